import { type BucketKind, daysPerBucket, futureBucketStart } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import { learnedByName, seasonalDays } from "./day-factors.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import type { EventDays, ItemKey } from "./event-days.ts";
import type { SeasonalProfile } from "./profile.ts";

/** What season and events let expect of the buckets ahead of one item; bucket 0 begins at as-of. */
export interface SeasonalExposure {
  /** Relative demand of each bucket, 1 for an average plain open one. */
  readonly exposure: Float64Array;
  /** The same without events, so that their part can be told. */
  readonly plain: Float64Array;
  /** Open days over the mean days of a bucket. */
  readonly open: Float64Array;
  /** Variance of the summed exposure of the first k buckets, k = 0 .. buckets. */
  readonly variance: Float64Array;
  /** Variance of each bucket's exposure alone. */
  readonly bucketVariance: Float64Array;
}

export interface AheadOptions {
  readonly kind: BucketKind;
  readonly asOf: Day;
  readonly buckets: number;
  /** Days on which the item's location will be closed. */
  readonly isClosed: (day: Day) => boolean;
}

/**
 * The exposures of the buckets ahead of one item and how uncertain they are.
 *
 * A day is open unless its location or the user closes it (factor 0).
 *
 *   exposure = sum of the open days' factors / n        variance = sum_b v_b (sum of the factors of band b / n)^2
 *
 * n: mean days of a bucket. v_b: variance of the logarithm of what band b of an event does to demand: its days
 * rise and fall together.
 *
 * @throws RangeError if the buckets reach beyond the calendar
 */
export function exposureAhead(
  profile: SeasonalProfile,
  calendar: SeasonalCalendar,
  item: ItemKey,
  { kind, asOf, buckets, isClosed }: AheadOptions,
): SeasonalExposure {
  const end = futureBucketStart(kind, asOf, buckets);
  const { factors, plain, events } = seasonalDays(profile, calendar, item, { from: asOf, to: end });
  const variances = bandVariances(profile, calendar);
  const bandOfSlot = bandsOfSlots(calendar);
  const bandSums = new Float64Array(calendar.bandCount);
  const ownSums = new Map<number, number>();
  const days = daysPerBucket(kind);
  const ahead = {
    exposure: new Float64Array(buckets),
    plain: new Float64Array(buckets),
    open: new Float64Array(buckets),
    variance: new Float64Array(buckets + 1),
    bucketVariance: new Float64Array(buckets),
  };
  let variance = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const to = futureBucketStart(kind, asOf, bucket + 1);
    for (let day = futureBucketStart(kind, asOf, bucket); day < to; day++) {
      const factor = factors[day - asOf]!;
      if (factor === 0 || isClosed(day)) continue;
      const share = factor / days;
      ahead.open[bucket]! += 1 / days;
      ahead.exposure[bucket]! += share;
      ahead.plain[bucket]! += plain[day - asOf]! / days;
      const bands = bandsOfDay(events, day - calendar.from, bandOfSlot);
      variance += addDay(bandSums, bands, { share, variances });
      for (const band of bands) ownSums.set(band, (ownSums.get(band) ?? 0) + share);
    }
    ahead.variance[bucket + 1] = variance;
    for (const [band, sum] of ownSums) ahead.bucketVariance[bucket]! += variances[band]! * sum * sum;
    ownSums.clear();
  }
  return ahead;
}

/** Adds a day to the sums of its bands; what that adds to the variance of the total. */
function addDay(
  bandSums: Float64Array,
  bands: readonly number[],
  { share, variances }: { readonly share: number; readonly variances: Float64Array },
): number {
  let added = 0;
  for (const band of bands) {
    const before = bandSums[band]!;
    bandSums[band] = before + share;
    added += variances[band]! * ((before + share) ** 2 - before ** 2);
  }
  return added;
}

const none: readonly number[] = [];

/** The bands that a day's learned factor comes from; none where the user's word holds. */
function bandsOfDay(events: EventDays, day: number, bandOfSlot: Int32Array): readonly number[] {
  if (events.isPlain[day] === 1 || !Number.isNaN(events.given?.[day] ?? Number.NaN)) return none;
  return events.slots.flatMap((slots) => (slots[day]! < 0 ? none : [bandOfSlot[slots[day]!]!]));
}

function bandsOfSlots({ events, slotCount }: SeasonalCalendar): Int32Array {
  const bands = new Int32Array(slotCount);
  for (const { slots, firstSlot, firstBand } of events) {
    for (const [slot, { band }] of slots.entries()) bands[firstSlot + slot] = firstBand + band;
  }
  return bands;
}

function bandVariances(profile: SeasonalProfile, { events, bandCount }: SeasonalCalendar): Float64Array {
  const learned = learnedByName(profile);
  const variances = new Float64Array(bandCount);
  for (const { name, bands, firstBand } of events) {
    const event = learned.get(name);
    for (let band = 0; band < bands.length; band++) {
      variances[firstBand + band] = event?.isActive === true ? (event.variances[band] ?? 0) : 0;
    }
  }
  return variances;
}
