import { futureBucketStart } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import { calendarTables } from "./calendar-tables.ts";
import { seasonalDays } from "./day-factors.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import { type EventDays, type ItemKey, isInScope } from "./event-days.ts";
import type { AheadOptions } from "./exposure-ahead.ts";
import type { SeasonalProfile } from "./profile.ts";

/**
 * The event that each bucket ahead lies in, for one item; "" where none does: of several the one whose days
 * there move demand the most, then the first of them. A day that the user's word or one of the shop's own
 * events concerns is that event's, whatever holiday falls on it.
 *
 * @throws RangeError if the buckets reach beyond the calendar
 */
export function eventsAhead(
  profile: SeasonalProfile,
  calendar: SeasonalCalendar,
  item: ItemKey,
  { kind, asOf, buckets }: Omit<AheadOptions, "isClosed">,
): readonly string[] {
  const end = futureBucketStart(kind, asOf, buckets);
  const { events, factors, plain } = seasonalDays(profile, calendar, item, { from: asOf, to: end });
  const eventOf = eventOfDay(calendar, item, events);
  return Array.from({ length: buckets }, (_, bucket) => {
    const moved = new Map<number, number>();
    const to = futureBucketStart(kind, asOf, bucket + 1);
    for (let day = futureBucketStart(kind, asOf, bucket); day < to; day++) {
      const event = eventOf(day);
      const change = Math.abs(factors[day - asOf]! - plain[day - asOf]!);
      if (event >= 0) moved.set(event, (moved.get(event) ?? 0) + change);
    }
    // toSorted is stable, and a Map keeps the order in which events came.
    const [most] = [...moved].toSorted(([, a], [, b]) => b - a);
    return most === undefined ? "" : (calendar.events[most[0]]?.name ?? "");
  });
}

/** The number of the event that a day belongs to, -1 where there is none. */
function eventOfDay(calendar: SeasonalCalendar, item: ItemKey, events: EventDays): (day: Day) => number {
  const { eventOfSlot } = calendarTables(calendar);
  const told = calendar.occurrences.filter(
    ({ uplift, scope }) => uplift !== null && uplift !== 1 && isInScope(scope, item),
  );
  return (day) => {
    const index = day - calendar.from;
    if (events.isPlain[index] === 1) return -1;
    const given = told.find(({ start, end }) => start <= day && day <= end);
    if (given !== undefined) return given.event;
    const slot = events.slots.findLast((layer) => layer[index]! >= 0)?.[index] ?? -1;
    return slot < 0 ? -1 : eventOfSlot[slot]!;
  };
}
