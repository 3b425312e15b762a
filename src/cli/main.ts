import { readFileSync } from "node:fs";
import { type ExitCode, exitCodes, FatalError } from "../errors.ts";
import { commands } from "./commands/registry.ts";
import { shortHelp } from "./help.ts";
import { type Invocation, parseCommandLine } from "./parser.ts";
import { ClosedPipeError, openTerminal, type Terminal } from "./terminal.ts";

/**
 * cli/ is the edge: command line, settings, terminal, exit codes. main parses, loads the one command
 * that is asked for, runs it, and turns whatever is thrown into a sentence and an exit code.
 */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const { stdout, stderr, env } = process;
  const plain = openTerminal({ stdout, stderr, env, color: false, progress: false });
  let isDebug = argv.includes("--debug");
  stopEarly(plain, () => isDebug);
  try {
    if (argv.length === 0) {
      await plain.stderr.write(shortHelp);
      return exitCodes.notDone;
    }
    const invocation = parseCommandLine(argv, programVersion());
    if (invocation.kind === "print") {
      await plain.stdout.write(invocation.text);
      return exitCodes.done;
    }
    return await runCommand(invocation, plain, (debug) => {
      isDebug = debug;
    });
  } catch (error) {
    return await reportError(error, plain, isDebug);
  }
}

async function runCommand(
  invocation: Invocation & { readonly kind: "run" },
  plain: Terminal,
  setDebug: (debug: boolean) => void,
): Promise<ExitCode> {
  const { command, args, flags } = invocation;
  const { stdout, stderr, env } = process;
  const { requireOptions, resolveSettings } = await import("./config.ts");
  const { settings, origins, notices } = resolveSettings({ command, flags, env, folder: "." });
  setDebug(settings.debug);
  const progress = settings.progress && !settings.quiet;
  const terminal = openTerminal({ stdout, stderr, env, color: settings.color, progress });
  if (settings.showConfig) {
    const { showConfig, showConfigJson } = await import("./show-config.ts");
    const show = settings.json ? showConfigJson : showConfig;
    await terminal.stdout.write(show(command, settings, origins));
    return exitCodes.done;
  }
  if (!settings.quiet) {
    for (const notice of notices) await plain.stderr.write(`restock: ${notice}\n`);
  }
  requireOptions(command, settings);
  const { run } = await commands[command].load();
  const context = { command, args, settings, origins, terminal, version: programVersion() };
  try {
    return await run(context);
  } finally {
    terminal.progress.clear();
  }
}

/** Says on stderr what went wrong and returns the exit code that belongs to it. */
async function reportError(error: unknown, terminal: Terminal, isDebug: boolean): Promise<ExitCode> {
  if (error instanceof ClosedPipeError) return exitCodes.done;
  if (error instanceof FatalError) {
    const hint = error.hint === undefined ? "" : `  hint: ${error.hint}\n`;
    await terminal.stderr.write(`restock: error: ${error.message}\n${hint}${isDebug ? stackOf(error) : ""}`);
    return error.exitCode;
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const hint = isDebug ? "" : "; --debug shows where it happened";
  await terminal.stderr.write(
    `restock: error: this is a bug: ${text}\n  hint: please report it with the command line${hint}\n${isDebug ? stackOf(error) : ""}`,
  );
  return exitCodes.bug;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? `${error.stack ?? ""}\n` : "";
}

/** Signals and errors outside of any await. 128 + the signal's number, as shells count. Exit handlers (half-written files) still run. */
function stopEarly(terminal: Terminal, isDebug: () => boolean): void {
  const stop = (status: number) => () => {
    terminal.progress.clear();
    process.exit(status);
  };
  process.once("SIGINT", stop(exitCodes.interrupted));
  process.once("SIGTERM", stop(143));
  process.once("uncaughtException", (error) => {
    reportError(error, terminal, isDebug()).then((status) => process.exit(status));
  });
}

function programVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const version: unknown = JSON.parse(text).version;
  return String(version);
}
