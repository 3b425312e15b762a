import type { Day } from "../calendar/day.ts";
import { calendarDays, daysPerMonth, daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import { type EventDays, eventDays, type ItemKey } from "./event-days.ts";
import { groupNames, type LearnedEvent, type SeasonalProfile, type SeasonalTree } from "./profile.ts";

/**
 * An item's relative demand on each day from `from` up to `to`: week of the year x day of the month x weekday x event.
 *
 * 1 is an average plain day; 0 a day that the user has closed. An event of the calendar that the profile
 * does not know has factor 1.
 *
 * @throws RangeError if the days are not within the calendar's
 */
export function dayFactors(
  profile: SeasonalProfile,
  calendar: SeasonalCalendar,
  item: ItemKey,
  from: Day,
  to: Day,
): Float64Array {
  return seasonalDays(profile, calendar, item, { from, to }).factors;
}

export interface SeasonalDays {
  /** With and without events. */
  readonly factors: Float64Array;
  readonly plain: Float64Array;
  readonly events: EventDays;
}

/** An item's days with what they are made of. */
export function seasonalDays(
  profile: SeasonalProfile,
  calendar: SeasonalCalendar,
  item: ItemKey,
  { from, to }: { readonly from: Day; readonly to: Day },
): SeasonalDays {
  if (from < calendar.from || to > calendar.to || to < from) {
    throw new RangeError(`days must be within ${calendar.from} to ${calendar.to}, got ${from} to ${to}`);
  }
  const { weekdays, monthDays, weeks } = calendarDays(calendar.from, calendar.to);
  const weekday = treeFactors(profile.weekday, item, daysPerWeek);
  const monthDay = treeFactors(profile.dayOfMonth, item, daysPerMonth);
  const week = treeFactors(profile.weekOfYear, item, weeksPerYear);
  const slotFactors = itemSlotFactors(profile, calendar, item);
  const events = eventDays(calendar, item, eventStrengthsOf(profile, calendar));
  const plain = new Float64Array(to - from);
  const factors = new Float64Array(to - from);
  for (let index = 0; index < plain.length; index++) {
    const day = from - calendar.from + index;
    const usual = weekday[weekdays[day]!]! * monthDay[monthDays[day]!]! * week[weeks[day]!]!;
    plain[index] = usual;
    factors[index] = events.isPlain[day] === 1 ? usual : usual * eventFactorOf(events, day, slotFactors);
  }
  return { factors, plain, events };
}

function eventFactorOf(events: EventDays, day: number, slotFactors: Float64Array): number {
  const given = events.given === null ? Number.NaN : events.given[day]!;
  if (!Number.isNaN(given)) return given;
  let factor = 1;
  for (const slots of events.slots) {
    const slot = slots[day]!;
    if (slot >= 0) factor *= slotFactors[slot]!;
  }
  return factor;
}

/** The product of the rows of an item's groups, scaled to a mean of 1. */
function treeFactors(tree: SeasonalTree, item: ItemKey, columns: number): Float64Array {
  const product = Float64Array.from(tree.all);
  for (const nameOf of Object.values(groupNames)) {
    const name = nameOf(item);
    const ratios = Object.hasOwn(tree.groups, name) ? tree.groups[name] : undefined;
    if (ratios === undefined) continue;
    for (let column = 0; column < columns; column++) product[column]! *= ratios[column]!;
  }
  const sum = product.reduce((total, factor) => total + factor, 0);
  return product.map((factor) => (factor * columns) / sum);
}

/** The profile's events by name. */
export function learnedByName(profile: SeasonalProfile): ReadonlyMap<string, LearnedEvent> {
  return new Map(profile.events.map((event) => [event.name, event]));
}

/** By event of the calendar: how much it moves demand, -1 where it does not. */
function eventStrengthsOf(profile: SeasonalProfile, calendar: SeasonalCalendar): Float64Array {
  const learned = learnedByName(profile);
  return Float64Array.from(calendar.events, ({ name }) => {
    const event = learned.get(name);
    if (event === undefined || !event.isActive) return -1;
    return event.factors.reduce((most, factor) => Math.max(most, Math.abs(Math.log(factor))), 0);
  });
}

/** The factor of each of the calendar's slots for an item. */
function itemSlotFactors(profile: SeasonalProfile, calendar: SeasonalCalendar, item: ItemKey): Float64Array {
  const learned = learnedByName(profile);
  const factors = new Float64Array(calendar.slotCount).fill(1);
  const groups = [groupNames.category(item), groupNames.sku(item)].flatMap((name) =>
    Object.hasOwn(profile.eventGroups, name) ? [profile.eventGroups[name]!] : [],
  );
  for (const { name, slots, firstSlot } of calendar.events) {
    const event = learned.get(name);
    if (event === undefined || !event.isActive) continue;
    for (const [slot, { band }] of slots.entries()) {
      let factor = event.factors[slot] ?? 1;
      if (event.firstGroupBand >= 0) {
        for (const { ratios } of groups) factor *= ratios[event.firstGroupBand + band] ?? 1;
      }
      factors[firstSlot + slot] = factor;
    }
  }
  return factors;
}
