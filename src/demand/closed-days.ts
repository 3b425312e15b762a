import { median } from "simple-statistics";
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
  /** A weekday stays closed when its last so many occurrences were, all or all but one. */
  readonly weekdayOccurrences?: number;
}

const defaults = {
  absurdChance: 1e-6,
  sideDays: 28,
  leastOpenDays: 14,
  leastOpenShare: 0.85,
  weekdayOccurrences: 8,
} as const satisfies ClosedDaysOptions;

/** An empty run of so many days is a shutdown: its neighbours' sides leave it out. */
const shutdownDays = 7;

/** Daily sales of a location are taken to be at least so dispersed, for a quiet month promises nothing. */
const leastDispersion = 2;

/** Median absolute difference of two independent standard normal numbers: sqrt(2) * .67449. */
const medianOfNormalChange = 0.9538726;

/** Passes over the runs at most: each shutdown found may free the sides of another. */
const mostPasses = 8;

/**
 * The days on which a location was closed: nothing was sold, and its trade makes that absurd.
 *
 *   closed: total = 0 and P0 < 1e-6        P0 = phi^(-m / (phi - 1))        phi = max(2, variance / m)
 *
 * P0 is the chance of an empty day when daily sales are negative binomial. m: mean units of the days with
 * sales within 28 days of the run; variance: from the median absolute difference between such a day and
 * the one a week before, so that neither weekday rhythm nor season nor a bulk order counts as chance.
 * Orders that come in lumps leave empty days however much is sold, so 85 in 100 days of the weekdays that
 * trade there must have sales too.
 *
 * A run that lasts to the end is closed for at most 28 days: longer, the location has stopped. A weekday
 * stays closed when all of its last eight occurrences were, or all but one: a single sale on a Saturday
 * does not open the next. For daily data only.
 */
export function closedDays(totals: DailyTotals, options: ClosedDaysOptions = {}): ClosedDays {
  const settings = { ...defaults, ...options };
  const { firstDay, units } = totals;
  const runs = emptyRuns(units).filter(
    ({ start, end }) => end < units.length || end - start <= settings.sideDays,
  );
  const closed = new Uint8Array(units.length);
  const shutdowns = new Uint8Array(units.length);
  let found = 1;
  for (let pass = 0; pass < mostPasses && found > 0; pass += 1) {
    found = 0;
    for (const run of runs) {
      if (closed[run.start] === 0 && isAbsurd(totals, shutdowns, run, settings)) {
        closed.fill(1, run.start, run.end);
        if (run.end - run.start >= shutdownDays) {
          shutdowns.fill(1, run.start, run.end);
          found += 1;
        }
      }
    }
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

interface Run {
  readonly start: number;
  /** The index after its last. */
  readonly end: number;
}

/** The longest runs of days without sales, in order. */
function emptyRuns(units: Float64Array): readonly Run[] {
  const runs: Run[] = [];
  let start = -1;
  for (let index = 0; index <= units.length; index += 1) {
    const isEmpty = index < units.length && !(units[index]! > 0);
    if (isEmpty && start < 0) {
      start = index;
    } else if (!isEmpty && start >= 0) {
      runs.push({ start, end: index });
      start = -1;
    }
  }
  return runs;
}

/** Whether an empty run cannot be chance, by the days on its two sides; shutdowns there are left out. */
function isAbsurd(
  totals: DailyTotals,
  shutdowns: Uint8Array,
  run: Run,
  settings: Required<ClosedDaysOptions>,
): boolean {
  const { firstDay, units } = totals;
  const seen = new Int32Array(7);
  const traded = new Int32Array(7);
  let sum = 0;
  const changes: number[] = [];
  let openDays = 0;
  const first = Math.max(0, run.start - settings.sideDays);
  const last = Math.min(units.length, run.end + settings.sideDays) - 1;
  const isSide = (index: number): boolean =>
    (index < run.start || index >= run.end) && shutdowns[index] !== 1;
  for (let index = first; index <= last; index += 1) {
    if (!isSide(index)) {
      continue;
    }
    const dayOfWeek = weekday(firstDay + index);
    seen[dayOfWeek]! += 1;
    if (units[index]! > 0) {
      traded[dayOfWeek]! += 1;
      sum += units[index]!;
      openDays += 1;
      const weekBefore = index - 7;
      if (weekBefore >= first && isSide(weekBefore) && units[weekBefore]! > 0) {
        changes.push(Math.abs(units[index]! - units[weekBefore]!));
      }
    }
  }
  const tradingDays = seen.reduce((days, count, index) => days + (traded[index]! > 0 ? count : 0), 0);
  return (
    openDays >= settings.leastOpenDays &&
    openDays >= settings.leastOpenShare * tradingDays &&
    emptyDayChance(sum / openDays, changes) < settings.absurdChance
  );
}

/** P0 of a negative binomial; changes: absolute differences between days a week apart, in units. */
function emptyDayChance(mean: number, changes: readonly number[]): number {
  const sd = changes.length === 0 ? 0 : median([...changes]) / medianOfNormalChange;
  const dispersion = Math.max(leastDispersion, sd ** 2 / mean);
  return dispersion ** (-mean / (dispersion - 1));
}

/** Weekdays whose last occurrences were closed, all or all but one; none when there were fewer. */
function closedWeekdays(closed: Uint8Array, firstDay: Day, occurrences: number): readonly boolean[] {
  return Array.from({ length: 7 }, (_, dayOfWeek) => {
    const ends = closed.length - 1;
    const lastIndex = ends - ((weekday(firstDay + ends) - dayOfWeek + 7) % 7);
    let count = 0;
    for (let occurrence = 0; occurrence < occurrences; occurrence += 1) {
      count += closed[lastIndex - 7 * occurrence] ?? -occurrences;
    }
    return count >= occurrences - 1;
  });
}
