import { setImmediate } from "node:timers/promises";
import { bucketsAhead, futureBucketStart } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import type { ForecastMethodName } from "../forecast/methods.ts";
import { eventsAhead } from "../seasonality/events-ahead.ts";
import { type FittedItem, type ForecastChoice, fitItem, forecastItem } from "./item-forecast.ts";
import type { DemandItem, LearnedDemand } from "./learn-demand.ts";
import { fitProfile, type Profile, profileEvidence } from "./profile.ts";

/** The probability levels at which a bucket's demand is told. */
export const forecastLevels = [0.5, 0.8, 0.9, 0.95, 0.99] as const;

/** The demand of one item in one bucket to come, nothing rounded. */
export interface ForecastRow {
  readonly sku: string;
  readonly location: string;
  /** The first day of the bucket. */
  readonly date: Day;
  /** Of the bucket's demand alone, in units. */
  readonly mean: number;
  readonly sd: number;
  /** At each of forecastLevels. */
  readonly quantiles: readonly number[];
  /** Relative demand that season, events and closed days let expect: 1 an average open bucket, 0 closed. */
  readonly exposure: number;
  /** The event whose window holds the bucket; "" when there is none. */
  readonly event: string;
  readonly method: ForecastMethodName;
}

export interface ForecastRowsOptions {
  readonly method: ForecastChoice;
  /** Days from as-of on; rounded up to whole buckets. */
  readonly horizonDays: number;
  /** The items that rows are made of; all of them are learned from. */
  readonly isShown: (item: DemandItem) => boolean;
  /** Called now and then with the share done, 0..1; what it throws breaks the forecast off. */
  readonly onProgress?: (share: number) => void;
}

/** Items between two turns of the event loop, so that a signal to stop is heard. */
const itemsPerTurn = 64;

/** The demand of every item shown in each bucket from as-of on: by item in their order, then by date. */
export async function forecastRows(
  learned: LearnedDemand,
  options: ForecastRowsOptions,
): Promise<readonly ForecastRow[]> {
  const { items } = learned;
  const fitted: FittedItem[] = [];
  for (const [index, item] of items.entries()) {
    fitted.push(fitItem(item, options.method));
    if (index % itemsPerTurn > 0) continue;
    options.onProgress?.(index / items.length / 2);
    await setImmediate();
  }
  const profile = fitProfile(items.map((item, index) => profileEvidence(item, fitted[index]!)));
  const rows: ForecastRow[] = [];
  for (const [index, item] of items.entries()) {
    if (options.isShown(item)) {
      rows.push(...rowsOfItem(item, fitted[index]!, { profile, learned, horizonDays: options.horizonDays }));
    }
    if (index % itemsPerTurn > 0) continue;
    options.onProgress?.((1 + index / items.length) / 2);
    await setImmediate();
  }
  return rows;
}

function rowsOfItem(
  item: DemandItem,
  fitted: FittedItem,
  context: { readonly profile: Profile; readonly learned: LearnedDemand; readonly horizonDays: number },
): readonly ForecastRow[] {
  const { profile, learned, horizonDays } = context;
  const { future } = learned;
  const { kind, asOf } = future;
  const buckets = Math.ceil(bucketsAhead(future, asOf, horizonDays));
  const days = futureBucketStart(kind, asOf, buckets) - asOf;
  const ahead = forecastItem(item, fitted, { profile, future, meanDays: days, totalDays: days });
  const events = eventsAhead(future.seasonal, future.calendar, item, { kind, asOf, buckets });
  return Array.from({ length: buckets }, (_, index): ForecastRow => {
    const demand = ahead.forecast.bucket(index);
    return {
      sku: item.sku,
      location: item.location,
      date: futureBucketStart(kind, asOf, index),
      mean: demand.mean,
      sd: Math.sqrt(demand.variance),
      quantiles: forecastLevels.map((level) => demand.quantile(level)),
      exposure: ahead.futureExposure[index]!,
      event: events[index] ?? "",
      method: fitted.method,
    };
  });
}
