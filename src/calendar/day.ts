/**
 * calendar/ owns time: days as integers, the shapes in which dates are written, and the buckets that
 * demand is counted in. Nothing here knows a clock or a time zone.
 */

/** Whole days since 1970-01-01: a date on a wall calendar, without hours or time zone. */
export type Day = number;

const millisecondsPerDay = 86_400_000;
const firstYear = 1970;
const lastYear = 2099;

/** First day of each month from January 1970 to January 2100, so that month m ends where m + 1 starts. */
const monthStarts = Int32Array.from(
  { length: (lastYear - firstYear + 1) * 12 + 1 },
  (_, month) => Date.UTC(firstYear, month, 1) / millisecondsPerDay,
);

/** The dates that restock accepts: 1970-01-01 to 2099-12-31, both included. */
export const firstDay: Day = 0;
export const lastDay: Day = monthStarts[monthStarts.length - 1]! - 1;

/** Whether a year lies in the accepted range. */
export function isYearInRange(year: number): boolean {
  return year >= firstYear && year <= lastYear;
}

/**
 * The day of a year, month (1..12) and day of the month, or undefined when there is no such date
 * (31 April) or its year is not in 1970..2099.
 */
export function dayFromParts(year: number, month: number, dayOfMonth: number): Day | undefined {
  const isDate = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(dayOfMonth);
  if (!isDate || !isYearInRange(year) || month < 1 || month > 12 || dayOfMonth < 1) return undefined;
  const index = (year - firstYear) * 12 + month - 1;
  const start = monthStarts[index]!;
  const end = monthStarts[index + 1]!;
  return start + dayOfMonth <= end ? start + dayOfMonth - 1 : undefined;
}

/** The number that two ASCII digits write at `index`, or -1 when either is not a digit. */
function twoDigits(text: string, index: number): number {
  const tens = text.charCodeAt(index) - 48;
  const ones = text.charCodeAt(index + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/**
 * The digits of the yyyy-mm-dd that a text starts with as one number, 20260304, or -1 when it starts
 * otherwise. No date is checked and nothing is allocated: this runs once for every row.
 */
export function isoDigits(text: string): number {
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const dayOfMonth = twoDigits(text, 8);
  const isIso =
    century >= 0 &&
    yearOfCentury >= 0 &&
    month >= 0 &&
    dayOfMonth >= 0 &&
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45;
  return isIso ? century * 1_000_000 + yearOfCentury * 10_000 + month * 100 + dayOfMonth : -1;
}

/** The day that isoDigits() wrote as one number, or undefined when there is no such date. */
export function dayFromDigits(digits: number): Day | undefined {
  return dayFromParts(Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100);
}

/**
 * The day of a text that is exactly yyyy-mm-dd, or undefined.
 *
 * @example dayFromIso("1970-01-02") is 1; dayFromIso("2026-2-3") is undefined.
 */
export function dayFromIso(text: string): Day | undefined {
  if (text.length !== 10) return undefined;
  const digits = isoDigits(text);
  return digits < 0 ? undefined : dayFromDigits(digits);
}

/**
 * The day as yyyy-mm-dd.
 *
 * @throws RangeError if day is not a whole number of days within the years 0..9999
 */
export function formatDay(day: Day): string {
  if (!Number.isInteger(day) || day < -719_528 || day > 2_932_896) {
    throw new RangeError(`day must be whole days since 1970-01-01 within the years 0 to 9999, got ${day}`);
  }
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Day of the week, 0 = Monday … 6 = Sunday; 1970-01-01 was a Thursday. */
export function weekday(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}
