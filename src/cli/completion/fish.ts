import { commandEntries } from "../commands/registry.ts";
import type { CommandName, OptionSpec } from "../options/option.ts";
import { flagName, type OptionKey, optionsOf } from "../options.ts";
import { wordChoices } from "./words.ts";

/** A completion script for fish. */
export function fishCompletion(): string {
  const lines = [
    "# fish completion of restock; made by: restock completion fish",
    "complete -c restock -f",
    ...commandEntries.map(([name, { about }]) => commandLine(name, about)),
    commandLine("help", "Show the help of a command."),
    "complete -c restock -n __fish_use_subcommand -s V -l version -d 'print the version'",
    "complete -c restock -s h -l help -d 'show this help'",
  ];
  for (const [name, { argument }] of commandEntries) {
    const seen = `complete -c restock -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    if (argument?.choices) lines.push(`${seen} -a ${quoted(argument.choices.join(" "))}`);
    if (argument?.name === "[folder]") lines.push(`${seen} -a '(__fish_complete_directories)'`);
    for (const [key, spec] of optionsOf(name)) lines.push(`${seen} ${optionWords(key, spec)}`);
  }
  return `${lines.join("\n")}\n`;
}

function commandLine(name: CommandName | "help", about: string): string {
  return `complete -c restock -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`;
}

function optionWords(key: OptionKey, spec: OptionSpec): string {
  const short = spec.short === undefined ? "" : `-s ${spec.short} `;
  const choices = wordChoices(spec);
  const isFile = spec.kind === "file" || spec.kind === "files";
  let value = "-x ";
  if (spec.kind === "flag") value = "";
  else if (isFile) value = "-r -F ";
  else if (choices.length > 0) value = `-x -a ${quoted(choices.join(" "))} `;
  return `${short}-l ${flagName(key).slice(2)} ${value}-d ${quoted(spec.about)}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
