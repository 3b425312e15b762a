import { type Day, formatDay } from "../calendar/day.ts";
import { givenDigits, roundComputed, roundToDigits } from "./numbers.ts";

/** What a column holds: how it is printed and which side it keeps to follow from it. */
export type ColumnKind =
  | "text"
  | "list"
  | "date"
  | "units"
  | "days"
  | "fraction"
  | "ratio"
  | "score"
  | "money";

/** A cell before printing; a day of a date column is still a number. null: cannot be told. */
export type Cell = string | number | readonly string[] | null;

/** A cell as csv and JSON carry it: numbers rounded, days as yyyy-mm-dd. */
export type PrintedCell = string | number | readonly string[] | null;

/** One column of a result, told once for every format, for help and for the manual. */
export interface Column<Row> {
  /** Header of csv, key of JSON, name for --columns and --sort. */
  readonly name: string;
  /** Header of tables for people. */
  readonly heading: string;
  readonly kind: ColumnKind;
  /** "given": the user's own numbers, kept whole; "computed": six significant digits. */
  readonly origin: "given" | "computed";
  /** One sentence with the unit. */
  readonly doc: string;
  readonly value: (row: Row) => Cell;
}

/** Numbers keep to the right, words and dates to the left. */
export function alignment(kind: ColumnKind): "left" | "right" {
  return kind === "text" || kind === "list" || kind === "date" ? "left" : "right";
}

/**
 * The cell as csv and JSON carry it.
 *
 * @throws RangeError if a number is NaN or infinite: such a number is a defect, not a result
 */
export function printedCell<Row>(column: Column<Row>, row: Row): PrintedCell {
  const cell = column.value(row);
  if (typeof cell !== "number") return cell;
  if (column.kind === "date") return formatDay(asDay(cell, column.name));
  return roundNumber(cell, column);
}

function roundNumber<Row>(value: number, column: Column<Row>): number {
  if (!Number.isFinite(value)) throw new RangeError(`${column.name} must be finite, got ${value}`);
  return column.origin === "given" ? roundToDigits(value, givenDigits) : roundComputed(value);
}

function asDay(value: number, name: string): Day {
  if (!Number.isInteger(value)) throw new RangeError(`${name} must be a whole day, got ${value}`);
  return value;
}
