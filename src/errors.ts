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

/** What the operating system's codes mean to the person who named the file. */
const fileProblems: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file, not a folder",
  ELOOP: "its symbolic links form a loop",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be larger than allowed",
  ENAMETOOLONG: "its name is too long",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the disk reports an error",
};

/** What went wrong with a file, in words that stand behind "cannot read FILE: ". */
export function fileProblem(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return fileProblems[errorCode(error) ?? ""] ?? text;
}

/** The code that Node gives errors of the system and of its libraries: ENOENT, Z_DATA_ERROR. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
