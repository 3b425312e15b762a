import { type BucketKind, daysPerBucket, futureBucketStart } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import { weeksPerYear } from "./calendar-days.ts";
import { seasonalDays } from "./day-factors.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import type { ItemKey } from "./event-days.ts";
import type { EventEntries } from "./event-entries.ts";
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
  const ends = bucketEnds(options);
  const seasonal = seasonalDays(profile, calendar, item, { from: asOf, to: ends[buckets - 1] ?? asOf });
  const { factors } = seasonal;
  const days = daysPerBucket(kind);
  const exposure = new Float64Array(buckets);
  const plain = new Float64Array(buckets);
  const open = new Float64Array(buckets);
  for (let bucket = 0, index = 0; bucket < buckets; bucket++) {
    let openDays = 0;
    let exposed = 0;
    let plainDays = 0;
    for (const to = ends[bucket]! - asOf; index < to; index++) {
      const isOpen = factors[index]! !== 0 && !isClosed(asOf + index);
      // From here on what each day adds to its bucket.
      factors[index] = isOpen ? factors[index]! / days : 0;
      if (!isOpen) continue;
      openDays++;
      exposed += factors[index]!;
      plainDays += seasonal.plain[index]!;
    }
    open[bucket] = openDays / days;
    exposure[bucket] = exposed;
    plain[bucket] = plainDays / days;
  }
  const season = seasonOf(profile, calendar);
  const variances = partVariances(profile, item, season);
  const first = asOf - calendar.from;
  const known = { shares: factors, ends, season, variances, first, entries: seasonal.entries };
  return { exposure, plain, open, ...exposureDoubt(known, options) };
}

/** The first day after each bucket. */
function bucketEnds({ kind, asOf, buckets }: AheadOptions): Int32Array {
  if (kind === "month") {
    return Int32Array.from({ length: buckets }, (_, bucket) => futureBucketStart(kind, asOf, bucket + 1));
  }
  const days = daysPerBucket(kind);
  const ends = new Int32Array(buckets);
  for (let bucket = 0; bucket < buckets; bucket++) ends[bucket] = asOf + (bucket + 1) * days;
  return ends;
}

interface KnownAhead {
  /** What each day adds to its bucket. */
  readonly shares: Float64Array;
  readonly ends: Int32Array;
  readonly season: Season;
  /** By part of the exposure: a week of the year, or a band of an event. */
  readonly variances: Float64Array;
  /** The first day, counted from the calendar's. */
  readonly first: number;
  readonly entries: EventEntries;
}

/**
 * How uncertain the exposures are, bucket by bucket and summed: a day's factor comes from its week and the bands
 * of its events; none where the user's word holds. What a day adds to a sum: v ((s + share)^2 - s^2).
 */
function exposureDoubt(
  { shares, ends, season, variances, first, entries }: KnownAhead,
  { asOf, buckets, doubtBuckets = buckets }: AheadOptions,
): Pick<SeasonalExposure, "variance" | "bucketVariance"> {
  const { days, tables } = season;
  const all = new Float64Array(variances.length);
  const own = new Float64Array(variances.length);
  // The bucket that each part's own sum is of.
  const bucketOf = new Int32Array(variances.length).fill(-1);
  const variance = new Float64Array(doubtBuckets + 1);
  const bucketVariance = new Float64Array(doubtBuckets);
  for (let bucket = 0, index = 0; bucket < doubtBuckets; bucket++) {
    variance[bucket + 1] = variance[bucket]!;
    for (const to = ends[bucket]! - asOf; index < to; index++) {
      const share = shares[index]!;
      if (share === 0) continue;
      const day = first + index;
      const last = entries.firstOf[day + 1]!;
      for (let entry = entries.firstOf[day]! - 1; entry < last; entry++) {
        const isWeek = entry < entries.firstOf[day]!;
        const part = isWeek ? days.weeks[day]! : weeksPerYear + tables.bandOfSlot[entries.slots[entry]!]!;
        if (bucketOf[part] !== bucket) own[part] = 0;
        bucketOf[part] = bucket;
        variance[bucket + 1]! += variances[part]! * squareGain(all, part, share);
        bucketVariance[bucket]! += variances[part]! * squareGain(own, part, share);
      }
    }
  }
  return { variance, bucketVariance };
}

/** Adds a share to the sum of a part; returns what that adds to its square. */
function squareGain(sums: Float64Array, part: number, share: number): number {
  const before = sums[part]!;
  sums[part] = before + share;
  return share * (2 * before + share);
}

/** Variances of weeks, all alike, then of all events' bands. */
function partVariances(profile: SeasonalProfile, item: ItemKey, season: Season): Float64Array {
  const { variance, groupVariances } = profile.weekOfYear;
  let ofWeek = variance;
  for (const name of yearlyGroups(item)) {
    ofWeek += Object.hasOwn(groupVariances, name) ? (groupVariances[name] ?? 0) : 0;
  }
  const { bandVariances, learnedBands, bandsInGroups } = season;
  const variances = new Float64Array(weeksPerYear + bandVariances.length).fill(ofWeek, 0, weeksPerYear);
  variances.set(bandVariances, weeksPerYear);
  for (const group of itemGroups(profile, item)) {
    for (let index = 0; index < learnedBands.length; index++) {
      variances[weeksPerYear + learnedBands[index]!]! += group.variances[bandsInGroups[index]!] ?? 0;
    }
  }
  return variances;
}
