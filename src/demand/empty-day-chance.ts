import { median } from "simple-statistics";
import { type Day, weekday } from "../calendar/day.ts";

/** Daily sales of a location are taken to be at least so dispersed, for a quiet month promises nothing. */
const leastDispersion = 2;

/** Median absolute difference of two independent standard normal numbers: sqrt(2) * .67449. */
const medianOfNormalChange = 0.9538726;

/** Days without sales that follow each other, by index. */
export interface Run {
  readonly start: number;
  /** The index after its last. */
  readonly end: number;
}

interface SideSettings {
  readonly sideDays: number;
  readonly leastOpenDays: number;
  readonly leastOpenShare: number;
}

/**
 * The chance that a day is empty, by the days with sales on the two sides of an empty run; 1 where they are too
 * few or too lumpy to tell. Days marked in `shutdowns` are no sides.
 */
export function emptyDayChance(
  { firstDay, units }: { readonly firstDay: Day; readonly units: Float64Array },
  shutdowns: Uint8Array,
  run: Run,
  settings: SideSettings,
): number {
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
  const tells = openDays >= settings.leastOpenDays && openDays >= settings.leastOpenShare * tradingDays;
  return tells ? negativeBinomialZero(sum / openDays, changes) : 1;
}

/** P0 of a negative binomial; changes: absolute differences between days a week apart, in units. */
function negativeBinomialZero(mean: number, changes: readonly number[]): number {
  const sd = changes.length === 0 ? 0 : median([...changes]) / medianOfNormalChange;
  const dispersion = Math.max(leastDispersion, sd ** 2 / mean);
  return dispersion ** (-mean / (dispersion - 1));
}
