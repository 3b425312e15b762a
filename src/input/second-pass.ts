import type { Diagnostic } from "../errors.ts";
import { itemKey } from "../plan/item-index.ts";
import type { Columns } from "./columns.ts";
import type { Delimiter } from "./delimiter.ts";
import type { DiagnosticLog } from "./diagnostic-log.ts";
import { isBlankRow } from "./head.ts";
import { lineBreak, type PlacedRecord, placeInRecord, type QuoteFault, RecordScanner } from "./places.ts";
import { type Problem, problem } from "./problem.ts";
import type { RecordsRead } from "./records.ts";
import type { RejectSink } from "./rejects.ts";
import type { Source } from "./source.ts";
import { splitCells } from "./split-cells.ts";
import { textBytes } from "./text.ts";

/** What the second pass does with the rows that it explains. */
export interface RowReport {
  readonly log: DiagnosticLog;
  /** Takes bad rows whole; null: they only stop the run. */
  readonly rejects: RejectSink | null;
  /** Items of bad rows, as `sku NUL location`. */
  readonly touchedItems: Set<string>;
}

export interface SecondPass extends RowReport {
  readonly source: Source;
  readonly delimiter: Delimiter;
  readonly read: RecordsRead;
  /** null: the header cannot be used, and only the quoting is told. */
  readonly columns: Columns | null;
  /** "bad": only the rows that the first pass refused; "all": every row below the header. */
  readonly rows: "bad" | "all";
  readonly explain: (cells: readonly string[], line: number) => readonly Problem[];
}

/** Reads a table again, with places, to tell what is wrong where. Returns the number of bad rows. */
export async function explainRows(pass: SecondPass): Promise<number> {
  const teller = new RowTeller(pass);
  const scanner = new RecordScanner(pass.delimiter, (record) => teller.take(record));
  const decoder = new TextDecoder();
  for await (const bytes of textBytes(pass.source)) {
    scanner.write(decoder.decode(bytes, { stream: true }));
    await teller.flush();
  }
  scanner.write(decoder.decode());
  scanner.end();
  await teller.flush();
  return teller.badRows;
}

export const unclosedHint = "close it where the cell ends, or leave it out";

export const quoteProblems = {
  opening: ["bad-quote", "a quote inside a cell that is not in quotes"],
  closing: ["bad-quote", "text after the quote that closes a cell"],
  unclosed: ["open-quote", "this quote is never closed"],
} as const;

/** A quoting mistake; the lines that it makes part of one cell are told. */
function quoteProblem({ raw, line }: PlacedRecord, kind: QuoteFault): Problem {
  const [code, message] = quoteProblems[kind];
  const lastLine = line + raw.trimEnd().split(lineBreak).length - 1;
  const text = lastLine > line ? `${message}: the row runs on to line ${lastLine}` : message;
  const hint = kind === "unclosed" ? unclosedHint : "put the cell in quotes and double the quotes in it";
  return problem(code, null, text, hint);
}

/** In a row with a cell too many the cells behind it stand under wrong headers: only that is told. */
function reliable(problems: readonly Problem[]): readonly Problem[] {
  const long = problems.filter(({ code }) => code === "long-row");
  return long.length > 0 ? long : problems;
}

class RowTeller {
  badRows = 0;
  readonly #pass: SecondPass;
  #number = -1;
  #nextBad = 0;
  #rejected: { line: number; reason: string; row: string }[] = [];

  constructor(pass: SecondPass) {
    this.#pass = pass;
  }

  take(record: PlacedRecord): void {
    if (record.fault !== null) {
      const { offset } = record.fault;
      this.#tell(record, [quoteProblem(record, record.fault.kind)], [], [offset]);
      return;
    }
    this.#number++;
    const { read, rows, columns, delimiter } = this.#pass;
    const isWanted = rows === "bad" ? this.#isBad() : this.#number > (read.headerNumber ?? -1);
    if (!isWanted || columns === null) return;
    const { cells, offsets } = splitCells(record.raw, delimiter);
    if (isBlankRow(cells)) return;
    const problems = this.#pass.explain(cells, record.line);
    if (problems.length > 0) this.#tell(record, problems, cells, offsets);
    else if (rows === "bad")
      this.#tell(record, [problem("bad-row", null, "this row cannot be read")], cells, offsets);
  }

  #isBad(): boolean {
    if (this.#pass.read.badRows[this.#nextBad] !== this.#number) return false;
    this.#nextBad++;
    return true;
  }

  #tell(
    record: PlacedRecord,
    problems: readonly Problem[],
    cells: readonly string[],
    offsets: readonly number[],
  ): void {
    const { log, source, rejects, columns, touchedItems } = this.#pass;
    const inOrder = reliable(problems).toSorted((one, other) => (one.cell ?? 0) - (other.cell ?? 0));
    for (const each of inOrder) {
      const offset = offsets[each.cell ?? 0] ?? offsets[0] ?? 0;
      log.add(diagnosticOf(source.name, each, placeInRecord(record, offset)));
    }
    if (problems.every(({ isWarning }) => isWarning)) return;
    this.badRows++;
    const sku = (cells[columns?.at("sku") ?? -1] ?? "").trim();
    if (sku !== "")
      touchedItems.add(itemKey({ sku, location: (cells[columns?.at("location") ?? -1] ?? "").trim() }));
    const reason = inOrder.map(({ message }) => message).join("; ");
    if (rejects !== null) this.#rejected.push({ line: record.line, reason, row: record.raw });
  }

  /** Hands the bad rows of one chunk on, waiting for the disk. */
  async flush(): Promise<void> {
    const { rejects, source } = this.#pass;
    if (rejects !== null)
      for (const row of this.#rejected) await rejects.write({ file: source.name, ...row });
    this.#rejected = [];
  }
}

/** A problem with its place; a source line too long to be shown is left out. */
export function diagnosticOf(
  file: string,
  { code, message, hint, isWarning }: Problem,
  place: { readonly line: number; readonly column: number; readonly source: string },
): Diagnostic {
  const severity = isWarning ? "warning" : "error";
  const told = { severity, code, file, ...place, message } as const;
  return hint === undefined ? told : { ...told, hint };
}
