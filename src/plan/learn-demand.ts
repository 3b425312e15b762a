import type { ClosedDays } from "../demand/closed-days.ts";
import type { DemandFrame } from "../demand/frame.ts";
import { type DemandSummary, type ItemDemand, itemDemand } from "../demand/item-demand.ts";
import { closedDaysByLocation } from "../demand/location-totals.ts";
import { bucketSeries, type Series } from "../demand/series.ts";
import type { Future } from "./future.ts";
import { allItems, itemRowsOf } from "./item-index.ts";
import { cellOf } from "./parameters.ts";
import type { ShopData } from "./shop.ts";

/** One item's past, ready to be forecast: plain data. */
export interface DemandItem {
  readonly sku: string;
  readonly location: string;
  readonly category: string;
  readonly series: Series;
  readonly summary: DemandSummary;
}

/** What a shop's past tells of its demand, before any item is forecast. */
export interface LearnedDemand {
  /** By SKU, then location, in code unit order. */
  readonly items: readonly DemandItem[];
  /** The closed days found, by location. */
  readonly closedDays: ReadonlyMap<string, ClosedDays>;
  readonly future: Future;
}

export interface LearnOptions {
  /** SKUs to leave out, as if they were no items: postage, vouchers. Default: none. */
  readonly isExcluded?: (sku: string) => boolean;
}

/** The files that say what the items are and what they sold. */
export type DemandSources = Pick<ShopData, "ledger" | "items" | "stock" | "openOrders">;

/**
 * Learns from the days before as-of alone: closed days and each item's series. The one way to demand for
 * plan, forecast and backtest.
 */
export function learnDemand(shop: DemandSources, frame: DemandFrame, options: LearnOptions): LearnedDemand {
  const { isExcluded = () => false } = options;
  const closedDays = closedDaysByLocation(shop.ledger, frame);
  const items = demandByItem(shop, frame, { isExcluded, closedDays });
  return {
    items: items.map(({ demand, ...item }) => ({
      ...item,
      series: bucketSeries(demand, frame),
      summary: demand.summary,
    })),
    closedDays,
    future: {
      asOf: frame.asOf,
      kind: frame.grid.kind,
      closedWeekdays: new Map([...closedDays].map(([location, { weekdays }]) => [location, weekdays])),
    },
  };
}

interface DailyItem extends Omit<DemandItem, "series" | "summary"> {
  readonly demand: ItemDemand;
}

function demandByItem(
  shop: DemandSources,
  frame: DemandFrame,
  context: Required<LearnOptions> & { readonly closedDays: ReadonlyMap<string, ClosedDays> },
): readonly DailyItem[] {
  const rowsOf = itemRowsOf(shop.items);
  const located = allItems({
    sold: shop.ledger.items,
    stocked: shop.stock ?? [],
    ordered: shop.openOrders ?? [],
    listed: shop.items,
  });
  return located
    .filter(({ sku }) => !context.isExcluded(sku))
    .map(({ sku, location }) => ({
      sku,
      location,
      category: cellOf(rowsOf({ sku, location }), "category") ?? "",
      demand: itemDemand(shop.ledger, shop.ledger.findItem(sku, location), {
        frame,
        closed: context.closedDays.get(location) ?? null,
      }),
    }));
}
