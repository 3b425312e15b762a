import { errorCode, FatalError, fileProblem } from "../errors.ts";
import { createProgress, type Progress } from "./progress.ts";

/**
 * The edge to the terminal: what may be coloured, how wide it is, and writing that survives a
 * reader who went away. Nothing left of cli/ looks at a stream or at the environment.
 */
export interface Terminal {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** One line on stderr that is drawn over; silent when stderr is no terminal. */
  readonly progress: Progress;
}

/** As chalk counts: 0 none, 1 sixteen colours, 2 two hundred and fifty-six, 3 all. */
export type ColorLevel = 0 | 1 | 2 | 3;

export interface OutputStream {
  readonly isTerminal: boolean;
  /** Columns, or null where lines may be as long as they like. */
  readonly width: number | null;
  readonly colorLevel: ColorLevel;
  /**
   * Settles when the text is handed over, so that a slow reader slows the writer.
   * @throws ClosedPipeError when the reader of stdout is gone; FatalError when it cannot be written
   */
  write(text: string): Promise<void>;
}

/** The reader of stdout went away (`restock plan | head`): the run ends quietly. */
export class ClosedPipeError extends Error {
  override readonly name = "ClosedPipeError";
}

/** The part of process.stdout that is used here. */
export interface TerminalStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  getColorDepth?(): number;
  write(text: string, done: (error?: Error | null) => void): boolean;
  on(event: "error", listener: (error: Error) => void): unknown;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export function openTerminal(options: {
  readonly stdout: TerminalStream;
  readonly stderr: TerminalStream;
  readonly env: Environment;
  /** false: --no-color. */
  readonly color: boolean;
  /** false: --no-progress or --quiet. */
  readonly progress: boolean;
}): Terminal {
  const { stdout, stderr, env, color } = options;
  const progress = createProgress({
    write: (text) => {
      stderr.write(text, () => {});
    },
    isShown: options.progress && stderr.isTTY === true && env.TERM !== "dumb",
    width: terminalWidth(stderr, env) ?? 80,
    now: () => performance.now(),
  });
  return {
    stdout: outputStream(stdout, env, color, (text) => {
      progress.clear();
      return writeToStdout(stdout, text);
    }),
    stderr: outputStream(stderr, env, color, async (text) => {
      progress.clear();
      await new Promise<void>((resolve) => stderr.write(text, () => resolve()));
    }),
    progress,
  };
}

function outputStream(
  stream: TerminalStream,
  env: Environment,
  color: boolean,
  write: OutputStream["write"],
): OutputStream {
  stream.on("error", () => {});
  return {
    isTerminal: stream.isTTY === true,
    width: terminalWidth(stream, env),
    colorLevel: color ? colorLevel(stream, env) : 0,
    write,
  };
}

/** COLUMNS when it is set, else the terminal's own width; a pipe or a file has none. */
export function terminalWidth(stream: TerminalStream, env: Environment): number | null {
  const said = env.COLUMNS ?? "";
  if (/^[1-9]\d{0,4}$/.test(said)) return Number(said);
  return stream.isTTY === true && stream.columns !== undefined && stream.columns > 0 ? stream.columns : null;
}

/**
 * Whether and how richly a stream is coloured. FORCE_COLOR (1, 2, 3; 0 for never) wins over NO_COLOR
 * (any text), which wins over TERM=dumb and over what the terminal says of itself; a pipe is plain.
 *
 * Source: https://no-color.org, https://force-color.org
 */
export function colorLevel(stream: TerminalStream, env: Environment): ColorLevel {
  const forced = env.FORCE_COLOR;
  if (forced === "0" || forced === "false") return 0;
  if (forced === "2") return 2;
  if (forced === "3") return 3;
  if (forced !== undefined && forced !== "") return 1;
  if ((env.NO_COLOR ?? "") !== "" || env.TERM === "dumb" || stream.isTTY !== true) return 0;
  const depth = stream.getColorDepth?.() ?? 1;
  if (depth >= 24) return 3;
  if (depth >= 8) return 2;
  return depth >= 4 ? 1 : 0;
}

function writeToStdout(stream: TerminalStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error) reject(stdoutError(error));
      else resolve();
    });
  });
}

function stdoutError(error: Error): Error {
  const code = errorCode(error);
  if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") return new ClosedPipeError();
  return new FatalError(`cannot write to standard output: ${fileProblem(error)}`, { cause: error });
}
