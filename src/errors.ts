/**
 * The two ways in which something can go wrong: a Diagnostic is a problem in the user's data, with
 * its place; a FatalError means that the run cannot go on.
 */

export type Severity = "error" | "warning";

/**
 * One problem in the data, told with its place.
 *
 * line and column count from 1; a problem of the whole file has neither. `source` is the line as it
 * stands in the file; `column` points into it.
 */
export interface Diagnostic {
  readonly severity: Severity;
  /** Kebab-case, stable: scripts and tests rely on it, e.g. "bad-quantity". */
  readonly code: string;
  /** The file as the user named it; "-" for standard input. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly source?: string;
  readonly message: string;
  readonly hint?: string;
}

/** What a run ends with; see the table of exit codes in the README. */
export const exitCodes = {
  done: 0,
  dataErrors: 1,
  notDone: 2,
  staleData: 3,
  rowsRejected: 4,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The run cannot go on: a wrong option, a file that cannot be opened, a disk that is full. */
export class FatalError extends Error {
  override readonly name = "FatalError";
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(
    message: string,
    options: { readonly hint?: string; readonly exitCode?: ExitCode; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? exitCodes.notDone;
  }
}
