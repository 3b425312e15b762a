import { type Day, dayFromParts, formatDay, weekday } from "../calendar/day.ts";
import { addMonths, startOfMonth } from "../calendar/month.ts";

/** Weeks of a year: the last one has eight or nine days. */
export const weeksPerYear = 52;
export const daysPerWeek = 7;
/** A year in whole weeks, so that a day and the one a year before have one weekday. */
export const daysOfYear = 364;
/** Places in a month: its days counted from the start, from the 16th on from the end. */
export const daysPerMonth = 31;
const daysFromStart = 15;

/** What the calendar says of each day from `from` up to `to`. */
export interface CalendarDays {
  /** 0 Monday to 6 Sunday. */
  readonly weekdays: Uint8Array;
  /** Place in the month, from 0: pay day comes on a fixed day, or so many days before the month ends. */
  readonly monthDays: Uint8Array;
  /** Week of the year, from 0. */
  readonly weeks: Uint8Array;
  /** Years since the first. */
  readonly years: Uint8Array;
  /** Week of all years, counted from the first year's. */
  readonly yearWeeks: Uint16Array;
  /** Years touched. */
  readonly yearCount: number;
}

/**
 * Weekday, day of the month, week of the year and year of each day.
 *
 *   week = min(51, floor(day of year / 7)), day of year from 0
 *   place in the month = d - 1 up to the 15th, then 15 + (last day of the month - d)
 */
export function calendarDays(from: Day, to: Day): CalendarDays {
  const length = to - from;
  const weekdays = new Uint8Array(length);
  const monthDays = new Uint8Array(length);
  const weeks = new Uint8Array(length);
  const years = new Uint8Array(length);
  const yearWeeks = new Uint16Array(length);
  const firstYear = yearOf(from);
  let year = firstYear;
  let start = dayFromParts(year, 1, 1)!;
  let next = dayFromParts(year + 1, 1, 1) ?? Infinity;
  let month = startOfMonth(from);
  let nextMonth = addMonths(month, 1);
  for (let index = 0; index < length; index++) {
    const day = from + index;
    if (day >= next) {
      year++;
      start = next;
      next = dayFromParts(year + 1, 1, 1) ?? Infinity;
    }
    if (day >= nextMonth) {
      month = nextMonth;
      nextMonth = addMonths(month, 1);
    }
    weekdays[index] = weekday(day);
    monthDays[index] = day - month < daysFromStart ? day - month : daysFromStart + nextMonth - 1 - day;
    weeks[index] = Math.min(weeksPerYear - 1, Math.floor((day - start) / daysPerWeek));
    years[index] = year - firstYear;
    yearWeeks[index] = years[index]! * weeksPerYear + weeks[index]!;
  }
  return { weekdays, monthDays, weeks, years, yearWeeks, yearCount: year - firstYear + 1 };
}

export function yearOf(day: Day): number {
  return Number(formatDay(day).slice(0, 4));
}
