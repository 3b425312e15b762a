import { type BucketKind, longestBucketDays } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import type { DemandFrame } from "../demand/frame.ts";

/** A span of demand to be forecast. */
export interface Horizon {
  /** As it was asked for. */
  readonly days: number;
  /** In whole buckets. */
  readonly buckets: number;
}

/**
 * A horizon rounded up to whole buckets.
 *
 * @throws RangeError if days is not a whole number above 0
 * @example horizonOf("week", 10) // { days: 10, buckets: 2 }
 */
export function horizonOf(kind: BucketKind, days: number): Horizon {
  if (!(Number.isInteger(days) && days > 0)) {
    throw new RangeError(`days must be a whole number above 0, got ${days}`);
  }
  return { days, buckets: Math.ceil(days / longestBucketDays[kind]) };
}

/**
 * The mornings on which the past is forecast from, ascending: the last one leaves `buckets` whole buckets of
 * known demand after it, each other precedes the next by as many. Mornings without any row before them
 * are left out, so there may be fewer than `count`.
 */
export function backtestOrigins(
  frame: DemandFrame,
  options: {
    readonly count: number;
    readonly buckets: number;
    /** The day of the first row. */
    readonly firstRow: Day;
  },
): readonly Day[] {
  const { grid, knownUntil } = frame;
  const end = grid.bucketOf(knownUntil);
  return Array.from({ length: options.count }, (_, index) =>
    grid.startOf(end - options.buckets * (options.count - index)),
  ).filter((origin) => origin > options.firstRow);
}
