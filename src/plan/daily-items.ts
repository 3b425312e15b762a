import type { ClosedDays } from "../demand/closed-days.ts";
import type { DemandFrame } from "../demand/frame.ts";
import { type ItemDemand, itemDemand } from "../demand/item-demand.ts";
import { closedDaysByLocation } from "../demand/location-totals.ts";
import { type MaskedRun, maskZeroRuns } from "../demand/zero-runs.ts";
import { allItems, itemRowsOf } from "./item-index.ts";
import { cellOf } from "./parameters.ts";
import type { ShopData } from "./shop.ts";

/** One item's demand by day, and who it is. */
export interface DailyItem {
  readonly sku: string;
  readonly location: string;
  readonly category: string;
  /** The SKU whose level is expected of this item until it has one of its own; "" when none is named. */
  readonly likeSku: string;
  readonly demand: ItemDemand;
  /** Stretches without sales taken for unrecorded stock-outs: their days do not count. */
  readonly maskedRuns: readonly MaskedRun[];
}

/** A shop's demand by day. */
export interface DailyItems {
  /** By SKU, then location, in code unit order. */
  readonly items: readonly DailyItem[];
  /** The closed days found, by location. */
  readonly closedDays: ReadonlyMap<string, ClosedDays>;
}

export interface DailyItemsOptions {
  /** SKUs to leave out, as if they were no items: postage, vouchers. Default: none. */
  readonly isExcluded?: (sku: string) => boolean;
  /** Whether stretches without sales count as no demand however unlikely they are. Default: false. */
  readonly keepZeroRuns?: boolean;
}

/** The files that say what the items are and what they sold. */
export type DemandSources = Pick<ShopData, "ledger" | "items" | "stock" | "openOrders">;

/** Demand by day of every item, cleared of closed days and unrecorded stock-outs. */
export function dailyItems(
  shop: DemandSources,
  frame: DemandFrame,
  { isExcluded = () => false, keepZeroRuns = false }: DailyItemsOptions = {},
): DailyItems {
  const closedDays = closedDaysByLocation(shop.ledger, frame);
  const rowsOf = itemRowsOf(shop.items);
  const located = allItems({
    sold: shop.ledger.items,
    stocked: shop.stock ?? [],
    ordered: shop.openOrders ?? [],
    listed: shop.items,
  });
  const items = located
    .filter(({ sku }) => !isExcluded(sku))
    .map(({ sku, location }) => {
      const closed = closedDays.get(location) ?? null;
      const recorded = itemDemand(shop.ledger, shop.ledger.findItem(sku, location), { frame, closed });
      const { demand, runs } = keepZeroRuns
        ? { demand: recorded, runs: [] }
        : maskZeroRuns(recorded, { spacing: frame.spacing });
      const rows = rowsOf({ sku, location });
      const category = cellOf(rows, "category") ?? "";
      const likeSku = cellOf(rows, "likeSku") ?? "";
      return { sku, location, category, likeSku, demand, maskedRuns: runs };
    });
  return { items, closedDays };
}
