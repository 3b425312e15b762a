import { stringify } from "csv-stringify/sync";
import { type Column, type PrintedCell, printedCell } from "./column.ts";
import { formatDecimal } from "./numbers.ts";
import type { RenderOptions, Report } from "./report.ts";

/** Rows joined into one piece of text. */
const rowsPerChunk = 500;

/** What starts a formula in a spreadsheet. */
const formulaStart = /^[=+\-@\t\r]/;

/** Bytes that steer a terminal and that no spreadsheet can show: C0 but tab, LF and CR; DEL; C1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** RFC 4180 with a header line and LF; raw numbers, ISO dates, empty for absent. */
export function* writeCsv<Row>(report: Report<Row>, _options: RenderOptions): Iterable<string> {
  const { columns } = report;
  yield recordsText([columns.map((column) => column.name)]);
  let records: string[][] = [];
  for (const row of report.rows) {
    records.push(columns.map((column) => csvCell(column, row)));
    if (records.length < rowsPerChunk) continue;
    yield recordsText(records);
    records = [];
  }
  if (records.length > 0) yield recordsText(records);
}

/** An empty cell alone on its line is quoted: an empty line would be skipped when read back. */
function recordsText(records: readonly (readonly string[])[]): string {
  const singleColumn = records[0]?.length === 1;
  return stringify([...records], { quoted_empty: singleColumn });
}

function csvCell<Row>(column: Column<Row>, row: Row): string {
  return cellText(printedCell(column, row));
}

function cellText(cell: PrintedCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return formatDecimal(cell);
  if (typeof cell === "string") return neutralized(cell);
  return neutralized(cell.join(";"));
}

/**
 * Text that a spreadsheet would run as a formula gets a leading apostrophe; control bytes become U+FFFD.
 *
 * @example neutralized("=1+1") // "'=1+1"
 */
function neutralized(text: string): string {
  const safe = text.replace(controlCharacters, "\u{fffd}");
  return formulaStart.test(safe) ? `'${safe}` : safe;
}
