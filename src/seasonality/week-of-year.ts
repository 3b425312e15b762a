import { type Day, dayFromParts, formatDay, weekday } from "../calendar/day.ts";

/** Weeks of a year: the last one has eight or nine days. */
export const weeksPerYear = 52;
export const daysPerWeek = 7;

/** What the calendar says of each day from `from` up to `to`: weekday, week of the year, years since the first. */
export interface CalendarDays {
  readonly weekdays: Uint8Array;
  readonly weeks: Uint8Array;
  readonly years: Uint8Array;
  /** Years touched. */
  readonly yearCount: number;
}

/**
 * Weekday (0 Monday), week of the year and year of each day.
 *
 *   week = min(51, floor(day of year / 7)), day of year from 0
 */
export function calendarDays(from: Day, to: Day): CalendarDays {
  const length = to - from;
  const weekdays = new Uint8Array(length);
  const weeks = new Uint8Array(length);
  const years = new Uint8Array(length);
  const firstYear = yearOf(from);
  let year = firstYear;
  let start = dayFromParts(year, 1, 1)!;
  let next = dayFromParts(year + 1, 1, 1) ?? Infinity;
  for (let index = 0; index < length; index++) {
    const day = from + index;
    if (day >= next) {
      year++;
      start = next;
      next = dayFromParts(year + 1, 1, 1) ?? Infinity;
    }
    weekdays[index] = weekday(day);
    weeks[index] = Math.min(weeksPerYear - 1, Math.floor((day - start) / daysPerWeek));
    years[index] = year - firstYear;
  }
  return { weekdays, weeks, years, yearCount: year - firstYear + 1 };
}

export function yearOf(day: Day): number {
  return Number(formatDay(day).slice(0, 4));
}

/**
 * Sums by week smoothed round the circle, each by a quarter of its neighbours; again, as often as needed,
 * where a week stays without any `expected`.
 *
 *   x[w] <- x[w - 1] / 4 + x[w] / 2 + x[w + 1] / 4
 */
export function smoothWeeks(
  observed: Float64Array,
  expected: Float64Array,
): { readonly observed: Float64Array; readonly expected: Float64Array } {
  let smooth = { observed: smoothed(observed), expected: smoothed(expected) };
  for (let pass = 0; pass < weeksPerYear / 2 && smooth.expected.includes(0); pass++) {
    const wider = { observed: smoothed(smooth.observed), expected: smoothed(smooth.expected) };
    const gaps = smooth;
    const filled = (which: "observed" | "expected"): Float64Array =>
      gaps[which].map((value, week) => (gaps.expected[week] === 0 ? wider[which][week]! : value));
    smooth = { observed: filled("observed"), expected: filled("expected") };
  }
  return smooth;
}

function smoothed(values: Float64Array): Float64Array {
  const count = values.length;
  return values.map(
    (value, week) => value / 2 + (values[(week + count - 1) % count]! + values[(week + 1) % count]!) / 4,
  );
}
