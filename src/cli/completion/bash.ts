import { type CommandSpec, commandEntries } from "../commands/registry.ts";
import type { CommandName, OptionSpec } from "../options/option.ts";
import { flagName, optionsOf } from "../options.ts";
import { flagWords, wordChoices } from "./words.ts";

/** A completion script for bash 3.2 and later, without the bash-completion package. */
export function bashCompletion(): string {
  const names = commandEntries.map(([name]) => name).join(" ");
  return `# bash completion of restock; made by: restock completion bash
_restock() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="\${COMP_WORDS[1]}" words=""
  COMPREPLY=()
  if [ "$current" = "=" ]; then
    current=""
  elif [ "$before" = "=" ]; then
    before="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names} help --help --version" -- "$current"))
    return
  fi
  case "$command" in
${commandEntries.map(([name, spec]) => commandCase(name, spec)).join("\n")}
    help) words="${names}" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
_restock_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -f -- "$1"))
}
complete -F _restock restock
`;
}

function commandCase(name: CommandName, spec: CommandSpec): string {
  const values = optionsOf(name).map(([key, option]) => {
    const flags = option.short === undefined ? flagName(key) : `-${option.short}|${flagName(key)}`;
    return valueCase(flags, option);
  });
  const takesFolder = spec.argument?.name === "[folder]";
  return `    ${name})
      case "$before" in
${values.filter((line) => line !== "").join("\n")}
      esac
      words="${[...(spec.argument?.choices ?? []), ...flagWords(name)].join(" ")}"
${takesFolder ? '      case "$current" in -*) ;; *) _restock_files "$current"; return ;; esac\n' : ""}      ;;`;
}

function valueCase(flags: string, spec: OptionSpec): string {
  if (spec.kind === "flag") return "";
  if (spec.kind === "file" || spec.kind === "files") {
    return `        ${flags}) _restock_files "$current"; return ;;`;
  }
  const choices = wordChoices(spec);
  const reply =
    choices.length === 0 ? "" : ` COMPREPLY=($(compgen -W "${choices.join(" ")}" -- "$current"));`;
  return `        ${flags})${reply} return ;;`;
}
