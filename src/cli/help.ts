import type { OptionSpec } from "./options/option.ts";

/** What help says of an option: its line, its choices, its default. */
export function helpLine(spec: OptionSpec): string {
  const words = spec.kind === "choice" || spec.kind === "list" ? (spec.choices ?? []) : [];
  const choices = words.length === 0 ? "" : `: ${words.join(" ")}`;
  return `${spec.about}${choices}${defaultText(spec)}`;
}

function defaultText(spec: OptionSpec): string {
  if (spec.kind === "flag" || !("default" in spec) || spec.default === undefined) return "";
  return ` (default: ${spec.default})`;
}

/** What `restock` alone says. */
export const shortHelp = `restock tells what to order, how much and by when, from CSV files.

  restock init shop                    write a starter folder with example files
  restock plan -c shop/restock.json    plan it

restock --help lists the commands.
`;
