import type { Day } from "../calendar/day.ts";
import type { DueDelivery } from "../inventory/projection.ts";
import type { ItemStock } from "./plan-item.ts";
import type { OpenOrderRecord, StockRecord } from "./shop.ts";

export interface StockAndReceipts {
  readonly stock: ItemStock | null;
  readonly receipts: readonly DueDelivery[];
  readonly flags: readonly string[];
}

/**
 * An item's stock and what is on its way to it.
 *
 * Open orders override the stock file's on_order. Where only on_order is told, it is taken to arrive
 * after a lead time, as an order without a date is; flag "undated-order". Orders due before as-of are
 * expected that morning; flag "overdue". An item without a row in the stock file has unknown stock;
 * flag "no-stock-row". Stock below zero is what a shop owes that sold more than it had; flag "stock-below-zero".
 */
export function stockOfItem(options: {
  readonly asOf: Day;
  readonly leadTimeDays: number;
  readonly stockRow: StockRecord | undefined;
  /** null: no orders file was given. */
  readonly openOrders: readonly OpenOrderRecord[] | null;
  readonly hasStockFile: boolean;
}): StockAndReceipts {
  const { asOf, stockRow, openOrders } = options;
  const arrivesAfterLeadTime = asOf + Math.ceil(options.leadTimeDays);
  const flags = new Set<string>();
  const receipts: DueDelivery[] = [];
  for (const { quantity, expectedDay } of openOrders ?? []) {
    if (expectedDay === null) flags.add("undated-order");
    else if (expectedDay < asOf) flags.add("overdue");
    receipts.push({ day: Math.max(asOf, expectedDay ?? arrivesAfterLeadTime), quantity });
  }
  const told = stockRow?.onOrder ?? 0;
  if (openOrders === null && told > 0) {
    flags.add("undated-order");
    receipts.push({ day: arrivesAfterLeadTime, quantity: told });
  }
  receipts.sort((a, b) => a.day - b.day || a.quantity - b.quantity);
  if (stockRow === undefined) {
    return { stock: null, receipts, flags: options.hasStockFile ? [...flags, "no-stock-row"] : [...flags] };
  }
  const { onHand, allocated, backorders } = stockRow;
  if (onHand < 0) flags.add("stock-below-zero");
  const onOrder = receipts.reduce((sum, { quantity }) => sum + quantity, 0);
  return { stock: { onHand, allocated, backorders, onOrder }, receipts, flags: [...flags] };
}
