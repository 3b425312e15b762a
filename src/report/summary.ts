import type { Action, PlanRow } from "../plan/row.ts";
import { formatForPeople, groupThousands } from "./numbers.ts";
import type { JsonObject } from "./report.ts";
import { actionOrder } from "./sort.ts";

/** The plan in a few numbers. */
export interface PlanSummary {
  readonly items: number;
  /** Items with something to order now, whether their action is `order` or `expedite`. */
  readonly toOrder: number;
  readonly orderUnits: number;
  /** Value of these orders as far as costs are known; null when none is. */
  readonly orderValue: number | null;
  /** Items to order whose cost is not known. */
  readonly ordersWithoutValue: number;
  readonly byAction: Readonly<Record<Action, number>>;
  /** Whether stock is known, so that orders can be told at all. */
  readonly hasStock: boolean;
  readonly rejectedRows: number;
}

/** Counts a plan. rejectedRows: rows of the files that were left out as faulty. */
export function summarizePlan(rows: Iterable<PlanRow>, rejectedRows = 0): PlanSummary {
  const byAction = { expedite: 0, order: 0, soon: 0, overstock: 0, ok: 0, dormant: 0 };
  let items = 0;
  let toOrder = 0;
  let orderUnits = 0;
  let orderValue = 0;
  let ordersWithoutValue = 0;
  let hasStock = false;
  for (const row of rows) {
    items++;
    if (row.action !== null) byAction[row.action] += 1;
    if (row.inventoryPosition !== null) hasStock = true;
    if ((row.orderQuantity ?? 0) <= 0) continue;
    toOrder++;
    orderUnits += row.orderQuantity ?? 0;
    if (row.orderValue === null) ordersWithoutValue++;
    else orderValue += row.orderValue;
  }
  const isValued = toOrder > ordersWithoutValue;
  return {
    items,
    toOrder,
    orderUnits,
    orderValue: isValued ? orderValue : null,
    ordersWithoutValue,
    byAction,
    hasStock,
    rejectedRows,
  };
}

/**
 * The closing line of a run.
 *
 * @example "1,204 items: 37 to order (12,340), 4 to expedite; 2 rows rejected"
 */
export function summaryLine(summary: PlanSummary): string {
  const items = counted(summary.items, "item");
  const rejected = summary.rejectedRows > 0 ? `; ${counted(summary.rejectedRows, "row")} rejected` : "";
  if (summary.items > 0 && !summary.hasStock) return `${items}: stock not known, nothing ordered${rejected}`;
  const parts = [`${grouped(summary.toOrder)} to order${valueText(summary)}`];
  if (summary.byAction.expedite > 0) parts.push(`${grouped(summary.byAction.expedite)} to expedite`);
  return `${items}: ${parts.join(", ")}${rejected}`;
}

function valueText({ orderValue, ordersWithoutValue }: PlanSummary): string {
  if (orderValue === null) return "";
  const value = formatForPeople(orderValue, orderValue < 100 ? 2 : 0);
  return ordersWithoutValue > 0
    ? ` (${value} and ${grouped(ordersWithoutValue)} without cost)`
    : ` (${value})`;
}

/** The summary as JSON carries it. */
export function summaryObject(summary: PlanSummary): JsonObject {
  return {
    items: summary.items,
    to_order: summary.toOrder,
    order_units: summary.orderUnits,
    order_value: summary.orderValue === null ? null : Number(summary.orderValue.toFixed(2)),
    orders_without_value: summary.ordersWithoutValue,
    actions: Object.fromEntries(actionOrder.map((action) => [action, summary.byAction[action]])),
    rejected_rows: summary.rejectedRows,
  };
}

function counted(count: number, word: string): string {
  return `${grouped(count)} ${count === 1 ? word : `${word}s`}`;
}

function grouped(count: number): string {
  return groupThousands(String(count));
}
