import { type BucketKind, daysPerBucket, futureBucketStart } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import { weeksPerYear } from "./calendar-days.ts";
import { type SeasonalDays, seasonalDays } from "./day-factors.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import type { EventDays, ItemKey } from "./event-days.ts";
import type { SeasonalProfile } from "./profile.ts";
import { itemGroups, type Season, seasonOf, yearlyGroups } from "./season.ts";

/** What season and events let expect of the buckets ahead of one item; bucket 0 begins at as-of. */
export interface SeasonalExposure {
  /** Relative demand of each bucket, 1 for an average plain open one. */
  readonly exposure: Float64Array;
  /** The same without events, so that their part can be told. */
  readonly plain: Float64Array;
  /** Open days over the mean days of a bucket. */
  readonly open: Float64Array;
  /** Variance of the summed exposure of the first k buckets, k = 0 .. doubtBuckets. */
  readonly variance: Float64Array;
  /** Variance of each of the first doubtBuckets buckets' exposure alone. */
  readonly bucketVariance: Float64Array;
}

export interface AheadOptions {
  readonly kind: BucketKind;
  readonly asOf: Day;
  readonly buckets: number;
  /** Of how many of them the uncertainty is asked for; default all. */
  readonly doubtBuckets?: number;
  /** Days on which the item's location will be closed. */
  readonly isClosed: (day: Day) => boolean;
}

/**
 * The exposures of the buckets ahead of one item and how uncertain they are.
 *
 * A day is open unless its location or the user closes it (factor 0).
 *
 *   exposure = sum of the open days' factors / n        variance = sum_p v_p (sum of the factors of part p / n)^2
 *
 * n: mean days of a bucket. Parts are the weeks of the year and the bands of events, whose days rise and fall
 * together; v_p: variance of the logarithm of the part's factor.
 *
 * @throws RangeError if the buckets reach beyond the calendar
 */
export function exposureAhead(
  profile: SeasonalProfile,
  calendar: SeasonalCalendar,
  item: ItemKey,
  options: AheadOptions,
): SeasonalExposure {
  const { kind, asOf, buckets, isClosed } = options;
  const end = futureBucketStart(kind, asOf, buckets);
  const seasonal = seasonalDays(profile, calendar, item, { from: asOf, to: end });
  const { factors, plain } = seasonal;
  const days = daysPerBucket(kind);
  const ahead = {
    exposure: new Float64Array(buckets),
    plain: new Float64Array(buckets),
    open: new Float64Array(buckets),
  };
  let day = asOf;
  for (let bucket = 0; bucket < buckets; bucket++) {
    for (const to = futureBucketStart(kind, asOf, bucket + 1); day < to; day++) {
      const factor = factors[day - asOf]!;
      if (factor === 0 || isClosed(day)) continue;
      ahead.open[bucket]! += 1 / days;
      ahead.exposure[bucket]! += factor / days;
      ahead.plain[bucket]! += plain[day - asOf]! / days;
    }
  }
  const season = seasonOf(profile, calendar);
  const variances = partVariances(profile, calendar, item, season);
  return { ...ahead, ...exposureDoubt(seasonal, { season, variances, from: calendar.from }, options) };
}

/** How uncertain the exposures are, bucket by bucket and summed. */
function exposureDoubt(
  { factors, events }: SeasonalDays,
  parts: { readonly season: Season; readonly variances: Float64Array; readonly from: Day },
  { kind, asOf, buckets, isClosed, doubtBuckets = buckets }: AheadOptions,
): Pick<SeasonalExposure, "variance" | "bucketVariance"> {
  const { season, variances, from } = parts;
  const all = { variances, sums: new Float64Array(variances.length) };
  const own = { variances, sums: new Float64Array(variances.length) };
  const days = daysPerBucket(kind);
  const variance = new Float64Array(doubtBuckets + 1);
  const bucketVariance = new Float64Array(doubtBuckets);
  let sum = 0;
  let day = asOf;
  for (let bucket = 0; bucket < doubtBuckets; bucket++) {
    own.sums.fill(0);
    for (const to = futureBucketStart(kind, asOf, bucket + 1); day < to; day++) {
      if (isClosed(day)) continue;
      const share = factors[day - asOf]! / days;
      for (const part of partsOfDay(events, day - from, season)) {
        sum += addToPart(all, part, share);
        bucketVariance[bucket]! += addToPart(own, part, share);
      }
    }
    variance[bucket + 1] = sum;
  }
  return { variance, bucketVariance };
}

interface Parts {
  readonly variances: Float64Array;
  /** The summed exposure of each part so far. */
  readonly sums: Float64Array;
}

/** Adds a day to a part; what that adds to the variance of the total: v ((s + share)^2 - s^2). */
function addToPart({ variances, sums }: Parts, part: number, share: number): number {
  const before = sums[part]!;
  sums[part] = before + share;
  return variances[part]! * share * (2 * before + share);
}

/** The week and the event bands that a day's factor comes from; no band where the user's word holds. */
function partsOfDay(events: EventDays, day: number, { days, tables }: Season): readonly number[] {
  const parts = [days.weeks[day]!];
  if (events.isPlain[day] === 1 || !Number.isNaN(events.given?.[day] ?? Number.NaN)) return parts;
  for (const slots of events.slots) {
    if (slots[day]! >= 0) parts.push(weeksPerYear + tables.bandOfSlot[slots[day]!]!);
  }
  return parts;
}

/** Variances of weeks, all alike, then of all events' bands. */
function partVariances(
  profile: SeasonalProfile,
  calendar: SeasonalCalendar,
  item: ItemKey,
  { learned }: Season,
): Float64Array {
  const { variance, groupVariances } = profile.weekOfYear;
  let ofWeek = variance;
  for (const name of yearlyGroups(item)) {
    ofWeek += Object.hasOwn(groupVariances, name) ? (groupVariances[name] ?? 0) : 0;
  }
  const variances = new Float64Array(weeksPerYear + calendar.bandCount).fill(ofWeek, 0, weeksPerYear);
  const groups = itemGroups(profile, item);
  for (const [number, event] of learned.entries()) {
    if (event === undefined || !event.isActive) continue;
    const from = weeksPerYear + calendar.events[number]!.firstBand;
    for (const [band, ofShop] of event.variances.entries()) {
      let ofBand = ofShop;
      for (const group of event.firstGroupBand < 0 ? [] : groups) {
        ofBand += group.variances[event.firstGroupBand + band] ?? 0;
      }
      variances[from + band] = ofBand;
    }
  }
  return variances;
}
