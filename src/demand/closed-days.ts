import { type Day, weekday } from "../calendar/day.ts";

/** What a location sold on each day, all its items together, from its first sale on. */
export interface DailyTotals {
  readonly firstDay: Day;
  /** Units by day, firstDay first; its end is where the files end. */
  readonly units: Float64Array;
}

export interface ClosedDays {
  /** The past days found closed, ascending. */
  readonly days: readonly Day[];
  /** Weekdays that will be closed in future too, Monday first. */
  readonly weekdays: readonly boolean[];
  /** Whether a day was closed, or will be when it lies behind the totals. */
  isClosed(day: Day): boolean;
}

export interface ClosedDaysOptions {
  /** An empty day is absurd when its chance 2^(-rate) is below this. */
  readonly absurdChance?: number;
  /** Days looked at before and after a run of empty days. */
  readonly sideDays?: number;
  /** Days with sales needed there, and their least share of the days of weekdays that trade. */
  readonly leastOpenDays?: number;
  readonly leastOpenShare?: number;
  /** A weekday stays closed when its last so many occurrences were. */
  readonly weekdayOccurrences?: number;
}

const defaults = {
  absurdChance: 1e-6,
  sideDays: 28,
  leastOpenDays: 14,
  leastOpenShare: 0.9,
  weekdayOccurrences: 8,
} as const satisfies ClosedDaysOptions;

/**
 * The days on which a location was closed: nothing was sold, and its trade makes that absurd.
 *
 *   closed: total = 0 and 2^(-r) < 1e-6, r = mean units of the days with sales within 28 days of the run
 *
 * 2^(-r) is the chance of an empty day when the variance of daily sales is twice their mean. Orders that
 * come in lumps leave empty days however large r is, so nine in ten days of the weekdays that trade there
 * must have sales too. A run that lasts to the end is closed for at most 28 days: longer, the location
 * has stopped. For daily data only.
 */
export function closedDays(totals: DailyTotals, options: ClosedDaysOptions = {}): ClosedDays {
  const settings = { ...defaults, ...options };
  const { firstDay, units } = totals;
  const closed = new Uint8Array(units.length);
  for (let start = 0; start < units.length; start += 1) {
    if (units[start]! > 0) {
      continue;
    }
    let end = start + 1;
    while (end < units.length && !(units[end]! > 0)) {
      end += 1;
    }
    const hasStopped = end === units.length && end - start > settings.sideDays;
    if (!hasStopped && isAbsurd(totals, start, end, settings)) {
      closed.fill(1, start, end);
    }
    start = end - 1;
  }
  const weekdays = closedWeekdays(closed, firstDay, settings.weekdayOccurrences);
  return {
    days: Array.from(closed.keys())
      .filter((index) => closed[index] === 1)
      .map((index) => firstDay + index),
    weekdays,
    isClosed: (day) => {
      const index = day - firstDay;
      return index < closed.length ? closed[index] === 1 : weekdays[weekday(day)] === true;
    },
  };
}

/** Whether the run of empty days [start, end) cannot be chance, by the days on its two sides. */
function isAbsurd(
  totals: DailyTotals,
  start: number,
  end: number,
  settings: Required<ClosedDaysOptions>,
): boolean {
  const { firstDay, units } = totals;
  const seen = new Int32Array(7);
  const traded = new Int32Array(7);
  let sum = 0;
  let openDays = 0;
  const look = (from: number, to: number): void => {
    for (let index = Math.max(0, from); index < Math.min(to, units.length); index += 1) {
      const dayOfWeek = weekday(firstDay + index);
      seen[dayOfWeek]! += 1;
      if (units[index]! > 0) {
        traded[dayOfWeek]! += 1;
        sum += units[index]!;
        openDays += 1;
      }
    }
  };
  look(start - settings.sideDays, start);
  look(end, end + settings.sideDays);
  const tradingDays = seen.reduce((days, count, index) => days + (traded[index]! > 0 ? count : 0), 0);
  return (
    openDays >= settings.leastOpenDays &&
    openDays >= settings.leastOpenShare * tradingDays &&
    2 ** (-sum / openDays) < settings.absurdChance
  );
}

/** Weekdays of which each of the last `occurrences` was closed. */
function closedWeekdays(closed: Uint8Array, firstDay: Day, occurrences: number): readonly boolean[] {
  const runs = new Int32Array(7);
  for (const [index, isClosed] of closed.entries()) {
    const dayOfWeek = weekday(firstDay + index);
    runs[dayOfWeek] = isClosed === 1 ? runs[dayOfWeek]! + 1 : 0;
  }
  return Array.from(runs, (run) => run >= occurrences);
}
