import { FatalError } from "../errors.ts";
import type { Action, PlanRow } from "../plan/row.ts";
import type { Cell, Column } from "./column.ts";
import { escapeUnsafe } from "./safe-text.ts";
import { findColumn } from "./select.ts";

/** A buyer's order of actions: what cannot wait comes first. */
export const actionOrder: readonly Action[] = ["expedite", "order", "soon", "overstock", "ok", "dormant"];

/** One column of --sort. */
export interface SortKey {
  readonly column: Column<PlanRow>;
  readonly isDescending: boolean;
}

/**
 * Parses --sort: columns parted by commas, each with `:asc` (default) or `:desc`.
 *
 * @throws FatalError for an unknown column or direction
 * @example parseSort("order_value:desc,sku")
 */
export function parseSort(list: string): readonly SortKey[] {
  return list
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(parseSortKey);
}

function parseSortKey(part: string): SortKey {
  const [name = "", direction = "asc", ...rest] = part.split(":").map((word) => word.trim());
  if (rest.length > 0 || (direction !== "asc" && direction !== "desc")) {
    const hint = "say column, column:asc or column:desc";
    throw new FatalError(`--sort: "${escapeUnsafe(part)}" is no way to sort`, { hint });
  }
  return { column: findColumn(name, "--sort"), isDescending: direction === "desc" };
}

/**
 * The rows in the order of the keys; without keys by action (expedite first), supplier, SKU, location.
 * What cannot be told comes last either way; ties go by action, supplier, SKU and location too.
 * Text is compared by code unit, so that every machine sorts alike.
 */
export function sortRows(rows: readonly PlanRow[], keys: readonly SortKey[] = []): readonly PlanRow[] {
  return rows.toSorted((a, b) => {
    for (const key of keys) {
      const order = compareBy(key, a, b);
      if (order !== 0) return order;
    }
    return compareByDefault(a, b);
  });
}

function compareByDefault(a: PlanRow, b: PlanRow): number {
  return (
    compareCells(actionRank(a.action), actionRank(b.action)) ||
    compareCells(a.supplier, b.supplier) ||
    compareCells(a.sku, b.sku) ||
    compareCells(a.location, b.location)
  );
}

function compareBy({ column, isDescending }: SortKey, a: PlanRow, b: PlanRow): number {
  const left = sortValue(column, a);
  const right = sortValue(column, b);
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return isDescending ? compareCells(right, left) : compareCells(left, right);
}

/** The cell as it is compared: actions by urgency, lists as their text. */
function sortValue(column: Column<PlanRow>, row: PlanRow): string | number | null {
  const cell: Cell = column.value(row);
  if (cell === null) return null;
  if (column.name === "action") return actionRank(row.action);
  return typeof cell === "object" ? cell.join(";") : cell;
}

function actionRank(action: Action | null): number {
  return action === null ? actionOrder.length : actionOrder.indexOf(action);
}

function compareCells(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
