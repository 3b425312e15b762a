import { FatalError } from "../errors.ts";
import type { Cell, Column } from "./column.ts";
import { nearestName } from "./nearest.ts";
import { escapeUnsafe } from "./safe-text.ts";

/** One column of --sort. */
export interface SortKey<Row> {
  readonly column: Column<Row>;
  readonly isDescending: boolean;
}

/**
 * The columns of --columns, in the order named; commas part the names.
 *
 * @throws FatalError for an unknown name, with the nearest one, and for a list without names
 */
export function selectColumns<Row>(list: string, columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const names = partsOf(list);
  if (names.length === 0) throw new FatalError("--columns names no column", { hint: allNamesHint(columns) });
  return [...new Set(names)].map((name) => findColumn(name, "--columns", columns));
}

/**
 * Parses --sort: columns parted by commas, each with `:asc` (default) or `:desc`.
 *
 * @throws FatalError for an unknown column or direction
 * @example parseSort("order_value:desc,sku", planColumns)
 */
export function parseSort<Row>(list: string, columns: readonly Column<Row>[]): readonly SortKey<Row>[] {
  return partsOf(list).map((part) => {
    const [name = "", direction = "asc", ...rest] = part.split(":").map((word) => word.trim());
    if (rest.length > 0 || (direction !== "asc" && direction !== "desc")) {
      const hint = "say column, column:asc or column:desc";
      throw new FatalError(`--sort: "${escapeUnsafe(part)}" is no way to sort`, { hint });
    }
    return { column: findColumn(name, "--sort", columns), isDescending: direction === "desc" };
  });
}

/**
 * Compares rows by the keys, 0 when none tells them apart. What cannot be told comes last either way; text is
 * compared by code unit, so that every machine sorts alike.
 */
export function byKeys<Row>(
  keys: readonly SortKey<Row>[],
  sortValue: (column: Column<Row>, row: Row) => string | number | null = cellValue,
): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const { column, isDescending } of keys) {
      const order = compareNullable(sortValue(column, a), sortValue(column, b), isDescending);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compareNullable(
  a: string | number | null,
  b: string | number | null,
  isDescending: boolean,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return isDescending ? compareCells(b, a) : compareCells(a, b);
}

/** The cell as it is compared: lists as their text. */
export function cellValue<Row>(column: Column<Row>, row: Row): string | number | null {
  const cell: Cell = column.value(row);
  return typeof cell === "object" && cell !== null ? cell.join(";") : cell;
}

export function compareCells(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function findColumn<Row>(name: string, option: string, columns: readonly Column<Row>[]): Column<Row> {
  const column = columns.find((candidate) => candidate.name === name);
  if (column !== undefined) return column;
  const near = nearestName(
    name,
    columns.map((candidate) => candidate.name),
  );
  const hint = near === undefined ? allNamesHint(columns) : `did you mean ${near}?`;
  throw new FatalError(`${option}: there is no column "${escapeUnsafe(name)}"`, { hint });
}

function partsOf(list: string): readonly string[] {
  return list
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function allNamesHint<Row>(columns: readonly Column<Row>[]): string {
  return `columns are ${columns.map((column) => column.name).join(", ")}`;
}
