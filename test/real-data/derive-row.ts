import type { PrintedRow } from "./printed-row.ts";

/**
 * What the columns of a printed row must be, worked out again from the other columns and the evidence by
 * the definitions of the manual alone. Nothing of src/ is used.
 *
 * For steady demand: mean demand of t days is t * daily_demand.
 */
export interface DerivedRow {
  readonly inventory_position: number;
  readonly daily_demand: number;
  readonly reorder_point: number;
  readonly order_up_to: number;
  readonly order_quantity: number;
  readonly order_by: string | null;
  readonly arrives_on: string | null;
  readonly days_of_cover: number;
  readonly stockout_date: string | null;
  readonly excess_units: number;
  readonly order_value: number | null;
  readonly action: string;
  readonly xyz: string | null;
  readonly pattern: string | null;
}

/** An open order: whole days from as-of until it is due, and units. */
export interface DueOrder {
  readonly days: number;
  readonly quantity: number;
}

export function deriveRow(row: PrintedRow, asOf: string, due: readonly DueOrder[]): DerivedRow {
  const { policy } = row.evidence;
  const available = row.on_hand - policy.allocated - row.backorders;
  const onOrder = due.reduce((sum, { quantity }) => sum + quantity, 0);
  const isDormant = isUnsoldForAYear(row, asOf);
  const quantity = isDormant ? 0 : orderQuantity(row);
  const orderInDays = isDormant ? null : daysUntilOrder(row);
  const stockoutInDays = daysUntilStockout(row, available, due);
  const excess = Math.max(0, row.inventory_position - row.order_up_to - 90 * row.daily_demand);
  return {
    inventory_position: available + onOrder,
    daily_demand: row.lead_time_demand / (row.lead_time_days + row.review_days),
    reorder_point: decimal(row.lead_time_demand + row.safety_stock),
    order_up_to: Math.min(
      policy.base_stock + Math.max(0, policy.lot - policy.review_demand),
      policy.max_stock ?? Number.POSITIVE_INFINITY,
    ),
    order_quantity: quantity,
    order_by: addDays(asOf, orderInDays),
    arrives_on: addDays(asOf, orderInDays === null ? null : orderInDays + Math.ceil(row.lead_time_days)),
    days_of_cover: Math.min(999, Math.max(0, available) / row.daily_demand),
    stockout_date: addDays(asOf, stockoutInDays),
    excess_units: excess,
    order_value: row.unit_cost === null ? null : row.unit_cost * quantity,
    action: actionOf(row, { isDormant, quantity, orderInDays, stockoutInDays, excess }),
    xyz: xyzOf(row.evidence.history.weekly_cv),
    pattern: patternOf(row),
  };
}

/** Due at or below the reorder point: the need or the lot, within the room, at least the MOQ, in whole packs. */
function orderQuantity(row: PrintedRow): number {
  const { base_stock, lot, moq, pack_size, max_stock } = row.evidence.policy;
  if (row.inventory_position > row.reorder_point) return 0;
  const wanted = Math.max(Math.ceil(base_stock - row.inventory_position), lot);
  const room = max_stock === null ? wanted : Math.floor(max_stock - row.inventory_position);
  if (room <= 0) return 0;
  const pack = pack_size ?? 1;
  return Math.ceil(Math.max(Math.min(wanted, room), moq ?? 0) / pack) * pack;
}

/** The first of the next 366 days on which the expected position is at or below the reorder point. */
function daysUntilOrder(row: PrintedRow): number | null {
  const { need, max_stock } = row.evidence.policy;
  const above = row.inventory_position - row.reorder_point;
  if (above <= 0) {
    const isBarred = max_stock !== null && max_stock - row.inventory_position < 1;
    return isBarred && (need ?? 0) > 0 ? null : 0;
  }
  const days = Math.ceil(above / row.daily_demand);
  return days <= 365 ? days : null;
}

/** The first of 999 days at whose end demand exceeds the stock and the orders due by that day. */
function daysUntilStockout(row: PrintedRow, available: number, due: readonly DueOrder[]): number | null {
  for (let day = 0; day < 999; day++) {
    let supply = available;
    for (const order of due) if (order.days <= day) supply += order.quantity;
    if ((day + 1) * row.daily_demand > supply) return day;
  }
  return null;
}

function isUnsoldForAYear(row: PrintedRow, asOf: string): boolean {
  const lastSale = row.evidence.history.last_sale;
  const isUnsold = lastSale === null || daysBetween(lastSale, asOf) > 365;
  return isUnsold && (row.evidence.policy.min_stock ?? 0) === 0;
}

function actionOf(
  row: PrintedRow,
  facts: {
    readonly isDormant: boolean;
    readonly quantity: number;
    readonly orderInDays: number | null;
    readonly stockoutInDays: number | null;
    readonly excess: number;
  },
): string {
  const { isDormant, quantity, orderInDays, stockoutInDays, excess } = facts;
  if (isDormant) return "dormant";
  // Where the policy keeps no stock, an empty shelf is no alarm; nothing is allocated or owed here.
  const isKept = row.evidence.policy.base_stock > 0;
  if (isKept && stockoutInDays !== null && stockoutInDays < row.lead_time_days) return "expedite";
  if (quantity > 0) return "order";
  if (orderInDays !== null && orderInDays < row.review_days) return "soon";
  return excess > 0 ? "overstock" : "ok";
}

function xyzOf(weeklyCv: number): string {
  if (weeklyCv < 0.5) return "X";
  return weeklyCv < 1 ? "Y" : "Z";
}

function patternOf({ evidence }: PrintedRow): string | null {
  const { adi, cv2 } = evidence.history;
  if (cv2 === null) return null;
  if (adi < 1.32) return cv2 < 0.49 ? "smooth" : "erratic";
  return cv2 < 0.49 ? "intermittent" : "lumpy";
}

/** The sum of two decimals as a person would write it. */
function decimal(value: number): number {
  return Number(value.toPrecision(12));
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function addDays(date: string, days: number | null): string | null {
  return days === null ? null : new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
