import { type Day, weekday } from "../calendar/day.ts";
import { emptyDayChance, type Run } from "./empty-day-chance.ts";

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

/** A weekday rests when so many of its occurrences in a row were empty, all or all but one; fewer may be a whim. */
const restOccurrences = 20;

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
 * Of a weekday that is empty again and again the days are judged together: of twenty in a row at least nineteen
 * are empty, and the product of their P0 is below 1e-6. So a small shop's Sundays are found, and all of them:
 * were some closed days of the past left out and others taken for no demand, the forecast would be too high.
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
  const closed = restDays(totals, runs, settings);
  const shutdowns = new Uint8Array(units.length);
  let found = 1;
  for (let pass = 0; pass < mostPasses && found > 0; pass += 1) {
    found = 0;
    for (const run of runs) {
      const isKnown = !closed.subarray(run.start, run.end).includes(0);
      if (!isKnown && emptyDayChance(totals, shutdowns, run, settings) < settings.absurdChance) {
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

/**
 * 1 for the empty days of a weekday on which a location rests. Of twenty occurrences in a row at least
 * nineteen must be empty, their chances multiplied absurd; runs that may be shutdowns are passed over.
 */
function restDays(
  totals: DailyTotals,
  runs: readonly Run[],
  settings: Required<ClosedDaysOptions>,
): Uint8Array {
  const { units } = totals;
  const logChance = new Float64Array(units.length);
  const isCounted = new Uint8Array(units.length).fill(1);
  const noShutdowns = new Uint8Array(units.length);
  for (const run of runs) {
    if (run.end - run.start >= shutdownDays) isCounted.fill(0, run.start, run.end);
    else {
      logChance.fill(Math.log(emptyDayChance(totals, noShutdowns, run, settings)), run.start, run.end);
    }
  }
  const resting = new Uint8Array(units.length);
  for (let dayOfWeek = 0; dayOfWeek < 7; dayOfWeek += 1) {
    const days: number[] = [];
    for (let day = dayOfWeek; day < units.length; day += 7) if (isCounted[day] === 1) days.push(day);
    for (let last = restOccurrences; last <= days.length; last += 1) {
      const empty = days.slice(last - restOccurrences, last).filter((day) => !(units[day]! > 0));
      const chance = empty.reduce((sum, day) => sum + logChance[day]!, 0);
      if (empty.length >= restOccurrences - 1 && chance < Math.log(settings.absurdChance)) {
        for (const day of empty) resting[day] = 1;
      }
    }
  }
  return resting;
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
