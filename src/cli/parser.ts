import { Argument, Command, CommanderError, Option } from "commander";
import { FatalError } from "../errors.ts";
import { type CommandSpec, commandEntries } from "./commands/registry.ts";
import type { FlagTexts } from "./config.ts";
import { helpLine } from "./help.ts";
import type { CommandName, OptionSpec } from "./options/option.ts";
import { flagName, isOptionKey, type OptionKey, optionEntries, optionsOf } from "./options.ts";

/** What the command line asks for: a command to run, or a text to print and nothing more. */
export type Invocation =
  | {
      readonly kind: "run";
      readonly command: CommandName;
      readonly args: readonly string[];
      readonly flags: FlagTexts;
    }
  | { readonly kind: "print"; readonly text: string };

/** @throws FatalError when the command line cannot be understood */
export function parseCommandLine(argv: readonly string[], version: string): Invocation {
  const printed: string[] = [];
  let invocation: Invocation | undefined;
  const program = buildProgram(
    version,
    (text) => printed.push(text),
    (run) => {
      invocation = run;
    },
  );
  try {
    program.parse([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error, argv);
  }
  return invocation ?? { kind: "print", text: `${printed.join("").trimEnd()}\n` };
}

function buildProgram(
  version: string,
  print: (text: string) => void,
  run: (run: Invocation) => void,
): Command {
  const program = new Command("restock")
    .description("Tell what to order, how much and by when, from CSV files of sales and stock.")
    .usage("<command> [options]")
    .version(`restock ${version}`, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .addHelpText("after", `\n${exampleLines(["restock init shop", "restock plan -c shop/restock.json"])}`);
  decorate(program, print);
  for (const [name, spec] of commandEntries) program.addCommand(buildCommand(name, spec, print, run));
  return program;
}

function buildCommand(
  name: CommandName,
  spec: CommandSpec,
  print: (text: string) => void,
  run: (run: Invocation) => void,
): Command {
  const command = new Command(name)
    .description(spec.about)
    .usage(spec.argument === undefined ? "[options]" : `${spec.argument.name} [options]`)
    .addHelpOption(new Option("-h, --help", "show this help").helpGroup("Output:"))
    .addHelpText("after", `\n${exampleLines(spec.examples)}`);
  decorate(command, print);
  if (spec.argument) command.addArgument(new Argument(spec.argument.name, spec.argument.about));
  for (const [key, option] of optionsOf(name)) command.addOption(buildOption(key, option));
  return command.action(() => {
    run({ kind: "run", command: name, args: command.args, flags: flagTexts(command) });
  });
}

function buildOption(key: OptionKey, spec: OptionSpec): Option {
  const short = spec.short === undefined ? "" : `-${spec.short}, `;
  const value = spec.kind === "flag" ? "" : ` <${spec.value}${spec.kind === "files" ? "..." : ""}>`;
  const option = new Option(`${short}${flagName(key)}${value}`, helpLine(spec)).helpGroup(`${spec.group}:`);
  if (spec.kind === "flag") return option;
  return option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
}

/** The options that were said, as texts: every kind is checked in one place, wherever it was said. */
function flagTexts(command: Command): FlagTexts {
  const flags = new Map<OptionKey, readonly string[]>();
  const said: Record<string, unknown> = command.opts();
  for (const [key] of optionEntries) {
    if (command.getOptionValueSource(key) !== "cli") continue;
    const value = said[key];
    flags.set(key, Array.isArray(value) ? value.map(String) : [String(value)]);
  }
  return flags;
}

/** Under 80 columns whatever the terminal, <FILE> shown as FILE, errors thrown and not printed. */
function decorate(command: Command, print: (text: string) => void): void {
  command
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: () => {},
      getOutHelpWidth: () => 79,
      getErrHelpWidth: () => 79,
    })
    .configureHelp({ optionTerm: (option) => option.flags.replace(/<(.*)>/, "$1") });
}

function exampleLines(lines: readonly string[]): string {
  return `Examples:\n${lines.map((line) => `  ${line}\n`).join("")}`.trimEnd();
}

function usageError(error: CommanderError, argv: readonly string[]): FatalError {
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const suggested = /\(Did you mean (.*)\?\)/.exec(rest.join(" "))?.[1];
  const hint = suggested === undefined ? usageHint(error.code, argv) : `did you mean ${suggested}?`;
  return new FatalError(usageMessage(error.code, first), { hint });
}

/** Commander's sentence, said better where it can be. */
function usageMessage(code: string, message: string): string {
  const [, flags, placeholder] = /^option '(.*) <(.*)>' argument missing$/.exec(message) ?? [];
  if (flags !== undefined) return `${flags} needs a value: ${placeholder}`;
  if (code !== "commander.excessArguments") return message;
  return message.replace(/\. Expected.*$/, "");
}

function usageHint(code: string, argv: readonly string[]): string {
  const first = argv[0] ?? "";
  const isCommand = commandEntries.some(([name]) => name === first);
  if (code === "commander.unknownOption" && !isCommand && isKnownFlag(first)) {
    return "options stand after the command: restock plan --sales sales.csv";
  }
  if (code === "commander.excessArguments") return "files are named by options: --sales sales.csv";
  const example = commandEntries.find(([name]) => name === first)?.[1].examples.at(-1);
  if (code === "commander.missingArgument" && example !== undefined) return `before the options: ${example}`;
  return `restock ${isCommand ? `${first} ` : ""}--help tells what there is`;
}

function isKnownFlag(text: string): boolean {
  const name = text.split("=")[0] ?? "";
  return optionEntries.some(
    ([key, { short }]) => isOptionKey(key) && (flagName(key) === name || `-${short}` === name),
  );
}
