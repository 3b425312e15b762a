import { stat } from "node:fs/promises";
import { FatalError } from "../errors.ts";
import { writeFileAtomically } from "../report/write-file.ts";
import type { CommandContext } from "./context.ts";

/**
 * Refuses to write the result over a file that the run reads.
 *
 * @throws FatalError naming both
 */
export async function checkOutput({ settings }: CommandContext): Promise<void> {
  const { output } = settings;
  if (output === null || output === "-") return;
  const target = await identity(output);
  if (target === null) return;
  for (const input of inputFiles(settings)) {
    if ((await identity(input)) === target) {
      throw new FatalError(`--output ${output} would overwrite the input ${input}`, {
        hint: "name another file",
      });
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

/** The same text for two names of one file, links followed; null: there is no such file. */
async function identity(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
