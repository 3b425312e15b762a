import { type Delimiter, sniffDelimiter } from "./delimiter.ts";
import type { DiagnosticLog } from "./diagnostic-log.ts";
import { type PlacedRecord, placeInRecord, RecordScanner } from "./places.ts";
import { problem } from "./problem.ts";
import { diagnosticOf, quoteProblems, unclosedHint } from "./second-pass.ts";
import type { Source } from "./source.ts";
import { textBytes } from "./text.ts";

const megabyte = 1024 * 1024;

/** What a row and the header may take, in megabytes: a quote left open makes one row of the whole file. */
const longestRow = 16;
const longestHeader = 1;

/** A row of more than `limit` megabytes; length counts the bytes of text read up to then. */
export class EndlessRowError extends Error {
  override readonly name = "EndlessRowError";
  readonly length: number;
  readonly delimiter: Delimiter;
  readonly limit: number;

  constructor(
    length: number,
    { delimiter, limit }: { readonly delimiter: Delimiter; readonly limit: number },
  ) {
    super("a row without an end");
    this.limit = limit;
    this.length = length;
    this.delimiter = delimiter;
  }
}

/** @throws EndlessRowError when the header is not complete after a megabyte */
export function checkHeadLength(start: Uint8Array, given: Delimiter | null): void {
  if (start.length <= longestHeader * megabyte) return;
  const beginning = Buffer.from(start.subarray(0, longestHeader * megabyte)).toString("latin1");
  const delimiter = given ?? sniffDelimiter(beginning);
  throw new EndlessRowError(start.length, { delimiter, limit: longestHeader });
}

/** Watches that rows come to an end, from the bytes given to the parser and the rows that it has found. */
export class RowLengthWatch {
  readonly #delimiter: Delimiter;
  #length: number;
  #lengthAtRow: number;
  #rows = 0;

  /** `start`: bytes of the file before those that are watched. */
  constructor(start: number, delimiter: Delimiter) {
    this.#length = start;
    this.#lengthAtRow = start;
    this.#delimiter = delimiter;
  }

  /** @throws EndlessRowError when no row ended within 16 MB */
  check(bytes: number, rows: number): void {
    this.#length += bytes;
    if (rows > this.#rows) this.#lengthAtRow = this.#length;
    this.#rows = rows;
    if (this.#length - this.#lengthAtRow <= longestRow * megabyte) return;
    throw new EndlessRowError(this.#length, { delimiter: this.#delimiter, limit: longestRow });
  }
}

/** Tells where the row without an end begins, or the quote that makes it one. */
export async function tellEndlessRow(
  { source, log }: { readonly source: Source; readonly log: DiagnosticLog },
  { length, delimiter, limit }: EndlessRowError,
): Promise<void> {
  const record = await lastRecord(source, length, delimiter);
  const fault = record?.fault ?? null;
  const place = placeInRecord(record ?? { raw: "", line: 1, fault: null }, fault?.offset ?? 0);
  const beyond = `the row goes on for more than ${limit} MB`;
  const [code, mistake] = fault === null ? ["endless-row", ""] : quoteProblems[fault.kind];
  const message = mistake === "" ? beyond : `${mistake}: ${beyond}`;
  const told = problem(
    code,
    null,
    message,
    fault === null ? "is this a CSV file, a row a line?" : unclosedHint,
  );
  log.add(diagnosticOf(source.name, told, place));
}

/** The record that the first bytes of a text end in. */
async function lastRecord(
  source: Source,
  length: number,
  delimiter: Delimiter,
): Promise<PlacedRecord | null> {
  const found: PlacedRecord[] = [];
  const scanner = new RecordScanner(delimiter, (record) => {
    found[0] = record;
  });
  const decoder = new TextDecoder();
  let read = 0;
  for await (const bytes of textBytes(source)) {
    scanner.write(decoder.decode(bytes.subarray(0, length - read), { stream: true }));
    read += bytes.length;
    if (read >= length) break;
  }
  scanner.end();
  return found[0] ?? null;
}
