import { FatalError } from "../../errors.ts";
import { type Day, firstDay, lastDay } from "../day.ts";
import type { CalendarEvent, EventOccurrence } from "../event.ts";
import { type KeptOccasion, keptOccasions } from "./occasion.ts";
import { occasions } from "./occasions.ts";
import { listedHolidays, type OwnRule, ownRules, publicDays, ruleAndName } from "./own-calendar.ts";
import { parsePlace, placeProblem } from "./place.ts";
import { publicEvents, publicWindow } from "./public-events.ts";
import { retailEvents } from "./retail-events.ts";
import { type HolidayCalendar, isIslamic, islamicYears, yearOf } from "./ruled-dates.ts";

/** Whose holidays, and the days that their windows may touch. */
export interface HolidayOptions {
  /** "US", "US-CA" or "DE-BY"; null for the retail days that are kept in most countries. */
  readonly country: string | null;
  readonly from: Day;
  readonly to: Day;
}

/**
 * The holidays and retail days of a place whose windows touch the days from..to, in the order of their names.
 * Each occasion is one event: "Christmas" is also Christmas Eve, Boxing Day and their substitute days.
 *
 * date-holidays is loaded when this is first called.
 *
 * @throws FatalError for a country or region that is not known, and where an event has no date in a year
 * @throws RangeError if from..to is no span of days in 1970..2099
 */
export async function holidayEvents(options: HolidayOptions): Promise<readonly CalendarEvent[]> {
  requireSpan(options);
  const { default: Calendar } = await import("date-holidays");
  const { country, from, to } = options;
  const place = country === null ? null : requirePlace(Calendar, country);
  const rules = place === null ? [] : ownRules(Calendar, place);
  const kept = keptOccasions(occasions, place?.country ?? null, rules.map(ruleAndName));
  for (const occasion of kept) requireTable(occasion, options);
  const years = yearsAround(from, to);
  const isTaken = (rule: OwnRule): boolean => kept.some((occasion) => isPartOf(rule, occasion));
  const isOff = ({ type }: OwnRule): boolean => type === "public" || type === "bank";
  for (const { name, rule } of rules.filter((each) => isOff(each) && !isTaken(each))) {
    requireTable({ name, rules: [rule], ...publicWindow }, options);
  }
  const days = place === null ? [] : publicDays(Calendar, place, { years, isTaken });
  return [...retailEvents(Calendar, kept, { place, years }), ...publicEvents(days)]
    .map((event) => ({ ...event, occurrences: event.occurrences.filter(touches(options)) }))
    .filter(({ occurrences }) => occurrences.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Why there is no such country or region, with the nearest code; undefined when there is one. */
export async function countryProblem(code: string): Promise<string | undefined> {
  const { default: Calendar } = await import("date-holidays");
  return placeProblem(Calendar, code);
}

/**
 * Public holidays that are known by lists of dates which end before `to`: a shop that feels them should name
 * their dates itself.
 *
 * @throws FatalError for a country or region that is not known
 */
export async function holidayGaps(
  options: HolidayOptions,
): Promise<readonly { readonly name: string; readonly lastYear: number }[]> {
  if (options.country === null) return [];
  const { default: Calendar } = await import("date-holidays");
  const place = requirePlace(Calendar, options.country);
  const rules = ownRules(Calendar, place);
  const kept = keptOccasions(occasions, place.country, rules.map(ruleAndName));
  const own = rules.filter((rule) => !kept.some((occasion) => isPartOf(rule, occasion)));
  return [...listedHolidays(own)]
    .map(([name, lastYear]) => ({ name, lastYear }))
    .filter(({ lastYear }) => lastYear >= yearOf(options.from) - 1 && lastYear < yearOf(options.to));
}

/** Whether a public holiday is a day of an occasion rather than an event of its own. */
function isPartOf(rule: OwnRule, occasion: KeptOccasion): boolean {
  return (
    occasion.rules.includes(rule.rule) ||
    occasion.name === rule.name ||
    occasion.includes?.test(ruleAndName(rule)) === true
  );
}

function touches({ from, to }: HolidayOptions): (occurrence: EventOccurrence) => boolean {
  return ({ start, end, daysBefore, daysAfter }) => start - daysBefore <= to && end + daysAfter >= from;
}

/** Windows and spans reach at most two months over. */
function yearsAround(from: Day, to: Day): readonly number[] {
  const first = yearOf(Math.max(firstDay, from - 62));
  const last = yearOf(Math.min(lastDay, to + 62));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function requireSpan({ from, to }: HolidayOptions): void {
  const isSpan =
    Number.isInteger(from) && Number.isInteger(to) && from >= firstDay && to <= lastDay && from <= to;
  if (!isSpan) {
    throw new RangeError(`from and to must be days of 1970 to 2099 in this order, got ${from} and ${to}`);
  }
}

function requirePlace(Calendar: HolidayCalendar, country: string) {
  const problem = placeProblem(Calendar, country);
  if (problem !== undefined) throw new FatalError(problem);
  return parsePlace(country);
}

/** The Islamic calendar is known by tables: a year beyond them is no year without Ramadan. */
function requireTable(
  { name, rules, daysBefore, daysAfter }: Omit<KeptOccasion, "includes">,
  { from, to }: HolidayOptions,
): void {
  if (!rules.some(isIslamic)) return;
  const first = yearOf(Math.max(firstDay, from - daysAfter));
  const last = yearOf(Math.min(lastDay, to + daysBefore));
  if (first >= islamicYears.first && last <= islamicYears.last) return;
  const missing = first < islamicYears.first ? first : Math.max(first, islamicYears.last + 1);
  throw new FatalError(
    `${name} has no date in ${missing}: the tables of the Islamic calendar cover ${islamicYears.first} to ${islamicYears.last}`,
  );
}
