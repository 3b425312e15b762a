import { stat } from "node:fs/promises";
import { FatalError } from "../errors.ts";
import { requireWritable, writeFileAtomically } from "../report/write-file.ts";
import type { CommandContext } from "./context.ts";
import { rejectPath } from "./reject-files.ts";

/**
 * Refuses, before any work is done, an output that cannot be written or that is a file which the run reads.
 *
 * @throws FatalError naming both
 */
export async function checkOutput({ settings }: CommandContext): Promise<void> {
  const { output } = settings;
  if (output === null || output === "-") return;
  for (const input of inputFiles(settings)) {
    if (await isSame(output, input)) {
      const message = `--output ${output} would overwrite the input ${input}`;
      throw new FatalError(message, { hint: "name another file" });
    }
  }
  await requireWritable(output);
}

/**
 * Refuses rejected rows that would overwrite the result or a file which the run reads.
 *
 * @throws FatalError naming both
 */
export async function checkRejects({ settings }: CommandContext): Promise<void> {
  const { output } = settings;
  const inputs = inputFiles(settings);
  const kept = output === null ? inputs : [...inputs, output];
  for (const input of inputs) {
    const path = rejectPath(input, output);
    for (const file of kept) {
      if (file === path || (await isSame(path, file))) {
        throw new FatalError(`the rejected rows of ${input} would overwrite ${file}`, {
          hint: `rename ${file}`,
        });
      }
    }
  }
}

/** Writes the result to --output, whole or not at all, or to standard output as it comes. */
export async function writeResult(context: CommandContext, chunks: Iterable<string>): Promise<void> {
  const { settings, terminal, signal } = context;
  if (settings.output !== null && settings.output !== "-") {
    await writeFileAtomically(settings.output, chunks, { signal });
    return;
  }
  for (const chunk of chunks) await terminal.stdout.write(chunk);
}

function inputFiles(settings: CommandContext["settings"]): readonly string[] {
  const { sales, leadTimes, stock, items, orders, suppliers, config } = settings;
  return [...sales, leadTimes, stock, items, orders, suppliers, config].flatMap((file) =>
    file === null || file === "-" ? [] : [file],
  );
}

/** Whether two names are of one file, links followed. */
async function isSame(one: string, other: string): Promise<boolean> {
  const identity = await identityOf(one);
  return identity !== null && identity === (await identityOf(other));
}

/** null: there is no such file. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
