import { type BucketKind, daysPerBucket, futureBucketStart } from "../calendar/bucket.ts";
import { type Day, weekday } from "../calendar/day.ts";

/** What lies ahead of as-of, for all items: plain data, sent to each worker once. */
export interface Future {
  readonly asOf: Day;
  readonly kind: BucketKind;
  /** By location: which weekdays stay closed, Monday first. */
  readonly closedWeekdays: ReadonlyMap<string, readonly boolean[]>;
}

/** What the buckets ahead let expect of one item; bucket 0 begins at as-of. */
export interface ExposureAhead {
  /** Open days over the mean days of a bucket. */
  readonly open: Float64Array;
}

/** The exposures of the first `buckets` buckets ahead of one item. */
export function exposureAhead(
  { asOf, kind, closedWeekdays }: Future,
  item: { readonly location: string },
  buckets: number,
): ExposureAhead {
  const closed = closedWeekdays.get(item.location);
  const open = Float64Array.from({ length: buckets }, (_, index) => {
    const end = futureBucketStart(kind, asOf, index + 1);
    let days = 0;
    for (let day = futureBucketStart(kind, asOf, index); day < end; day++) {
      days += closed?.[weekday(day)] === true ? 0 : 1;
    }
    return days / daysPerBucket(kind);
  });
  return { open };
}
