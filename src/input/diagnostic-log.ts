import type { Diagnostic, Severity } from "../errors.ts";

/** How many problems of one kind in one file are told one by one. */
const problemsTold = 20;

/** All problems of a kind in a file; more than were told one by one. */
export interface ProblemCount {
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
}

/** The problems of a run: the first of each kind whole, the others counted, so that memory stays small. */
export class DiagnosticLog {
  readonly diagnostics: Diagnostic[] = [];
  readonly #counts = new Map<string, { file: string; code: string; severity: Severity; count: number }>();

  add(diagnostic: Diagnostic): void {
    const { file, code, severity } = diagnostic;
    const key = `${file}\u0000${code}`;
    const entry = this.#counts.get(key) ?? { file, code, severity, count: 0 };
    entry.count++;
    this.#counts.set(key, entry);
    if (entry.count <= problemsTold) this.diagnostics.push(diagnostic);
  }

  /** The kinds of which only the first were told. */
  get crowded(): readonly ProblemCount[] {
    return [...this.#counts.values()].filter(({ count }) => count > problemsTold);
  }

  get errors(): number {
    let sum = 0;
    for (const { severity, count } of this.#counts.values()) if (severity === "error") sum += count;
    return sum;
  }
}
