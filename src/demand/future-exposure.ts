import { daysPerBucket, futureBucketStart } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import type { ClosedDays } from "./closed-days.ts";
import type { DemandFrame } from "./frame.ts";

/**
 * The exposure of the buckets from as-of on, to forecast with: open days / mean days of the bucket.
 *
 * Weekdays found closed stay so; other days are taken as open.
 */
export function futureExposure(
  frame: DemandFrame,
  buckets: number,
  closed: ClosedDays | null = null,
): Float64Array {
  const { kind } = frame.grid;
  return Float64Array.from({ length: buckets }, (_, index) => {
    const start = futureBucketStart(kind, frame.asOf, index);
    const end = futureBucketStart(kind, frame.asOf, index + 1);
    return openDays(start, end, closed) / daysPerBucket(kind);
  });
}

function openDays(start: Day, end: Day, closed: ClosedDays | null): number {
  let days = 0;
  for (let day = start; day < end; day++) {
    days += closed?.isClosed(day) === true ? 0 : 1;
  }
  return days;
}
