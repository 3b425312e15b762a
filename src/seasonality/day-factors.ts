import type { Day } from "../calendar/day.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import type { EventDays, ItemKey } from "./event-days.ts";
import type { EventEntries } from "./event-entries.ts";
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
  readonly entries: EventEntries;
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
  const events = season.eventDaysOf(item);
  const entries = season.entriesOf(events);
  const first = from - calendar.from;
  const plain = new Float64Array(to - from);
  for (let index = 0; index < plain.length; index++) {
    const day = first + index;
    plain[index] = weekday[weekdays[day]!]! * monthDay[monthDays[day]!]! * week[weeks[day]!]!;
  }
  const factors = plain.slice();
  applyEvents(factors, { first, events, entries, season, groups: itemGroups(profile, item) });
  return { factors, plain, events, entries };
}

/** Multiplies days by what events do to them: the user's word, else the product of the layers. */
function applyEvents(
  factors: Float64Array,
  item: Omit<SeasonalDays, "factors" | "plain"> & {
    /** The first day, counted from the calendar's. */
    readonly first: number;
    readonly season: Season;
    readonly groups: readonly GroupEvidence[];
  },
): void {
  const { first, season, groups } = item;
  const { firstOf, days, slots } = item.entries;
  const last = firstOf[first + factors.length]!;
  for (let entry = firstOf[first]!; entry < last; entry++) {
    factors[days[entry]! - first]! *= slotFactor(slots[entry]!, season, groups);
  }
  const { given } = item.events;
  if (given === null) return;
  for (let index = 0; index < factors.length; index++) {
    const factor = given[first + index]!;
    if (!Number.isNaN(factor)) factors[index]! *= factor;
  }
}

/** The factor of each of the calendar's slots for an item; 1 for an event that does nothing. */
export function itemSlotFactors(
  profile: SeasonalProfile,
  calendar: SeasonalCalendar,
  item: ItemKey,
): (slot: number) => number {
  const season = seasonOf(profile, calendar);
  const groups = itemGroups(profile, item);
  return (slot) => slotFactor(slot, season, groups);
}

function slotFactor(
  slot: number,
  { slotFactors, groupBands }: Season,
  groups: readonly GroupEvidence[],
): number {
  let factor = slotFactors[slot]!;
  const band = groupBands[slot]!;
  if (band < 0) return factor;
  for (let group = 0; group < groups.length; group++) factor *= groups[group]!.ratios[band] ?? 1;
  return factor;
}
