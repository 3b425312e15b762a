import Table from "cli-table3";
import { alignment } from "./column.ts";
import { createPalette, type Palette } from "./palette.ts";
import type { RenderOptions, Report } from "./report.ts";
import { writeStacked } from "./stacked.ts";
import { columnGap, type LaidColumn, laidCell, layOutTable, type TableLayout } from "./table-layout.ts";
import { wrapToWidth } from "./text-width.ts";

/** Rows laid out by one cli-table3, whose time grows with the square of its rows. */
const rowsPerChunk = 20;

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
  else yield* writeLaidOut(rows, { report, layout, palette, options });
}

interface TableParts<Row> {
  readonly report: Report<Row>;
  readonly layout: TableLayout<Row>;
  readonly palette: Palette;
  readonly options: RenderOptions;
}

function* writeLaidOut<Row>(rows: readonly Row[], parts: TableParts<Row>): Iterable<string> {
  const { layout, palette } = parts;
  const heads = layout.columns.map(({ column }) => palette.heading(column.heading));
  yield gridText([heads], layout.columns);
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
  if (layout.dropped.length > 0) yield `${palette.aside(droppedText(layout.dropped))}\n`;
}

function groupOf<Row>(row: Row, { report }: TableParts<Row>): string {
  return report.list?.group(row) ?? "";
}

/** The rows with their notes: the grid's lines are single, so line i of it is row i. */
function rowsText<Row>(rows: readonly Row[], parts: TableParts<Row>): string {
  const { report, layout, palette } = parts;
  const cells = rows.map((row) => {
    const tone = palette.tone[report.list?.tone(row) ?? "plain"];
    return layout.columns.map((laid) => {
      const text = laidCell(laid, row);
      return laid.column.name === "action" ? tone(text) : text;
    });
  });
  const lines = gridText(cells, layout.columns).split("\n");
  return rows.map((row, index) => `${lines[index]}\n${noteText(row, parts)}`).join("");
}

function noteText<Row>(row: Row, { report, layout, palette, options }: TableParts<Row>): string {
  const note = report.list?.note(row) ?? "";
  if (note === "") return "";
  const tableWidth = layout.columns.reduce((sum, { width }) => sum + width + columnGap, -columnGap);
  const width = Math.min(options.width ?? Number.POSITIVE_INFINITY, Math.max(tableWidth, leastNoteWidth));
  return wrapToWidth(note, Math.max(1, width - noteIndent))
    .map((line) => `${" ".repeat(noteIndent)}${palette.aside(line)}\n`)
    .join("");
}

function gridText<Row>(cells: readonly (readonly string[])[], columns: readonly LaidColumn<Row>[]): string {
  const grid = new Table({
    chars: noBorders,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
    colWidths: columns.map(({ width }) => width),
    colAligns: columns.map(({ column }) => alignment(column.kind)),
  });
  grid.push(...cells.map((row) => [...row]));
  return `${grid.toString().replace(/[ ]+$/gm, "")}\n`;
}

const noBorders = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: " ".repeat(columnGap),
} as const;

function droppedText(names: readonly string[]): string {
  return `Not shown for want of width: ${names.join(", ")} (--columns or csv shows them).`;
}
