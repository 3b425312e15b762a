import { constants } from "node:fs";
import { access, type FileHandle, lstat, open, readlink, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { errorCode, FatalError, fileProblem } from "../errors.ts";
import { escapeUnsafe } from "./safe-text.ts";

/** Text gathered before a write reaches the file, in UTF-16 units. */
const bufferLength = 64 * 1024;

/** Links followed before a path is called a loop, as Linux does. */
const maxLinks = 40;

/**
 * Writes a file whole or not at all: into a temporary file in the same folder, synced, then renamed.
 *
 * The old file stays as it was, with every failure; its mode is kept. A symbolic link stays a link and
 * its target is replaced. Whatever the chunks themselves throw is passed on.
 *
 * @throws FatalError if the path is a folder or a device, or cannot be written, or the disk is full
 */
export async function writeFileAtomically(
  path: string,
  chunks: Iterable<string> | AsyncIterable<string>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const target = await explained(path, () => followLinks(path));
  const mode = await explained(path, () => modeOfOldFile(path, target));
  const { handle, temporary } = await explained(path, () => openTemporary(target, mode));
  let isOpen = true;
  try {
    await writeChunks(path, handle, chunks, options.signal);
    await explained(path, async () => {
      if (mode !== null) await handle.chmod(mode);
      await handle.sync();
      isOpen = false;
      await handle.close();
      await rename(temporary, target);
    });
  } catch (error) {
    if (isOpen) await handle.close().catch(() => undefined);
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/**
 * Refuses a path that writeFileAtomically could not write to, before the work for it is done.
 *
 * @throws FatalError if the path is a folder or a device, or no file can be made in its folder
 */
export async function requireWritable(path: string): Promise<void> {
  await explained(path, async () => {
    const target = await followLinks(path);
    if ((await modeOfOldFile(path, target)) === null) await requireFolder(target, path);
    await access(dirname(target), constants.W_OK);
  });
}

async function requireFolder(target: string, path: string): Promise<void> {
  const found = await stat(dirname(target)).catch(ignoreMissing);
  if (found !== null) return;
  if (target !== resolve(path)) throw refusal(path, "it is a link into a folder that is not there");
  throw refusal(path, `there is no folder ${escapeUnsafe(dirname(path))}`);
}

async function writeChunks(
  path: string,
  handle: FileHandle,
  chunks: Iterable<string> | AsyncIterable<string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  let buffer = "";
  const flush = async () => {
    await explained(path, () => handle.writeFile(buffer));
    buffer = "";
  };
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    buffer += chunk;
    if (buffer.length >= bufferLength) await flush();
  }
  signal?.throwIfAborted();
  await flush();
}

/** The path at the end of its links; the file there need not exist. */
async function followLinks(path: string): Promise<string> {
  let current = resolve(path);
  for (let links = 0; links <= maxLinks; links++) {
    refuseStream(path, current);
    const found = await lstat(current).catch(ignoreMissing);
    if (found === null || !found.isSymbolicLink()) return current;
    current = resolve(dirname(current), await readlink(current));
  }
  throw refusal(path, "its symbolic links form a loop");
}

/** Names that stand for an open stream, whatever it leads to. */
function refuseStream(path: string, resolved: string): void {
  if (/^\/dev\/(stdin|stdout|stderr|fd(\/|$))|^\/proc\//.test(resolved)) throw deviceRefusal(path);
}

/** Permission bits of the file that will be replaced; null when there is none. */
async function modeOfOldFile(path: string, target: string): Promise<number | null> {
  const found = await stat(target).catch(ignoreMissing);
  if (found === null) return null;
  if (found.isDirectory()) throw refusal(path, "it is a folder", "name a file inside it");
  if (!found.isFile()) throw deviceRefusal(path);
  await access(target, constants.W_OK);
  return found.mode & 0o7777;
}

async function openTemporary(
  target: string,
  mode: number | null,
): Promise<{ readonly handle: FileHandle; readonly temporary: string }> {
  const stem = basename(target).slice(0, 40);
  for (let attempt = 0; ; attempt++) {
    const temporary = join(dirname(target), `.${stem}.${process.pid}-${attempt}.tmp`);
    try {
      return { handle: await open(temporary, "wx", mode ?? 0o666), temporary };
    } catch (error) {
      if (errorCode(error) !== "EEXIST" || attempt === 100) throw error;
    }
  }
}

async function explained<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof FatalError || errorCode(error) === undefined) throw error;
    throw new FatalError(`${cannotWrite(path)}: ${fileProblem(error)}`, { cause: error });
  }
}

function ignoreMissing(error: unknown): null {
  if (errorCode(error) === "ENOENT") return null;
  throw error;
}

function deviceRefusal(path: string): FatalError {
  return refusal(path, "it is a device, not a file", "without -o the result goes to standard output");
}

function refusal(path: string, reason: string, hint?: string): FatalError {
  return new FatalError(`${cannotWrite(path)}: ${reason}`, hint === undefined ? {} : { hint });
}

function cannotWrite(path: string): string {
  return `cannot write ${escapeUnsafe(path)}`;
}
