import { utc } from "@date-fns/utc/utc";
import { addMonths as addMonthsToDate } from "date-fns/addMonths";
import { differenceInCalendarMonths } from "date-fns/differenceInCalendarMonths";
import { getDaysInMonth } from "date-fns/getDaysInMonth";
import { startOfMonth as startOfMonthOfDate } from "date-fns/startOfMonth";
import type { Day } from "./day.ts";

/**
 * Arithmetic on calendar months. The only file that uses date-fns, always in UTC: a date built in the
 * machine's own zone would move days.
 */

const millisecondsPerDay = 86_400_000;
const inUtc = { in: utc };

/**
 * The same day of the month, `months` later (or earlier); the month's last day where it is too short.
 *
 * @example 31 January + 1 month is 28 February, 29 in a leap year.
 */
export function addMonths(day: Day, months: number): Day {
  return addMonthsToDate(day * millisecondsPerDay, months, inUtc).getTime() / millisecondsPerDay;
}

/** The first day of the day's month. */
export function startOfMonth(day: Day): Day {
  return startOfMonthOfDate(day * millisecondsPerDay, inUtc).getTime() / millisecondsPerDay;
}

/** 28 to 31. */
export function daysInMonth(day: Day): number {
  return getDaysInMonth(day * millisecondsPerDay, inUtc);
}

/** Calendar months from January 1970 to the day's month: 0 for 1970-01-31, 1 for 1970-02-01. */
export function monthNumber(day: Day): number {
  return differenceInCalendarMonths(day * millisecondsPerDay, 0, inUtc);
}
