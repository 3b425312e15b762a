import { hasLooseQuotes } from "./delimiter.ts";

/**
 * Where each record of a CSV text stands. Only needed after a problem was found: csv-parse reads the
 * good rows without positions (they would cost it two to three times its speed), and the file is
 * walked a second time with this scanner. Records begin and end exactly where csv-parse's do.
 */

export type QuoteFault = "opening" | "closing" | "unclosed";

export interface PlacedRecord {
  /** The record's text without its line break. */
  readonly raw: string;
  /** The line, from 1, on which the record begins. */
  readonly line: number;
  /** The first quoting mistake in the record and its offset in raw; null: none. */
  readonly fault: { readonly kind: QuoteFault; readonly offset: number } | null;
}

/** LF, CRLF and CR end a line alike. */
export const lineBreak = /\r\n|\n|\r/;

const lf = 10;
const cr = 13;
const quote = 34;

/** Walks the text of one file, given in chunks of any size, and hands each record to `onRecord`. */
export class RecordScanner {
  readonly #delimiter: number;
  readonly #isLoose: boolean;
  readonly #onRecord: (record: PlacedRecord) => void;
  #parts: string[] = [];
  /** Characters of the record before the current chunk. */
  #before = 0;
  #line = 1;
  #recordLine = 1;
  #quoting = false;
  /** A quote was seen inside quotes: the next character tells what it meant. */
  #pendingQuote = false;
  /** The field has no character yet, and no quote. */
  #fieldEmpty = true;
  #fieldWasQuoted = false;
  #recordEmpty = true;
  #quoteOffset = 0;
  #fault: PlacedRecord["fault"] = null;
  /** The last character was CR: an LF now belongs to the same line break. */
  #afterCr = false;

  constructor(delimiter: string, onRecord: (record: PlacedRecord) => void) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#isLoose = hasLooseQuotes(delimiter);
    this.#onRecord = onRecord;
  }

  write(text: string): void {
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.#afterCr) {
        this.#afterCr = false;
        if (code === lf) {
          if (!this.#quoting) start = at + 1;
          continue;
        }
      }
      if (code === lf || code === cr) {
        this.#afterCr = code === cr;
        if (this.#pendingQuote) this.#closeQuote();
        if (!this.#quoting) {
          this.#endRecord(text.slice(start, at));
          start = at + 1;
        }
        this.#line++;
        if (!this.#quoting) this.#recordLine = this.#line;
      } else {
        this.#step(code, this.#before + at - start);
      }
    }
    if (start < text.length) this.#parts.push(text.slice(start));
    this.#before += text.length - start;
  }

  end(): void {
    if (this.#pendingQuote) this.#closeQuote();
    if (this.#quoting) {
      this.#fault ??= { kind: "unclosed", offset: this.#quoteOffset };
      this.#recordEmpty = false;
    }
    this.#endRecord("");
  }

  /** One character that is not a line break; offset is its place in the record. */
  #step(code: number, offset: number): void {
    if (this.#quoting) this.#stepQuoted(code, offset);
    else if (code === quote) {
      if (this.#fieldEmpty) {
        this.#quoting = true;
        this.#quoteOffset = offset;
      } else if (!this.#isLoose) {
        this.#fault ??= { kind: "opening", offset };
      }
    } else if (code === this.#delimiter) this.#endField();
    else this.#fieldEmpty = false;
  }

  #stepQuoted(code: number, offset: number): void {
    if (!this.#pendingQuote) {
      if (code === quote) this.#pendingQuote = true;
      else this.#fieldEmpty = false;
      return;
    }
    this.#pendingQuote = false;
    this.#fieldEmpty = false;
    if (code === quote) return;
    if (code === this.#delimiter) {
      this.#closeQuote();
      this.#endField();
    } else if (this.#isLoose) {
      this.#quoting = false;
    } else {
      this.#fault ??= { kind: "closing", offset: offset - 1 };
    }
  }

  #closeQuote(): void {
    this.#pendingQuote = false;
    this.#quoting = false;
    this.#fieldWasQuoted = true;
  }

  #endField(): void {
    this.#recordEmpty = false;
    this.#fieldEmpty = true;
    this.#fieldWasQuoted = false;
  }

  #endRecord(tail: string): void {
    const isBlank = this.#recordEmpty && this.#fieldEmpty && !this.#fieldWasQuoted;
    if (!isBlank) {
      const raw = this.#parts.length === 0 ? tail : `${this.#parts.join("")}${tail}`;
      this.#onRecord({ raw, line: this.#recordLine, fault: this.#fault });
    }
    this.#parts = [];
    this.#before = 0;
    this.#quoting = false;
    this.#endField();
    this.#recordEmpty = true;
    this.#fault = null;
  }
}

/** Line, column (both from 1) and the source line of an offset in a record. */
export function placeInRecord(
  record: PlacedRecord,
  offset: number,
): { readonly line: number; readonly column: number; readonly source: string } {
  const breaks = new RegExp(lineBreak, "g");
  let line = record.line;
  let lineStart = 0;
  let lineEnd = record.raw.length;
  for (let match = breaks.exec(record.raw); match !== null; match = breaks.exec(record.raw)) {
    if (match.index >= offset) {
      lineEnd = match.index;
      break;
    }
    line++;
    lineStart = match.index + match[0].length;
  }
  return { line, column: offset - lineStart + 1, source: record.raw.slice(lineStart, lineEnd) };
}
