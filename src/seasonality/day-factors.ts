import type { Day } from "../calendar/day.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import type { EventDays, ItemKey } from "./event-days.ts";
import type { GroupEvidence, SeasonalProfile } from "./profile.ts";
import { itemGroups, itemRhythms, type Season, seasonOf } from "./season.ts";

/**
 * An item's relative demand on each day from `from` up to `to`: week of the year x day of the month x weekday
 * x event.
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
  /** Of the whole calendar. */
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
  const season = seasonOf(profile, calendar);
  const { weekdays, monthDays, weeks } = season.days;
  const { weekday, monthDay, week } = itemRhythms(profile, item);
  const groups = itemGroups(profile, item);
  const events = season.eventDaysOf(item);
  const plain = new Float64Array(to - from);
  const factors = new Float64Array(to - from);
  for (let index = 0; index < plain.length; index++) {
    const day = from - calendar.from + index;
    const usual = weekday[weekdays[day]!]! * monthDay[monthDays[day]!]! * week[weeks[day]!]!;
    plain[index] = usual;
    factors[index] =
      events.isPlain[day] === 1 ? usual : usual * eventFactor(events, day, { season, calendar, groups });
  }
  return { factors, plain, events };
}

interface EventContext {
  readonly season: Season;
  readonly calendar: SeasonalCalendar;
  readonly groups: readonly GroupEvidence[];
}

/** What events do to a day: the user's word, else the product of the layers. */
function eventFactor(events: EventDays, day: number, context: EventContext): number {
  const given = events.given === null ? Number.NaN : events.given[day]!;
  if (!Number.isNaN(given)) return given;
  let factor = 1;
  for (const slots of events.slots) {
    const slot = slots[day]!;
    if (slot >= 0) factor *= slotFactor(slot, context);
  }
  return factor;
}

/** The factor of each of the calendar's slots for an item; 1 for an event that does nothing. */
export function itemSlotFactors(
  profile: SeasonalProfile,
  calendar: SeasonalCalendar,
  item: ItemKey,
): (slot: number) => number {
  const context = { season: seasonOf(profile, calendar), calendar, groups: itemGroups(profile, item) };
  return (slot) => slotFactor(slot, context);
}

function slotFactor(slot: number, { season, calendar, groups }: EventContext): number {
  const number = season.tables.eventOfSlot[slot]!;
  const event = season.learned[number];
  if (event?.isActive !== true) return 1;
  const place = slot - calendar.events[number]!.firstSlot;
  let factor = event.factors[place] ?? 1;
  if (event.firstGroupBand < 0) return factor;
  const band = event.firstGroupBand + (event.bandOfSlot[place] ?? Number.NaN);
  for (const { ratios } of groups) factor *= ratios[band] ?? 1;
  return factor;
}
