import type { Day } from "../calendar/day.ts";
import { seasonalDays } from "./day-factors.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import { type ItemKey, isInScope } from "./event-days.ts";
import type { SeasonalProfile } from "./profile.ts";
import { seasonOf } from "./season.ts";

/** The next event that moves an item's demand. */
export interface NextEvent {
  readonly name: string;
  /** Its own first day and last day, window aside. */
  readonly day: Day;
  readonly end: Day;
  /** The first and last day of its window. */
  readonly from: Day;
  readonly to: Day;
  readonly isEstimated: boolean;
  /** Mean factor of the days of its window from as-of on: the event's alone. */
  readonly uplift: number;
}

/** An event that changes the mean demand of its window by less is not worth a word. */
const leastUplift = 0.02;

/**
 * The first event, by date, whose window has a day from `asOf` up to, not including, `until`, and which moves the
 * item's demand by 2 % or more; null when there is none.
 */
export function nextEvent(
  profile: SeasonalProfile,
  calendar: SeasonalCalendar,
  item: ItemKey,
  { asOf, until }: { readonly asOf: Day; readonly until: Day },
): NextEvent | null {
  const to = Math.min(until, calendar.to);
  if (to <= asOf) return null;
  const { learned } = seasonOf(profile, calendar);
  const { factors, plain } = seasonalDays(profile, calendar, item, { from: asOf, to });
  const ahead = calendar.occurrences
    .filter(({ scope, from, slots }) => isInScope(scope, item) && from < to && from + slots.length > asOf)
    .toSorted((a, b) => a.start - b.start || a.event - b.event);
  for (const { event, start, end, from, slots, isEstimated, uplift } of ahead) {
    const { name } = calendar.events[event]!;
    if (uplift === null && learned[event]?.isActive !== true) continue;
    let expected = 0;
    let usual = 0;
    for (let day = Math.max(asOf, from); day < Math.min(to, from + slots.length); day++) {
      expected += factors[day - asOf]!;
      usual += plain[day - asOf]!;
    }
    const mean = usual > 0 ? expected / usual : 1;
    if (Math.abs(mean - 1) < leastUplift) continue;
    return { name, day: start, end, from, to: from + slots.length - 1, isEstimated, uplift: mean };
  }
  return null;
}
