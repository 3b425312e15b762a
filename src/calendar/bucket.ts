import { requireNonNegative } from "../stats/require.ts";
import type { Day } from "./day.ts";
import { addMonths, monthNumber } from "./month.ts";

/** The spans of time that demand is counted in. */
export type BucketKind = "day" | "week" | "month";

/** Numbered buckets that cover the calendar without gaps. */
export interface BucketGrid {
  readonly kind: BucketKind;
  /** The number of the bucket that a day lies in. */
  bucketOf(day: Day): number;
  startOf(bucket: number): Day;
  /** The first day after the bucket. */
  endOf(bucket: number): Day;
}

/** Mean length of a month: 365.25 / 12 days. */
const daysPerMonth = 30.4375;

/** Days in a bucket: 1, 7, or the mean month of 30.4375. */
export function daysPerBucket(kind: BucketKind): number {
  return { day: 1, week: 7, month: daysPerMonth }[kind];
}

/** The longest that a bucket gets, in days. */
export const longestBucketDays = { day: 1, week: 7, month: 31 } as const satisfies Record<BucketKind, number>;

/**
 * The grid of days, of blocks of seven days that start at `origin` and every seven days from it, or of
 * calendar months.
 */
export function bucketGrid(options: { readonly kind: BucketKind; readonly origin: Day }): BucketGrid {
  const { kind, origin } = options;
  if (kind === "month") {
    const startOf = (bucket: number): Day => addMonths(0, bucket);
    return { kind, bucketOf: monthNumber, startOf, endOf: (bucket) => startOf(bucket + 1) };
  }
  const length = daysPerBucket(kind);
  const startOf = (bucket: number): Day => origin + bucket * length;
  return {
    kind,
    bucketOf: (day) => Math.floor((day - origin) / length),
    startOf,
    endOf: (bucket) => startOf(bucket + 1),
  };
}

/**
 * The first day of the future bucket `index` (0 starts at as-of): days, blocks of seven days, or months
 * from the same day of the month, so that as-of on 16 April is followed by 16 May.
 */
export function futureBucketStart(kind: BucketKind, asOf: Day, index: number): Day {
  return kind === "month" ? addMonths(asOf, index) : asOf + index * daysPerBucket(kind);
}

/**
 * Future buckets in the `days` days from as-of on; a part of a bucket counts pro rata.
 *
 * Only `kind` of the grid matters: future buckets are laid from as-of, as by futureBucketStart().
 *
 * @throws RangeError if days is not a number from 0 up
 * @example 21 days are 3 weeks; 46 days from 1 April are a month and 16 / 31 of the next.
 */
export function bucketsAhead(grid: { readonly kind: BucketKind }, asOf: Day, days: number): number {
  requireNonNegative("days", days);
  if (grid.kind !== "month") return days / daysPerBucket(grid.kind);
  let months = Math.floor(days / 31);
  while (addMonths(asOf, months + 1) <= asOf + days) {
    months++;
  }
  const start = addMonths(asOf, months);
  return months + (asOf + days - start) / (addMonths(asOf, months + 1) - start);
}
