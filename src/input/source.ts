/**
 * Opens what the user named: a plain file, a gzip file, a pipe or standard input, as chunks of bytes
 * that can be read twice (a second pass finds the places of problems).
 */
import { randomUUID } from "node:crypto";
import {
  closeSync,
  createReadStream,
  fstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
  unlinkSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline, Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { createGunzip } from "node:zlib";
import { errorCode, FatalError, fileProblem } from "../errors.ts";

export interface Source {
  /** As the user named it. */
  readonly name: string;
  /** The bytes from the beginning, unpacked; may be called again. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly close: () => void;
}

const chunkBytes = 256 * 1024;

/**
 * Opens a file by its name, or standard input by "-".
 *
 * @throws FatalError (exit 2) when there is no such file, it is a folder, may not be read, …
 */
export async function openSource(
  name: string,
  options: { readonly standardInput?: Readable | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<Source> {
  const { standardInput = process.stdin, signal } = options;
  if (name === "-") return fromFile(name, await spool(name, standardInput), signal);
  const stats = attempt(name, () => statSync(name));
  if (stats.isDirectory())
    throw new FatalError(`cannot read ${name}: it is a folder`, { hint: "name the CSV file in it" });
  if (isReadTwice(stats))
    return fromFile(
      name,
      attempt(name, () => openSync(name, "r")),
      signal,
    );
  return fromFile(name, await spool(name, createReadStream(name)), signal);
}

/** A source over bytes in memory, in the chunks given. */
export function sourceFromChunks(name: string, chunks: readonly Uint8Array[]): Source {
  async function* all() {
    yield* chunks;
  }
  return { name, open: all, close: () => {} };
}

/** A pipe or a device gives its bytes once only. */
function isReadTwice(stats: Stats): boolean {
  return stats.isFile();
}

/** Between chunks the event loop turns, so that a signal to stop is heard: its reason is thrown. */
function fromFile(name: string, descriptor: number, signal: AbortSignal | undefined): Source {
  const magic = new Uint8Array(2);
  const length = attempt(name, () => readSync(descriptor, magic, 0, 2, 0));
  const before = fstatSync(descriptor);
  const isGzip = length === 2 && magic[0] === 0x1f && magic[1] === 0x8b;
  async function* chunks() {
    const bytes = readChunks(descriptor);
    try {
      const unpacked = isGzip
        ? pipeline(Readable.from(bytes), createGunzip({ chunkSize: chunkBytes }), () => {})
        : bytes;
      for await (const chunk of unpacked) {
        yield chunk;
        await setImmediate();
        signal?.throwIfAborted();
      }
      requireUnchanged(name, before, fstatSync(descriptor));
    } catch (error) {
      signal?.throwIfAborted();
      throw readFailure(name, error);
    }
  }
  return { name, open: chunks, close: () => closeSync(descriptor) };
}

/** An export that is still being written, or is written anew, would give half a history. */
function requireUnchanged(name: string, before: Stats, now: Stats): void {
  if (now.size === before.size && now.mtimeMs === before.mtimeMs) return;
  const hint = "wait until it is written, then run again";
  throw new FatalError(`cannot read ${name}: it changed while it was read`, { hint });
}

/** The bytes of a file from its beginning; not a read stream, which would close the file when left early. */
function* readChunks(descriptor: number): Generator<Uint8Array> {
  for (let position = 0; ; ) {
    const chunk = Buffer.allocUnsafeSlow(chunkBytes);
    const length = readSync(descriptor, chunk, 0, chunkBytes, position);
    if (length === 0) return;
    position += length;
    yield chunk.subarray(0, length);
  }
}

/**
 * Copies a stream that can be read only once into a temporary file, whose name is removed at once:
 * nothing is left behind, however the run ends.
 */
async function spool(name: string, stream: Readable): Promise<number> {
  const path = join(tmpdir(), `restock-${randomUUID()}`);
  const descriptor = openTemporary(name, path);
  try {
    const writer = await open(path, "w");
    unlinkSync(path);
    try {
      for await (const chunk of stream) await writer.writeFile(chunk);
    } finally {
      await writer.close();
    }
  } catch (error) {
    closeSync(descriptor);
    throw readFailure(name === "-" ? "standard input" : name, error);
  }
  return descriptor;
}

function openTemporary(name: string, path: string): number {
  try {
    return openSync(path, "wx+", 0o600);
  } catch (error) {
    const what = name === "-" ? "standard input" : name;
    const problem = `cannot keep ${what} in the folder ${tmpdir()} to read it twice: ${fileProblem(error)}`;
    throw new FatalError(problem, { hint: "set TMPDIR to a folder with room", cause: error });
  }
}

function attempt<T>(name: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw readFailure(name, error);
  }
}

/** What goes wrong beside the file itself: while it is unpacked, or kept to be read twice. */
const readingProblems: Readonly<Record<string, readonly [message: string, hint?: string]>> = {
  ENOSPC: ["the disk for temporary files is full"],
  Z_BUF_ERROR: ["it ends in the middle: the gzip data is cut short", "copy or download it again"],
  Z_DATA_ERROR: ["its gzip data is damaged", "copy or download it again"],
};

function readFailure(name: string, error: unknown): FatalError {
  if (error instanceof FatalError) return error;
  const [message, hint] = readingProblems[errorCode(error) ?? ""] ?? [fileProblem(error)];
  return new FatalError(`cannot read ${name}: ${message}`, {
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  });
}
