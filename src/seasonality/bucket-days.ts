import type { SeasonalCalendar, SeasonalOccurrence } from "./event-calendar.ts";

/** How many days of the bucket that a day (counted from the calendar's first) lies in an event concerns. */
export type BucketDays = (event: number, index: number) => number;

/** No bucket has more days, no window reaches as far as this. */
const mostBucketDays = 31;
const farthest = 10_000;

/** Few days of the bucket are farther away than any distance in days. */
export function distanceInBucket(bucketDays: number, days: number): number {
  return (mostBucketDays - bucketDays) * farthest + days;
}

/** Counts the days of each bucket by event; where demand comes by day all count alike. */
export function bucketDaysFinder(
  { from, to, events, bucketStarts }: SeasonalCalendar,
  occurrences: readonly SeasonalOccurrence[],
  strengths: ArrayLike<number>,
): BucketDays {
  if (bucketStarts === null) return () => 0;
  const bucketOf = new Uint16Array(to - from);
  for (let index = 0, bucket = 0; index < bucketOf.length; index++) {
    while ((bucketStarts[bucket + 1] ?? Infinity) <= from + index) bucket++;
    bucketOf[index] = bucket;
  }
  const days = events.map(() => new Uint8Array(bucketStarts.length));
  for (const { event, from: first, slots } of occurrences) {
    if ((strengths[event] ?? 0) < 0) continue;
    const last = Math.min(to, first + slots.length);
    for (let day = Math.max(from, first); day < last; day++) days[event]![bucketOf[day - from]!]!++;
  }
  return (event, index) => days[event]![bucketOf[index]!]!;
}
