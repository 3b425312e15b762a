import { daysPerBucket } from "../calendar/bucket.ts";
import type { Series } from "../demand/series.ts";
import { type DailyDemand, dailyDemand } from "../inventory/daily-demand.ts";
import type { LeadTime } from "../lead-time/distribution.ts";
import type { ItemForecast } from "./item-forecast.ts";

/** What the days until the order after this one can arrive let expect, averaged over the lead times. */
export interface ProtectionInterval {
  /** Exposure as the method took it, in average open buckets: lead-time demand over the level. */
  readonly exposure: number;
  /** Open buckets. */
  readonly open: number;
  /** Exposure by season and events, and by season alone. */
  readonly seasonal: number;
  readonly plain: number;
  readonly days: number;
  /** How much of each bucket ahead the interval holds, 0..1. */
  readonly weights: Float64Array;
}

/** Sums the exposures of [as-of, as-of + lead time + review). */
export function protectionInterval(
  { ahead, futureExposure }: ItemForecast,
  options: {
    readonly leadTime: LeadTime;
    readonly reviewDays: number;
    /** Buckets, fractions included, in the given days from as-of on. */
    readonly bucketsAhead: (days: number) => number;
  },
): ProtectionInterval {
  const { leadTime, reviewDays, bucketsAhead } = options;
  const longest = Math.ceil(bucketsAhead((leadTime.days.at(-1) ?? 0) + reviewDays));
  const weights = new Float64Array(longest);
  const sums = { exposure: 0, open: 0, seasonal: 0, plain: 0, days: 0 };
  for (const [index, leadDays] of leadTime.days.entries()) {
    const probability = leadTime.probabilities[index]!;
    const days = leadDays + reviewDays;
    const buckets = bucketsAhead(days);
    sums.days += probability * days;
    sums.exposure += probability * summed(futureExposure, buckets);
    sums.open += probability * summed(ahead.open, buckets);
    sums.seasonal += probability * summed(ahead.exposure, buckets);
    sums.plain += probability * summed(ahead.plain, buckets);
    for (let bucket = 0; bucket < buckets; bucket++) {
      weights[bucket]! += probability * Math.min(1, buckets - bucket);
    }
  }
  return { ...sums, weights };
}

/** Sum over the first `buckets` buckets, a fractional last one pro rata. */
function summed(values: Float64Array, buckets: number): number {
  const whole = Math.floor(buckets);
  let sum = 0;
  for (let bucket = 0; bucket < whole; bucket++) sum += values[bucket]!;
  return sum + (buckets > whole ? (buckets - whole) * values[whole]! : 0);
}

/**
 * Demand per calendar day of the protection interval, as the classic formulas take it: that of the open
 * history, at the season (where the method looks at it) and with the closed days of the interval.
 *
 *   mean f, sd sqrt(f)      f = exposure of the interval in days / its days
 *   max o                   o = open days of the interval / its days
 */
export function calendarDayDemand(
  { kind, units, exposure, open }: Series,
  { isSeasonal }: ItemForecast,
  interval: ProtectionInterval,
): DailyDemand {
  const perBucket = daysPerBucket(kind);
  const taken = isSeasonal ? exposure : open;
  const { mean, sd } = dailyDemand({ units, exposure: taken, daysPerBucket: perBucket });
  const { max } = dailyDemand({ units, exposure: open, daysPerBucket: perBucket });
  const share = (buckets: number): number => (interval.days > 0 ? (buckets * perBucket) / interval.days : 1);
  const factor = share(interval.exposure);
  return { mean: mean * factor, sd: sd * Math.sqrt(factor), max: max * share(interval.open) };
}
