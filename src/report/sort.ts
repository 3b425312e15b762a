import type { Action, PlanRow } from "../plan/row.ts";
import type { Column } from "./column.ts";
import { byKeys, cellValue, compareCells, type SortKey } from "./column-choice.ts";

/** A buyer's order of actions: what cannot wait comes first. */
export const actionOrder: readonly Action[] = ["expedite", "order", "soon", "overstock", "ok", "dormant"];

/**
 * The rows of a plan in the order of the keys; without keys by action (expedite first), supplier, SKU, location.
 * Ties go by action, supplier, SKU and location too.
 */
export function sortRows(
  rows: readonly PlanRow[],
  keys: readonly SortKey<PlanRow>[] = [],
): readonly PlanRow[] {
  const compare = byKeys(keys, sortValue);
  return rows.toSorted((a, b) => compare(a, b) || compareByDefault(a, b));
}

function compareByDefault(a: PlanRow, b: PlanRow): number {
  return (
    compareCells(actionRank(a.action), actionRank(b.action)) ||
    compareCells(a.supplier, b.supplier) ||
    compareCells(a.sku, b.sku) ||
    compareCells(a.location, b.location)
  );
}

/** Actions are compared by urgency. */
function sortValue(column: Column<PlanRow>, row: PlanRow): string | number | null {
  return column.name === "action" && row.action !== null ? actionRank(row.action) : cellValue(column, row);
}

function actionRank(action: Action | null): number {
  return action === null ? actionOrder.length : actionOrder.indexOf(action);
}
