import { requireFinite } from "../stats/require.ts";

/** An item's stock at as-of, in units. */
export interface StockOnHand {
  readonly onHand: number;
  /** On hand, but already promised. */
  readonly allocated: number;
  /** Sold and still owed. */
  readonly backorders: number;
}

/**
 * Stock that demand can be served from: negative when more is owed than is there.
 *
 *   available = on hand - allocated - backorders
 *
 * Rounded to millionths of a unit, the resolution of the files, so that 5.3 - 2.1 is 3.2.
 *
 * @throws RangeError if a number is not finite
 */
export function availableStock({ onHand, allocated, backorders }: StockOnHand): number {
  requireFinite("onHand", onHand);
  requireFinite("allocated", allocated);
  requireFinite("backorders", backorders);
  return toMillionths(onHand - allocated - backorders);
}

/**
 * What the reorder point is compared with: stock, less what is owed, plus what is on its way.
 *
 *   inventory position = on hand - allocated + on order - backorders
 *
 * @throws RangeError if a number is not finite
 * Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., chapter 6.
 * @example inventoryPosition({ onHand: 10, allocated: 2, backorders: 0, onOrder: 24 }) // 32
 */
export function inventoryPosition(stock: StockOnHand & { readonly onOrder: number }): number {
  requireFinite("onOrder", stock.onOrder);
  return toMillionths(availableStock(stock) + stock.onOrder);
}

function toMillionths(units: number): number {
  return Math.round(units * 1e6) / 1e6;
}
