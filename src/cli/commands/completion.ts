import { type ExitCode, exitCodes, FatalError } from "../../errors.ts";
import { bashCompletion } from "../completion/bash.ts";
import { fishCompletion } from "../completion/fish.ts";
import { zshCompletion } from "../completion/zsh.ts";
import type { CommandContext } from "../context.ts";

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const satisfies Record<
  string,
  () => string
>;

/** Prints the completion script of one shell, made from the option table. */
export async function run({ args, terminal }: CommandContext): Promise<ExitCode> {
  const shell = args[0];
  if (shell !== "bash" && shell !== "zsh" && shell !== "fish") {
    throw new FatalError(`no completion for ${shell}`, {
      hint: `restock completion takes one of ${Object.keys(scripts).join(", ")}`,
    });
  }
  await terminal.stdout.write(scripts[shell]());
  return exitCodes.done;
}
