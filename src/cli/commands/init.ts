import { lstatSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type ExitCode, exitCodes, FatalError, fileProblem } from "../../errors.ts";
import { shellWord } from "../../input/shell-word.ts";
import { writeFileAtomically } from "../../report/write-file.ts";
import type { CommandContext } from "../context.ts";
import { starterFiles } from "../starter-files.ts";

/** Writes a starter folder; without --force not a byte is written when one of its files is there. */
export async function run({ args, settings, terminal }: CommandContext): Promise<ExitCode> {
  const folder = args[0] ?? ".";
  const files = starterFiles().map(({ name, text }) => ({ path: join(folder, name), text }));
  const present = files.map(({ path }) => path).filter(isThere);
  if (present.length > 0 && !settings.force) {
    throw new FatalError(`nothing written: ${present.join(", ")} would be overwritten`, {
      hint: "--force overwrites; or name another folder: restock init FOLDER",
    });
  }
  makeFolder(folder);
  for (const { path, text } of files) {
    await writeFileAtomically(path, [text]);
    if (!settings.quiet) await terminal.stdout.write(`wrote ${path}\n`);
  }
  if (!settings.quiet) {
    await terminal.stdout.write(`next: restock plan -c ${shellWord(join(folder, "restock.json"))}\n`);
  }
  return exitCodes.done;
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw new FatalError(`cannot write ${path}: ${fileProblem(error)}`, { cause: error });
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new FatalError(`cannot make the folder ${folder}: ${fileProblem(error)}`, { cause: error });
  }
}
