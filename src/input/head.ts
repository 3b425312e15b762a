import { type Delimiter, firstLine, isDelimiterRow, sniffDelimiter } from "./delimiter.ts";
import { RecordScanner } from "./places.ts";
import { splitCells } from "./split-cells.ts";

/** The beginning of a table, up to its header. */
export interface Head {
  readonly delimiter: Delimiter;
  /** null: its quoting is wrong, or there is none. */
  readonly header: readonly string[] | null;
  /** Number of the header among the records without quoting mistakes, from 0. */
  readonly headerNumber: number;
  readonly hasQuoteFault: boolean;
  /** Bytes up to the rows below the header. */
  readonly length: number;
}

/**
 * Finds the header at the beginning of a table; null while it is not complete. Blank rows and a row that
 * only announces the delimiter may stand before it.
 */
export function readHead(bytes: Uint8Array, isWhole: boolean, given: Delimiter | null): Head | null {
  // One character a byte: what parts cells and rows is ASCII, and lengths stay those of the bytes.
  const text = Buffer.from(bytes).toString("latin1");
  const line = firstLine(text, isWhole);
  if (line === null) return null;
  const delimiter = given ?? sniffDelimiter(line);
  let header: readonly string[] | null = null;
  let headerNumber = -1;
  let hasQuoteFault = false;
  const scanner = new RecordScanner(delimiter, ({ raw, fault }) => {
    if (header !== null || hasQuoteFault) return;
    hasQuoteFault = fault !== null;
    if (hasQuoteFault) return;
    headerNumber++;
    const cells = splitCells(raw, delimiter).cells.map(fromBytes);
    if (!isBlankRow(cells) && !isDelimiterRow(cells)) header = cells;
  });
  let length = 0;
  while (length < text.length && header === null && !hasQuoteFault) {
    scanner.write(text.charAt(length));
    length++;
  }
  const isCut = text[length - 1] === "\r" && length === text.length;
  if (!isWhole && (isCut || (header === null && !hasQuoteFault))) return null;
  scanner.end();
  if (text[length - 1] === "\r" && text[length] === "\n") length++;
  return { delimiter, header, headerNumber, hasQuoteFault, length };
}

function fromBytes(text: string): string {
  return Buffer.from(text, "latin1").toString("utf8");
}

/** A row of nothing but blank cells, as spreadsheets leave them, is no row. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}
