import { longestBucketDays } from "../calendar/bucket.ts";
import type { CalendarEvent } from "../calendar/event.ts";
import type { ClosedDays } from "../demand/closed-days.ts";
import type { DemandFrame } from "../demand/frame.ts";
import type { DemandSummary, ItemDemand } from "../demand/item-demand.ts";
import { bucketSeries, type Series } from "../demand/series.ts";
import { dayFactors } from "../seasonality/day-factors.ts";
import { type SeasonalCalendar, seasonalCalendar } from "../seasonality/event-calendar.ts";
import type { ItemKey } from "../seasonality/event-days.ts";
import { fitSeasonalProfile } from "../seasonality/fit.ts";
import type { SeasonalProfile } from "../seasonality/profile.ts";
import { type DailyItem, type DailyItemsOptions, type DemandSources, dailyItems } from "./daily-items.ts";
import type { Future } from "./future.ts";

/** One item's past, ready to be forecast: plain data. */
export interface DemandItem extends Omit<DailyItem, "demand"> {
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

export interface LearnOptions extends DailyItemsOptions {
  /** Holidays, promotions and closures, past and to come. Default: none. */
  readonly events?: readonly CalendarEvent[];
  /** Days from as-of on that forecasts will be asked for. */
  readonly daysAhead: number;
}

/**
 * Learns from the days before as-of alone: closed days, what season and events do to demand, and each item's
 * series. The one way to demand for plan, forecast and backtest.
 */
export function learnDemand(shop: DemandSources, frame: DemandFrame, options: LearnOptions): LearnedDemand {
  const { events = [], daysAhead } = options;
  const { items, closedDays } = dailyItems(shop, frame, options);
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

function calendarOf(
  items: readonly DailyItem[],
  events: readonly CalendarEvent[],
  { frame, daysAhead }: { readonly frame: DemandFrame; readonly daysAhead: number },
): SeasonalCalendar {
  const from = items.reduce((first, { demand }) => Math.min(first, demand.firstDay), frame.asOf);
  // The farthest bucket may reach beyond the days asked for.
  const to = frame.asOf + Math.ceil(daysAhead) + longestBucketDays.month;
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
