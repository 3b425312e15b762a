import { once } from "node:events";
import { type Parser, parse } from "csv-parse";
import { type Delimiter, hasLooseQuotes } from "./delimiter.ts";
import { checkHeadLength, RowLengthWatch } from "./endless-row.ts";
import { type Head, isBlankRow, readHead } from "./head.ts";
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
 * The first pass over a table: every row goes to the reader of its rows, without positions, which would
 * cost csv-parse two to three times its speed. Only the numbers of bad rows are kept.
 */
export async function readRecords(source: Source, options: RecordOptions): Promise<RecordsRead> {
  const survey = await surveyText(textBytes(source));
  let start: Uint8Array = new Uint8Array(0);
  let head: Head | null = null;
  let rows: RowFeed | null = null;
  for await (const chunk of textBytes(source)) {
    if (rows !== null) {
      await rows.write(chunk);
      if (rows.isRefused) break;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    head = readHead(start, false, options.delimiter);
    if (head === null) {
      checkHeadLength(start, options.delimiter);
      continue;
    }
    rows = new RowFeed(head, survey, options.begin);
    if (head.header === null) break;
    await rows.write(start.subarray(head.length));
  }
  if (rows === null) {
    head = readHead(start, true, options.delimiter);
    if (head !== null) rows = new RowFeed(head, survey, options.begin);
  }
  await rows?.end();
  return {
    delimiter: head?.delimiter ?? ",",
    headerNumber: head === null || head.header === null ? null : head.headerNumber,
    rows: rows?.rows ?? 0,
    badRows: rows?.badRows ?? [],
    hasQuoteFaults: head?.hasQuoteFault === true || rows?.hasQuoteFaults === true,
  };
}

/** Feeds csv-parse and hands the rows on. */
class RowFeed {
  readonly badRows: number[] = [];
  rows = 0;
  isRefused = false;
  hasQuoteFaults = false;
  readonly #begin: RecordOptions["begin"];
  readonly #header: readonly string[] | null;
  readonly #parser: Parser;
  readonly #watch: RowLengthWatch;
  #number: number;
  /** Rows found, those with quoting mistakes among them. */
  #ended = 0;
  #accept: AcceptRow | null = null;

  constructor(
    { delimiter, header, headerNumber, length }: Head,
    survey: Survey,
    begin: RecordOptions["begin"],
  ) {
    this.#begin = begin;
    this.#header = header;
    this.#number = headerNumber;
    this.#watch = new RowLengthWatch(length, delimiter);
    // The header is left to readHead: csv-parse makes an error object of each row that is not as wide as
    // the first, which takes twenty times as long as the row.
    this.#parser = parse({
      delimiter,
      record_delimiter: [...survey.recordDelimiters],
      quote: survey.hasQuotes ? '"' : null,
      relax_quotes: hasLooseQuotes(delimiter),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
    });
    this.#parser.on("data", this.#take);
    this.#parser.on("skip", () => {
      this.hasQuoteFaults = true;
      this.#ended++;
    });
  }

  async write(chunk: Uint8Array): Promise<void> {
    if (!this.#parser.write(chunk)) await once(this.#parser, "drain");
    this.#watch.check(chunk.length, this.#ended);
  }

  async end(): Promise<void> {
    const ended = once(this.#parser, "end");
    this.#parser.end();
    await ended;
    if (this.#accept === null && this.#header !== null && !this.isRefused) this.#begin(this.#header, null);
  }

  readonly #take = (cells: readonly string[]): void => {
    this.#number++;
    this.#ended++;
    if (this.#accept === null && !this.#isReady(cells)) return;
    this.rows++;
    if (this.#accept?.(cells) === false) this.#refuse(cells);
  };

  /** Whether the columns are known; the first row that is not blank helps to tell them. */
  #isReady(cells: readonly string[]): boolean {
    if (this.isRefused || this.#header === null || isBlankRow(cells)) return false;
    this.#accept = this.#begin(this.#header, cells);
    this.isRefused = this.#accept === null;
    return !this.isRefused;
  }

  #refuse(cells: readonly string[]): void {
    if (isBlankRow(cells)) this.rows--;
    else this.badRows.push(this.#number);
  }
}
