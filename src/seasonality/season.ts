import { type CalendarDays, calendarDays, daysPerMonth, daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import { type CalendarTables, calendarTables } from "./calendar-tables.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import { type EventDays, type EventDaysFinder, eventDaysFinder, type ItemKey } from "./event-days.ts";
import { type EventEntries, eventEntries, keptByEventDays } from "./event-entries.ts";
import { type GroupEvidence, groupNames, type LearnedEvent, type SeasonalProfile } from "./profile.ts";

/** A profile laid on a calendar: what all items share, looked up once. */
export interface Season {
  readonly days: CalendarDays;
  /** By event of the calendar: what is learned of it; undefined: it was not in the fit. */
  readonly learned: readonly (LearnedEvent | undefined)[];
  readonly tables: CalendarTables;
  readonly eventDaysOf: EventDaysFinder;
  readonly entriesOf: (events: EventDays) => EventEntries;
  /** By slot: the shop's factor, 1 for an event that does nothing; its band in the groups' evidence, -1: none. */
  readonly slotFactors: Float64Array;
  readonly groupBands: Int32Array;
  /** By band of all events: variance of the logarithm of the shop's factor; 0 for an event that does nothing. */
  readonly bandVariances: Float64Array;
  /** The bands that groups have evidence of, and their places in it. */
  readonly learnedBands: Int32Array;
  readonly bandsInGroups: Int32Array;
}

/** Kept for each profile: profiles and calendars never change, and each item asks for the same. */
const seasons = new WeakMap<SeasonalProfile, WeakMap<SeasonalCalendar, Season>>();

export function seasonOf(profile: SeasonalProfile, calendar: SeasonalCalendar): Season {
  const known = seasons.get(profile) ?? new WeakMap<SeasonalCalendar, Season>();
  seasons.set(profile, known);
  const season = known.get(calendar) ?? makeSeason(profile, calendar);
  known.set(calendar, season);
  return season;
}

function makeSeason(profile: SeasonalProfile, calendar: SeasonalCalendar): Season {
  const byName = new Map(profile.events.map((event) => [event.name, event]));
  const learned = calendar.events.map(({ name }) => byName.get(name));
  const strengths = learned.map((event) => {
    if (event === undefined || !event.isActive) return -1;
    return event.factors.reduce((most, factor) => Math.max(most, Math.abs(Math.log(factor))), 0);
  });
  return {
    days: calendarDays(calendar.from, calendar.to),
    learned,
    tables: calendarTables(calendar),
    eventDaysOf: eventDaysFinder(calendar, strengths),
    entriesOf: keptByEventDays(eventEntries),
    ...slotTables(calendar, learned),
    ...bandTables(calendar, learned),
  };
}

function slotTables(
  { events, slotCount }: SeasonalCalendar,
  learned: Season["learned"],
): Pick<Season, "slotFactors" | "groupBands"> {
  const slotFactors = new Float64Array(slotCount).fill(1);
  const groupBands = new Int32Array(slotCount).fill(-1);
  for (const [number, { slots, firstSlot }] of events.entries()) {
    const event = learned[number];
    if (event?.isActive !== true) continue;
    for (let place = 0; place < slots.length; place++) {
      slotFactors[firstSlot + place] = event.factors[place] ?? 1;
      const band = event.bandOfSlot[place];
      if (event.firstGroupBand >= 0 && band !== undefined) {
        groupBands[firstSlot + place] = event.firstGroupBand + band;
      }
    }
  }
  return { slotFactors, groupBands };
}

function bandTables(
  { events, bandCount }: SeasonalCalendar,
  learned: Season["learned"],
): Pick<Season, "bandVariances" | "learnedBands" | "bandsInGroups"> {
  const bandVariances = new Float64Array(bandCount);
  const learnedBands: number[] = [];
  const bandsInGroups: number[] = [];
  for (const [number, { bands, firstBand }] of events.entries()) {
    const event = learned[number];
    if (event?.isActive !== true) continue;
    for (let band = 0; band < Math.min(bands.length, event.variances.length); band++) {
      bandVariances[firstBand + band] = event.variances[band]!;
      if (event.firstGroupBand < 0) continue;
      learnedBands.push(firstBand + band);
      bandsInGroups.push(event.firstGroupBand + band);
    }
  }
  return {
    bandVariances,
    learnedBands: Int32Array.from(learnedBands),
    bandsInGroups: Int32Array.from(bandsInGroups),
  };
}

/** The factors of one item by weekday, day of the month and week of the year. */
export interface ItemRhythms {
  readonly weekday: Float64Array;
  readonly monthDay: Float64Array;
  readonly week: Float64Array;
}

export function itemRhythms(profile: SeasonalProfile, item: ItemKey): ItemRhythms {
  const names = [groupNames.category(item), groupNames.place(item), groupNames.item(item)];
  return {
    weekday: treeFactors(profile.weekday, names, daysPerWeek),
    monthDay: treeFactors(profile.dayOfMonth, names, daysPerMonth),
    week: treeFactors(profile.weekOfYear, yearlyGroups(item), weeksPerYear),
  };
}

/** The groups that season and events are learned for, from the widest: category, SKU, item. */
export function yearlyGroups(item: ItemKey): readonly string[] {
  return [groupNames.category(item), groupNames.sku(item), groupNames.item(item)];
}

/** The product of the rows of an item's groups, scaled to a mean of 1. */
function treeFactors(
  tree: SeasonalProfile["weekday"],
  names: readonly string[],
  columns: number,
): Float64Array {
  const product = Float64Array.from(tree.all);
  for (const name of names) {
    const ratios = Object.hasOwn(tree.groups, name) ? tree.groups[name] : undefined;
    if (ratios === undefined) continue;
    for (let column = 0; column < columns; column++) product[column]! *= ratios[column]!;
  }
  let sum = 0;
  for (let column = 0; column < columns; column++) sum += product[column]!;
  for (let column = 0; column < columns; column++) product[column]! *= columns / sum;
  return product;
}

/** The evidence of an item's groups, as far as there is any. */
export function itemGroups({ eventGroups }: SeasonalProfile, item: ItemKey): readonly GroupEvidence[] {
  return yearlyGroups(item).flatMap((name) => {
    const group = Object.hasOwn(eventGroups, name) ? eventGroups[name] : undefined;
    return group === undefined ? [] : [group];
  });
}
