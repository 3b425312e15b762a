import { once } from "node:events";
import { type Parser, parse } from "csv-parse";
import { type Delimiter, firstLine, isDelimiterRow, sniffDelimiter } from "./delimiter.ts";
import type { Source } from "./source.ts";
import { type Survey, surveyText } from "./survey.ts";
import { textBytes } from "./text.ts";

/** Reads one row of a table; false: something is wrong with it, to be explained in the second pass. */
export type AcceptRow = (cells: readonly string[]) => boolean;

export interface RecordOptions {
  readonly delimiter: Delimiter | null;
  /** Called with the header and the row below it (null: none); null: the header cannot be used. */
  readonly begin: (header: readonly string[], sample: readonly string[] | null) => AcceptRow | null;
}

export interface RecordsRead {
  readonly delimiter: Delimiter;
  /** Number of the header among the records without quoting mistakes, from 0; null: there is none. */
  readonly headerNumber: number | null;
  readonly rows: number;
  /** Numbers of the rows that were not accepted, ascending. */
  readonly badRows: readonly number[];
  readonly hasQuoteFaults: boolean;
}

/**
 * The first pass over a table: every record goes to the reader of its rows, without positions, which
 * would cost csv-parse two to three times its speed. Only the numbers of bad rows are kept.
 */
export async function readRecords(source: Source, options: RecordOptions): Promise<RecordsRead> {
  const survey = await surveyText(textBytes(source));
  const feed = new RowFeed(options.begin);
  let hasQuoteFaults = false;
  let delimiter = options.delimiter;
  let parser: Parser | null = null;
  let head = Buffer.alloc(0);
  const start = (isWhole: boolean): Parser | null => {
    const line = firstLine(head.toString("utf8"), isWhole);
    if (line === null) return null;
    delimiter ??= sniffDelimiter(line);
    const made = makeParser(delimiter, survey);
    made.on("data", feed.onRecord);
    made.on("skip", () => {
      hasQuoteFaults = true;
    });
    return made;
  };
  for await (const chunk of textBytes(source)) {
    if (parser !== null) {
      await write(parser, chunk);
    } else {
      head = Buffer.concat([head, chunk]);
      parser = start(false);
      if (parser !== null) await write(parser, head);
    }
    if (feed.isRefused) break;
  }
  if (parser === null) {
    parser = start(true);
    if (parser !== null && head.length > 0) await write(parser, head);
  }
  if (parser !== null) await finish(parser);
  feed.end();
  const { headerNumber, rows, badRows } = feed;
  return { delimiter: delimiter ?? ",", headerNumber, rows, badRows, hasQuoteFaults };
}

function makeParser(delimiter: Delimiter, { recordDelimiters, hasQuotes }: Survey): Parser {
  return parse({
    delimiter,
    record_delimiter: [...recordDelimiters],
    quote: hasQuotes ? '"' : null,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
}

async function write(parser: Parser, chunk: Uint8Array): Promise<void> {
  if (!parser.write(chunk)) await once(parser, "drain");
}

async function finish(parser: Parser): Promise<void> {
  const end = once(parser, "end");
  parser.end();
  await end;
}

/** Tells header from rows and counts them. */
class RowFeed {
  readonly #begin: RecordOptions["begin"];
  readonly badRows: number[] = [];
  rows = 0;
  headerNumber: number | null = null;
  isRefused = false;
  #number = -1;
  #header: readonly string[] | null = null;
  #accept: AcceptRow | null = null;

  constructor(begin: RecordOptions["begin"]) {
    this.#begin = begin;
  }

  readonly onRecord = (cells: readonly string[]): void => {
    this.#number++;
    if (this.#accept === null && !this.#isReady(cells)) return;
    this.rows++;
    if (this.#accept?.(cells) === false) this.#refuse(cells);
  };

  end(): void {
    if (this.#accept === null && this.#header !== null && !this.isRefused) this.#begin(this.#header, null);
  }

  /** Whether a record is a row below a header that can be used. */
  #isReady(cells: readonly string[]): boolean {
    if (this.isRefused || isBlankRow(cells)) return false;
    if (this.#header === null) {
      if (isDelimiterRow(cells)) return false;
      this.#header = cells;
      this.headerNumber = this.#number;
      return false;
    }
    this.#accept = this.#begin(this.#header, cells);
    this.isRefused = this.#accept === null;
    return !this.isRefused;
  }

  /** A row of nothing but blank cells, as spreadsheets leave them, is no row. */
  #refuse(cells: readonly string[]): void {
    if (isBlankRow(cells)) this.rows--;
    else this.badRows.push(this.#number);
  }
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}
