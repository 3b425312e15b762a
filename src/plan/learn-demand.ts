import type { CalendarEvent } from "../calendar/event.ts";
import type { ClosedDays } from "../demand/closed-days.ts";
import type { DemandFrame } from "../demand/frame.ts";
import { type DemandSummary, type ItemDemand, itemDemand } from "../demand/item-demand.ts";
import { closedDaysByLocation } from "../demand/location-totals.ts";
import { bucketSeries, type Series } from "../demand/series.ts";
import { type MaskedRun, maskZeroRuns } from "../demand/zero-runs.ts";
import { dayFactors } from "../seasonality/day-factors.ts";
import { type SeasonalCalendar, seasonalCalendar } from "../seasonality/event-calendar.ts";
import type { ItemKey } from "../seasonality/event-days.ts";
import { fitSeasonalProfile } from "../seasonality/fit.ts";
import type { SeasonalProfile } from "../seasonality/profile.ts";
import type { Future } from "./future.ts";
import { allItems, itemRowsOf } from "./item-index.ts";
import { cellOf } from "./parameters.ts";
import type { ShopData } from "./shop.ts";

/** One item's past, ready to be forecast: plain data. */
export interface DemandItem {
  readonly sku: string;
  readonly location: string;
  readonly category: string;
  /** The SKU whose level is expected of this item until it has one of its own; "" when none is named. */
  readonly likeSku: string;
  readonly series: Series;
  readonly summary: DemandSummary;
  /** Stretches without sales taken for unrecorded stock-outs. */
  readonly maskedRuns: readonly MaskedRun[];
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
  /** Holidays, promotions and closures, past and to come. Default: none. */
  readonly events?: readonly CalendarEvent[];
  /** Whether stretches without sales count as no demand however unlikely they are. Default: false. */
  readonly keepZeroRuns?: boolean;
  /** Days from as-of on that forecasts will be asked for. */
  readonly daysAhead: number;
}

/** The files that say what the items are and what they sold. */
export type DemandSources = Pick<ShopData, "ledger" | "items" | "stock" | "openOrders">;

/**
 * Learns from the days before as-of alone: closed days, what season and events do to demand, and each item's
 * series. The one way to demand for plan, forecast and backtest.
 */
export function learnDemand(shop: DemandSources, frame: DemandFrame, options: LearnOptions): LearnedDemand {
  const { isExcluded = () => false, events = [], daysAhead, keepZeroRuns = false } = options;
  const closedDays = closedDaysByLocation(shop.ledger, frame);
  const items = demandByItem(shop, frame, { isExcluded, closedDays, keepZeroRuns });
  const calendar = calendarOf(items, events, { frame, daysAhead });
  const seasonal = fitSeasonalProfile(items, calendar, { frame });
  return {
    items: items.map(({ demand, ...item }) => ({
      ...item,
      series: seasonalSeries(demand, item, { frame, calendar, seasonal }),
      summary: demand.summary,
    })),
    closedDays,
    future: {
      ...{ calendar, seasonal },
      asOf: frame.asOf,
      kind: frame.grid.kind,
      closedWeekdays: new Map([...closedDays].map(([location, { weekdays }]) => [location, weekdays])),
    },
  };
}

/** Days over which the farthest bucket ahead may reach beyond the days asked for. */
const longestBucketDays = 31;

function calendarOf(
  items: readonly DailyItem[],
  events: readonly CalendarEvent[],
  { frame, daysAhead }: { readonly frame: DemandFrame; readonly daysAhead: number },
): SeasonalCalendar {
  const from = items.reduce((first, { demand }) => Math.min(first, demand.firstDay), frame.asOf);
  const to = frame.asOf + Math.ceil(daysAhead) + longestBucketDays;
  return seasonalCalendar(events, { from, to, frame });
}

function seasonalSeries(
  demand: ItemDemand,
  item: ItemKey,
  learned: {
    readonly frame: DemandFrame;
    readonly calendar: SeasonalCalendar;
    readonly seasonal: SeasonalProfile;
  },
): Series {
  const { frame, calendar, seasonal } = learned;
  const to = demand.firstDay + demand.counts.length;
  return bucketSeries(demand, frame, dayFactors(seasonal, calendar, item, demand.firstDay, to));
}

interface DailyItem extends Omit<DemandItem, "series" | "summary"> {
  readonly demand: ItemDemand;
}

function demandByItem(
  shop: DemandSources,
  frame: DemandFrame,
  context: {
    readonly isExcluded: (sku: string) => boolean;
    readonly keepZeroRuns: boolean;
    readonly closedDays: ReadonlyMap<string, ClosedDays>;
  },
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
    .map(({ sku, location }) => {
      const closed = context.closedDays.get(location) ?? null;
      const recorded = itemDemand(shop.ledger, shop.ledger.findItem(sku, location), { frame, closed });
      const { demand, runs } = context.keepZeroRuns
        ? { demand: recorded, runs: [] }
        : maskZeroRuns(recorded, { spacing: frame.spacing });
      const rows = rowsOf({ sku, location });
      const category = cellOf(rows, "category") ?? "";
      const likeSku = cellOf(rows, "likeSku") ?? "";
      return { sku, location, category, likeSku, demand, maskedRuns: runs };
    });
}
