import { type CommandSpec, commandEntries } from "../commands/registry.ts";
import type { CommandName, OptionSpec } from "../options/option.ts";
import { flagName, type OptionKey, optionsOf } from "../options.ts";
import { wordChoices } from "./words.ts";

/** A completion script for zsh, to be autoloaded as _restock or sourced. */
export function zshCompletion(): string {
  const names = commandEntries.map(([name, { about }]) => `    ${quoted(`${name}:${about}`)}`);
  return `#compdef restock
# zsh completion of restock; made by: restock completion zsh
_restock() {
  local -a commands
  commands=(
${names.join("\n")}
    'help:show the help of a command'
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _arguments '--help[show help]' '--version[print the version]'
    return
  fi
  local command=$words[2]
  (( CURRENT-- ))
  shift words
  case $command in
${commandEntries.map(([name, spec]) => commandCase(name, spec)).join("\n")}
    help) _describe command commands ;;
  esac
}
if [ "\${funcstack[1]}" = _restock ]; then
  _restock "$@"
else
  compdef _restock restock
fi
`;
}

function commandCase(name: CommandName, { argument }: CommandSpec): string {
  const specs = optionsOf(name).flatMap(([key, option]) => optionSpecs(key, option));
  if (argument?.choices) specs.push(quoted(`1:${argument.about}:(${argument.choices.join(" ")})`));
  else if (argument?.name === "[folder]") specs.push(quoted("1:folder:_files -/"));
  else if (argument) specs.push(quoted(`1:${escaped(argument.about)}: `));
  specs.push(quoted("(-)--help[show this help]"));
  return `    ${name})\n      _arguments -s \\\n${specs.map((spec) => `        ${spec}`).join(" \\\n")}\n      ;;`;
}

/** `'--only=[rows to show]:KIND:(all order)'`; an option that may be said again begins with a star. */
function optionSpecs(key: OptionKey, spec: OptionSpec): string[] {
  const star = spec.kind === "files" || spec.kind === "list" || spec.kind === "map" ? "*" : "";
  const tail = `[${escaped(spec.about)}]${valueSpec(spec)}`;
  const long = `${star}${flagName(key)}${spec.kind === "flag" ? "" : "="}${tail}`;
  if (spec.short === undefined) return [quoted(long)];
  return [quoted(long), quoted(`${star}-${spec.short}${spec.kind === "flag" ? "" : "+"}${tail}`)];
}

function valueSpec(spec: OptionSpec): string {
  if (spec.kind === "flag") return "";
  const choices = wordChoices(spec);
  const isFile = spec.kind === "file" || spec.kind === "files";
  return `:${escaped(spec.value ?? "value")}:${isFile ? "_files" : choices.length > 0 ? `(${choices.join(" ")})` : " "}`;
}

function escaped(text: string): string {
  return text.replace(/[[\]:\\]/g, "\\$&");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
