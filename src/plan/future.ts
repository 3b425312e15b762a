import type { BucketKind } from "../calendar/bucket.ts";
import { type Day, weekday } from "../calendar/day.ts";
import type { SeasonalCalendar } from "../seasonality/event-calendar.ts";
import type { ItemKey } from "../seasonality/event-days.ts";
import { exposureAhead, type SeasonalExposure } from "../seasonality/exposure-ahead.ts";
import type { SeasonalProfile } from "../seasonality/profile.ts";

/** What lies ahead of as-of, for all items: plain data, sent to each worker once. */
export interface Future {
  readonly asOf: Day;
  readonly kind: BucketKind;
  /** By location: which weekdays stay closed, Monday first. */
  readonly closedWeekdays: ReadonlyMap<string, readonly boolean[]>;
  readonly calendar: SeasonalCalendar;
  readonly seasonal: SeasonalProfile;
}

/** What the buckets ahead let expect of one item; bucket 0 begins at as-of. */
export function itemAhead(
  future: Future,
  item: ItemKey,
  { buckets, doubtBuckets }: { readonly buckets: number; readonly doubtBuckets: number },
): SeasonalExposure {
  const { asOf, kind, calendar, seasonal } = future;
  const closed = future.closedWeekdays.get(item.location);
  const isClosed = (day: Day): boolean => closed?.[weekday(day)] === true;
  return exposureAhead(seasonal, calendar, item, { kind, asOf, buckets, doubtBuckets, isClosed });
}
