import { readFileSync } from "node:fs";
import { exitCodes, FatalError } from "../errors.ts";
import { escapeUnsafe } from "../report/safe-text.ts";
import { commands } from "./commands/registry.ts";
import { shortHelp } from "./help.ts";
import { InterruptionError, interruptionSignal } from "./interruption.ts";
import { type Invocation, parseCommandLine } from "./parser.ts";
import { ClosedPipeError, openTerminal, type Terminal } from "./terminal.ts";

/**
 * cli/ is the edge: command line, settings, terminal, exit codes. main parses, loads the one command
 * that is asked for, runs it, and turns whatever is thrown into a sentence and an exit code.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { stdout, stderr, env } = process;
  const plain = openTerminal({ stdout, stderr, env, color: false, progress: false });
  const isDebug = argv.includes("--debug");
  process.once("uncaughtException", (error) => {
    reportError(error, plain, isDebug).then((status) => process.exit(status));
  });
  try {
    if (argv.length === 0) {
      await plain.stderr.write(shortHelp);
      return exitCodes.notDone;
    }
    const invocation = parseCommandLine(argv, programVersion());
    if (invocation.kind === "run") return await runCommand(invocation, plain);
    await plain.stdout.write(invocation.text);
    return exitCodes.done;
  } catch (error) {
    return await reportError(error, plain, isDebug);
  }
}

async function runCommand(
  invocation: Invocation & { readonly kind: "run" },
  plain: Terminal,
): Promise<number> {
  const { command, args, flags } = invocation;
  const { stdout, stderr, env } = process;
  const { requireOptions, resolveSettings } = await import("./config.ts");
  const { settings, origins, notices } = resolveSettings({ command, flags, env, folder: "." });
  const progress = settings.progress && !settings.quiet;
  const terminal = openTerminal({ stdout, stderr, env, color: settings.color, progress });
  if (settings.showConfig) {
    const { showConfig, showConfigJson } = await import("./show-config.ts");
    const show = settings.json ? showConfigJson : showConfig;
    await terminal.stdout.write(show(command, settings, origins));
    return exitCodes.done;
  }
  if (!settings.quiet) {
    for (const notice of notices) await plain.stderr.write(`restock: ${escapeUnsafe(notice)}\n`);
  }
  requireOptions(command, settings);
  const { run } = await commands[command].load();
  const signal = interruptionSignal();
  const context = { command, args, settings, origins, terminal, signal, version: programVersion() };
  try {
    return await run(context);
  } finally {
    terminal.progress.clear();
  }
}

/** Says on stderr what went wrong and returns the exit code that belongs to it. */
async function reportError(error: unknown, { stderr }: Terminal, isDebug: boolean): Promise<number> {
  if (error instanceof ClosedPipeError) return exitCodes.done;
  if (error instanceof InterruptionError) return error.status;
  if (error instanceof FatalError) {
    await stderr.write(problemText(error.message, error.hint));
    if (isDebug) await stderr.write(stackOf(error));
    return error.exitCode;
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const hint = "please report it with the command line and what --debug prints";
  await stderr.write(problemText(`this is a bug in restock: ${text}`, hint));
  if (isDebug) await stderr.write(stackOf(error));
  return exitCodes.bug;
}

/** File names, values and settings in it may hold anything: none of it steers the terminal. */
function problemText(message: string, hint: string | undefined): string {
  const lines = message.split("\n").map(escapeUnsafe).join("\n");
  return `restock: error: ${lines}\n${hint === undefined ? "" : `  hint: ${escapeUnsafe(hint)}\n`}`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? `${error.stack ?? ""}\n` : "";
}

function programVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const version: unknown = JSON.parse(text).version;
  return String(version);
}
