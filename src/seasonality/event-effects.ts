import type { Day } from "../calendar/day.ts";
import type { CalendarEvent } from "../calendar/event.ts";
import { itemSlotFactors, seasonalDays } from "./day-factors.ts";
import type { SeasonalCalendar, SeasonalOccurrence } from "./event-calendar.ts";
import { type EventDays, type ItemKey, isInScope } from "./event-days.ts";
import type { SeasonalProfile } from "./profile.ts";
import { seasonOf } from "./season.ts";

/** A day that an event moves. */
export interface MovedDay {
  readonly day: Day;
  /** The event's own factor. */
  readonly factor: number;
  /** The day's relative demand without it. */
  readonly base: number;
}

/** One time that an event takes place, and what it does to one item's demand. */
export interface EventEffect {
  readonly name: string;
  readonly source: CalendarEvent["source"];
  /** Its own first day and last day, window aside. */
  readonly day: Day;
  readonly end: Day;
  /** The first and last day of its window. */
  readonly from: Day;
  readonly to: Day;
  readonly isEstimated: boolean;
  /** The user's own factor for the days from `day` to `end`; null: learned. */
  readonly given: number | null;
  readonly scope: SeasonalOccurrence["scope"];
  /** False: nothing that could be told from chance was learned of it, and the user gives no factor. */
  readonly isActive: boolean;
  /** One of its own days lies before `from`, so that more than the beginning of its window could be learned from. */
  readonly isSeen: boolean;
  /** The days of its window that are its own, ascending: those nearer to another event are that one's. */
  readonly days: readonly MovedDay[];
}

/** An event that changes the mean demand of its days by less is not worth a word. */
const leastUplift = 0.02;

/**
 * The events whose windows have a day from `from` up to, not including, `to`, in the order of the calendar, each
 * with all days of its window that it moves.
 *
 * The days of holidays count first and those of the shop's own events on top: base x factor of the one is the base of
 * the other.
 *
 * @throws RangeError if the days are not within the calendar's
 */
export function eventEffects(
  profile: SeasonalProfile,
  calendar: SeasonalCalendar,
  item: ItemKey,
  { from, to }: { readonly from: Day; readonly to: Day },
): readonly EventEffect[] {
  if (from < calendar.from || to > calendar.to) {
    throw new RangeError(`days must be within ${calendar.from} to ${calendar.to}, got ${from} to ${to}`);
  }
  const ahead = calendar.occurrences.filter(
    ({ scope, from: start, slots }) => isInScope(scope, item) && start < to && start + slots.length > from,
  );
  if (ahead.length === 0) return [];
  const { learned } = seasonOf(profile, calendar);
  const past = calendar.occurrences.filter(
    (occurrence) => isInScope(occurrence.scope, item) && occurrence.start < from,
  );
  const seen = new Set(past.map(({ event }) => event));
  const first = ahead.reduce((day, occurrence) => Math.min(day, occurrence.from), to);
  const last = ahead.reduce(
    (day, occurrence) => Math.max(day, occurrence.from + occurrence.slots.length),
    from,
  );
  const days = { from: Math.max(calendar.from, first), to: Math.min(calendar.to, last) };
  const { plain, events } = seasonalDays(profile, calendar, item, days);
  const slotFactorOf = itemSlotFactors(profile, calendar, item);
  return ahead.map((occurrence): EventEffect => {
    const { event, start, end, from: windowFrom, slots, isEstimated, uplift, scope } = occurrence;
    const { name, source } = calendar.events[event]!;
    return {
      name,
      source,
      day: start,
      end,
      from: windowFrom,
      to: windowFrom + slots.length - 1,
      isEstimated,
      given: uplift,
      scope,
      isActive: uplift !== null || learned[event]?.isActive === true,
      isSeen: seen.has(event),
      days: movedDays(occurrence, { calendar, events, plain, plainFrom: days.from, slotFactorOf }),
    };
  });
}

interface ItemDays {
  readonly calendar: SeasonalCalendar;
  readonly events: EventDays;
  /** By day from `plainFrom` on. */
  readonly plain: Float64Array;
  readonly plainFrom: Day;
  readonly slotFactorOf: (slot: number) => number;
}

function movedDays(occurrence: SeasonalOccurrence, item: ItemDays): readonly MovedDay[] {
  const { start, end, from, slots, firstCell, event, uplift } = occurrence;
  const { calendar, events, plain, plainFrom, slotFactorOf } = item;
  const layer = calendar.events[event]!.layer;
  const moved: MovedDay[] = [];
  for (let place = 0; place < slots.length; place++) {
    const day = from + place;
    const index = day - calendar.from;
    const usual = plain[day - plainFrom];
    if (usual === undefined) continue;
    const given = events.given?.[index] ?? Number.NaN;
    if (!Number.isNaN(given)) {
      const isOwn = uplift === given && day >= start && day <= end;
      if (isOwn) moved.push({ day, factor: given, base: usual });
      continue;
    }
    if (events.cells[layer]![index] !== firstCell + place) continue;
    let base = usual;
    for (const lower of events.slots.slice(0, layer)) {
      if (lower[index]! >= 0) base *= slotFactorOf(lower[index]!);
    }
    moved.push({ day, factor: slotFactorOf(slots[place]!), base });
  }
  return moved;
}

/** Mean factor of the days that an event moves, each weighing as its demand without it; null: it has none. */
export function meanUplift({ days }: Pick<EventEffect, "days">): number | null {
  let moved = 0;
  let usual = 0;
  for (const { factor, base } of days) {
    moved += factor * base;
    usual += base;
  }
  return usual > 0 ? moved / usual : null;
}

/** Whether an event is worth a word: it has days of its own and moves their demand by 2 % or more. */
export function isNoticeable(effect: EventEffect): boolean {
  const uplift = meanUplift(effect);
  return effect.isActive && uplift !== null && Math.abs(uplift - 1) >= leastUplift;
}
