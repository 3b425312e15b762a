import { type Day, dayFromIso, formatDay } from "../day.ts";
import { diwali } from "./diwali.ts";

/** The package's class, handed in so that it is loaded only when holidays are asked for. */
export type HolidayCalendar = typeof import("date-holidays").default;

/** Days from `start` to `end`, both included. */
export interface RuledSpan {
  readonly start: Day;
  readonly end: Day;
}

/** Rules that the package's grammar cannot tell. */
const ownRules: Readonly<Record<string, (year: number, dayOf: (rule: string) => Day) => Day>> = {
  diwali,
  /** The last Sunday of May, or the first of June where that is Pentecost (French law 50-577 of 24 May 1950). */
  "french mother's day": (_, dayOf) => {
    const lastOfMay = dayOf("sunday before 06-01");
    return lastOfMay === dayOf("easter 49") ? lastOfMay + 7 : lastOfMay;
  },
};

/** What the rules of ownRules rest on. */
const groundRules = ["sunday before 06-01", "easter 49"];

/** Months of the Islamic calendar, as the grammar writes them. */
const islamicMonth = /\b(?:Muharram|Safar|Rabi al-|Jumada al-|Rajab|Shaban|Ramadan|Shawwal|Dhu al-)/;

/** The years that the package's tables of Umm al-Qura cover whole. */
export const islamicYears = { first: 1970, last: 2076 } as const;

/** Whether a rule's dates come from the tables of the Islamic calendar. */
export function isIslamic(rule: string): boolean {
  return islamicMonth.test(rule);
}

/** Whether a rule's dates rest on the sight of the moon or differ between regions. */
export function isEstimatedRule(rule: string): boolean {
  return isIslamic(rule) || rule === "diwali";
}

/** Whether a rule names a day of the solar year, be it moved off a weekend: 12-25, 01-01 if sunday then next monday. */
export function isFixedDateRule(rule: string): boolean {
  return /^(?:substitutes )?(?:julian )?\d{2}-\d{2}\b/.test(rule);
}

/** Length of the span that a rule tells (P5D), one day where it tells none. */
export function daysOfRule(rule: string): number {
  return Number(/\bP(\d+)D/.exec(rule)?.[1] ?? 1);
}

/** The year that a day lies in. */
export function yearOf(day: Day): number {
  return Number(formatDay(day).slice(0, 4));
}

/**
 * The spans of each rule that begin in the given years, ascending. A rule may have two in a year or none.
 *
 * Only the text of a date is used, never the package's Date, which is of the machine's zone.
 */
export function ruledDates(
  Calendar: HolidayCalendar,
  rules: readonly string[],
  years: readonly number[],
): ReadonlyMap<string, readonly RuledSpan[]> {
  const calendar = new Calendar();
  const known = [...new Set([...rules, ...groundRules])];
  for (const rule of known.filter((each) => ownRules[each] === undefined)) {
    calendar.setHoliday(rule, { name: rule, type: "public" });
  }
  const spans = new Map<string, RuledSpan[]>(known.map((rule) => [rule, []]));
  for (const year of years) {
    const found = calendar
      .getHolidays(year)
      .map(({ date, rule }) => ({ rule, day: dayFromIso(date.slice(0, 10)) }));
    for (const { rule, day } of found) {
      if (day !== undefined) spans.get(rule)?.push({ start: day, end: day + daysOfRule(rule) - 1 });
    }
    const dayOf = (rule: string): Day => found.find((each) => each.rule === rule)?.day ?? Number.NaN;
    for (const rule of known) {
      const day = ownRules[rule]?.(year, dayOf);
      if (day !== undefined) spans.get(rule)?.push({ start: day, end: day });
    }
  }
  return spans;
}
