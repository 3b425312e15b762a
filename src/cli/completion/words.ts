import type { CommandName, OptionSpec } from "../options/option.ts";
import { flagName, optionsOf } from "../options.ts";

/** Every flag of a command, long before short, --help last. */
export function flagWords(command: CommandName): readonly string[] {
  const words = optionsOf(command).flatMap(([key, { short }]) =>
    short === undefined ? [flagName(key)] : [flagName(key), `-${short}`],
  );
  return [...words, "--help", "-h"];
}

/** The choices of an option, unless some of them would need quotes in a shell (; and |). */
export function wordChoices(spec: OptionSpec): readonly string[] {
  if (spec.kind !== "choice" && spec.kind !== "list") return [];
  const { choices = [] } = spec;
  return choices.every((choice) => /^[\w.-]+$/.test(choice)) ? choices : [];
}
