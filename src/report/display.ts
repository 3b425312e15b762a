import { formatDay } from "../calendar/day.ts";
import { requireFinite } from "../stats/require.ts";
import type { Cell, Column } from "./column.ts";
import { formatForPeople, groupThousands } from "./numbers.ts";
import { singleLine } from "./safe-text.ts";

/** Stands for a number or a date that cannot be told. */
const absentMark = "–";

/** A cell as people read it: rounded further than csv and JSON, percent for fractions, one safe line. */
export function displayCell<Row>(column: Column<Row>, row: Row): string {
  return displayValue(column, column.value(row));
}

function displayValue<Row>(column: Column<Row>, cell: Cell): string {
  if (typeof cell === "string") return singleLine(cell);
  if (cell === null) return column.kind === "text" ? "" : absentMark;
  if (typeof cell === "number") return displayNumber(column, cell);
  return singleLine(cell.join(", "));
}

function displayNumber<Row>(column: Column<Row>, value: number): string {
  switch (column.kind) {
    case "date":
      return formatDay(value);
    case "money":
      return formatMoney(value);
    case "fraction":
      return formatPercent(value);
    case "ratio":
      return formatForPeople(value, 2);
    case "score":
      return value.toFixed(4);
    default:
      return formatForPeople(value, Math.abs(value) < 100 ? 1 : 0);
  }
}

/** @example formatMoney(12340.5) // "12,340.50" */
function formatMoney(value: number): string {
  requireFinite("value", value);
  return Math.abs(value) < 1e15
    ? groupThousands((Number(value.toFixed(2)) + 0).toFixed(2))
    : formatForPeople(value, 2);
}

/** @example formatPercent(0.975) // "97.5 %" */
export function formatPercent(fraction: number): string {
  return `${formatForPeople(Number((fraction * 100).toPrecision(12)), 1)} %`;
}
