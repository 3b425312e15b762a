import { alignment } from "./column.ts";
import { columnGap, type GridColumn, gridLines, longGridLines } from "./grid.ts";
import { createPalette, type Palette } from "./palette.ts";
import type { RenderOptions, Report } from "./report.ts";
import { writeStacked } from "./stacked.ts";
import { laidCell, layOutTable, type TableLayout } from "./table-layout.ts";
import { wrapToWidth } from "./text-width.ts";

/** Rows laid out and yielded together. */
const rowsPerChunk = 100;

/** Rows from which on a list is no longer read line by line. */
const longListRows = 500;

/** Spaces before the sentence under a row. */
const noteIndent = 4;

/** Width to which notes are wrapped when the table itself is narrower or the terminal unlimited. */
const leastNoteWidth = 76;

/**
 * A list for people that fits the terminal: long texts are cut with …, the least useful columns are
 * dropped (and named below the table), and when even the rest is too wide each row becomes a block.
 */
export function* writeTable<Row>(report: Report<Row>, options: RenderOptions): Iterable<string> {
  const rows = [...report.rows];
  if (rows.length === 0) {
    yield "No items.\n";
    return;
  }
  const palette = createPalette(options.colorLevel);
  const droppable = report.list?.droppable ?? [];
  const layout = layOutTable(rows, report.listColumns, { width: options.width, droppable });
  if (layout === null) yield* writeStacked(rows, report, palette);
  else yield* writeLaidOut(rows, { report, layout, palette, options, grid: gridFor(rows.length, layout) });
}

function gridFor<Row>(rowCount: number, layout: TableLayout<Row>): TableParts<Row>["grid"] {
  const columns = layout.columns.map(
    ({ column, width }): GridColumn => ({ width, align: alignment(column.kind) }),
  );
  const lines = rowCount < longListRows ? gridLines : longGridLines;
  return (rows) => lines(rows, columns);
}

interface TableParts<Row> {
  readonly report: Report<Row>;
  readonly layout: TableLayout<Row>;
  readonly palette: Palette;
  readonly options: RenderOptions;
  /** Pads cells into lines: the quick way for long lists. */
  readonly grid: (rows: readonly (readonly string[])[]) => readonly string[];
}

function* writeLaidOut<Row>(rows: readonly Row[], parts: TableParts<Row>): Iterable<string> {
  const { layout, palette } = parts;
  const heads = layout.columns.map(({ column }) => palette.heading(column.heading));
  yield `${parts.grid([heads]).join("\n")}\n`;
  yield `${layout.columns.map(({ width }) => "─".repeat(width)).join(" ".repeat(columnGap))}\n`;
  let chunk: Row[] = [];
  for (const [index, row] of rows.entries()) {
    const previous = rows[index - 1];
    const isNewGroup = previous !== undefined && groupOf(previous, parts) !== groupOf(row, parts);
    if (isNewGroup || chunk.length === rowsPerChunk) {
      yield rowsText(chunk, parts);
      chunk = [];
    }
    if (isNewGroup) yield "\n";
    chunk.push(row);
  }
  yield rowsText(chunk, parts);
  yield* wrappedLines(droppedText(layout.dropped), parts, 0);
}

function groupOf<Row>(row: Row, { report }: TableParts<Row>): string {
  return report.list?.group(row) ?? "";
}

/** The rows with their notes. */
function rowsText<Row>(rows: readonly Row[], parts: TableParts<Row>): string {
  const { report, layout, palette, grid } = parts;
  const cells = rows.map((row) => {
    const tone = palette.tone[report.list?.tone(row) ?? "plain"];
    return layout.columns.map((laid) => {
      const text = laidCell(laid, row);
      return laid.column.name === "action" ? tone(text) : text;
    });
  });
  const lines = grid(cells);
  return rows.map((row, index) => `${lines[index]}\n${noteText(row, parts)}`).join("");
}

function noteText<Row>(row: Row, parts: TableParts<Row>): string {
  return wrappedLines(parts.report.list?.note(row) ?? "", parts, noteIndent).join("");
}

/** A sentence in lines no wider than the table, or than is easy to read when the table is narrow. */
function wrappedLines<Row>(
  text: string,
  { layout, palette, options }: TableParts<Row>,
  indent: number,
): string[] {
  if (text === "") return [];
  const tableWidth = layout.columns.reduce((sum, { width }) => sum + width + columnGap, -columnGap);
  const width = Math.min(options.width ?? Infinity, Math.max(tableWidth, leastNoteWidth));
  const lines = wrapToWidth(text, Math.max(1, width - indent));
  return lines.map((line) => `${" ".repeat(indent)}${palette.aside(line)}\n`);
}

function droppedText(names: readonly string[]): string {
  if (names.length === 0) return "";
  return `Not shown for want of width: ${names.join(", ")} (--columns or csv shows them).`;
}
