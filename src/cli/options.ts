import { inputOptions } from "./options/input.ts";
import { modelOptions } from "./options/model.ts";
import type { CommandName, OptionSpec, ValueOf } from "./options/option.ts";
import { outputOptions } from "./options/output.ts";
import { policyOptions } from "./options/policy.ts";

/**
 * Every setting of the program, once. The parser, help, completion, the check of restock.json,
 * the environment variables and --show-config all read this table.
 */
export const options = {
  ...inputOptions,
  ...modelOptions,
  ...policyOptions,
  ...outputOptions,
} as const satisfies Record<string, OptionSpec>;

export type OptionKey = keyof typeof options;

/** The settings of a run, checked and typed. */
export type Settings = { readonly [K in OptionKey]: ValueOf<(typeof options)[K]> };

const optionKeys: readonly OptionKey[] = Object.keys(options).filter(isOptionKey);

/** The entries of the table, for code that treats all options alike. */
export const optionEntries: readonly (readonly [OptionKey, OptionSpec])[] = optionKeys.map((key) => [
  key,
  options[key],
]);

export function isOptionKey(text: string): text is OptionKey {
  return Object.hasOwn(options, text);
}

/** serviceLevel -> --service-level; a flag that is on by default is said as --no-color. */
export function flagName(key: OptionKey): string {
  const spec: OptionSpec = options[key];
  const negated = spec.kind === "flag" && spec.default;
  return `--${negated ? "no-" : ""}${kebabCase(key)}`;
}

/** serviceLevel -> RESTOCK_SERVICE_LEVEL. */
export function variableName(key: OptionKey): string {
  return `RESTOCK_${kebabCase(key).replaceAll("-", "_").toUpperCase()}`;
}

/** The options that a command takes, in the order of the table. */
export function optionsOf(command: CommandName): readonly (readonly [OptionKey, OptionSpec])[] {
  return optionEntries.filter(([, spec]) => spec.commands.includes(command));
}

function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
