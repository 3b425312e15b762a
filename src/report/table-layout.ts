import type { Column } from "./column.ts";
import { displayCell } from "./display.ts";
import { columnGap } from "./grid.ts";
import { cutToWidth, textWidth } from "./text-width.ts";

/** Columns of text that may be cut with …, and how narrow they may get. */
const cuttable: Readonly<Record<string, number>> = { name: 20, reason: 32, category: 10, flags: 14 };

/** A column as it will stand in the table. */
export interface LaidColumn<Row> {
  readonly column: Column<Row>;
  readonly width: number;
}

/** What fits: the columns to print, and the names of those left out; null: not even the least fits. */
export interface TableLayout<Row> {
  readonly columns: readonly LaidColumn<Row>[];
  readonly dropped: readonly string[];
}

/**
 * Fits columns into a width: first long texts are cut, then the least useful columns are dropped.
 *
 * `droppable` names columns from the least useful on; the others always stay, whole.
 * null when the columns that must stay are wider than the terminal.
 */
export function layOutTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: { readonly width: number | undefined; readonly droppable: readonly string[] },
): TableLayout<Row> | null {
  const natural = columns.map((column) => ({ column, width: naturalWidth(rows, column) }));
  const limit = options.width ?? Infinity;
  const dropOrder = options.droppable.filter((name) => columns.some((column) => column.name === name));
  for (let count = 0; count <= dropOrder.length; count++) {
    const dropped = dropOrder.slice(0, count);
    const kept = natural.filter(({ column }) => !dropped.includes(column.name));
    const fitted = fitByCutting(kept, limit);
    if (fitted !== null) return { columns: fitted, dropped };
  }
  return null;
}

/** A cell's text, cut when its column is narrower. */
export function laidCell<Row>({ column, width }: LaidColumn<Row>, row: Row): string {
  return cutToWidth(displayCell(column, row), width);
}

function naturalWidth<Row>(rows: readonly Row[], column: Column<Row>): number {
  let width = textWidth(column.heading);
  for (const row of rows) width = Math.max(width, textWidth(displayCell(column, row)));
  return width;
}

/** Takes what is too much from the cuttable columns, the widest first; null when that is not enough. */
function fitByCutting<Row>(
  columns: readonly LaidColumn<Row>[],
  limit: number,
): readonly LaidColumn<Row>[] | null {
  let excess = totalWidth(columns) - limit;
  if (excess <= 0) return columns;
  const byWidth = columns.filter(({ column, width }) => width > leastWidth(column, width));
  const widths = new Map<Column<Row>, number>();
  for (const { column, width } of byWidth.toSorted((a, b) => b.width - a.width)) {
    const taken = Math.min(excess, width - leastWidth(column, width));
    widths.set(column, width - taken);
    excess -= taken;
  }
  if (excess > 0) return null;
  return columns.map(({ column, width }) => ({ column, width: widths.get(column) ?? width }));
}

function leastWidth<Row>(column: Column<Row>, width: number): number {
  return Math.min(width, cuttable[column.name] ?? width);
}

function totalWidth<Row>(columns: readonly LaidColumn<Row>[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0) + columnGap * Math.max(0, columns.length - 1);
}
