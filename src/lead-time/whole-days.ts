import { gamma } from "../stats/gamma.ts";

/** Ten years: beyond any supplier, and it bounds the work. */
export const longestQuotedDays = 3650;

/** Days whose tail holds less than this are left out; one delivery in a million. */
const tailProbability = 1e-6;

/** A distribution on whole days: the same length, days ascending, probabilities summing to 1. */
export interface WholeDays {
  readonly days: readonly number[];
  readonly probabilities: readonly number[];
}

/** That many days for certain; a fraction is split over the two whole days beside it, which keeps the mean. */
export function certain(meanDays: number): WholeDays {
  const day = Math.floor(meanDays);
  const late = meanDays - day;
  return late === 0
    ? { days: [day], probabilities: [1] }
    : { days: [day, day + 1], probabilities: [1 - late, late] };
}

/**
 * The gamma distribution on whole days between two ends (null: none).
 *
 *   P(k) ~ F(k + 1/2) - F(k - 1/2)        P(0) ~ F(1/2)
 *
 * @throws RangeError if meanDays is 0, for then nothing can deviate
 */
export function gammaDays(
  meanDays: number,
  sdDays: number,
  first: number | null,
  last: number | null,
): WholeDays {
  if (meanDays === 0) throw new RangeError(`sdDays must be 0 when meanDays is 0, got ${sdDays}`);
  // Under a thousandth of a day the gamma is a point for every purpose, and its shape too large to count with.
  if (sdDays < 1e-3) return certain(meanDays);
  const distribution = gamma({ mean: meanDays, variance: sdDays * sdDays });
  const from = Math.max(first ?? 0, Math.round(distribution.quantile(tailProbability)));
  const to = Math.min(last ?? longestQuotedDays, Math.round(distribution.quantile(1 - tailProbability)));
  const days: number[] = [];
  const weights: number[] = [];
  let below = from === 0 ? 0 : distribution.cdf(from - 0.5);
  for (let day = from; day <= to; day++) {
    const upTo = distribution.cdf(day + 0.5);
    if (upTo > below) {
      days.push(day);
      weights.push(upTo - below);
    }
    below = upTo;
  }
  // The ends are so near each other that no mass is left between them: only the mean is known.
  return days.length === 0 ? certain(meanDays) : { days, probabilities: scaled(weights) };
}

/**
 * The maximum-entropy distribution on first..last with a given mean: P(k) ~ exp(theta k).
 *
 * theta is found by halving [-50, 50] eighty times, which fixes the mean to rounding; it is 0, and
 * the distribution uniform, when the mean is in the middle.
 */
export function tilted(first: number, last: number, meanDays: number): WholeDays {
  if (meanDays <= first || meanDays >= last) return certain(meanDays);
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const middle = (first + last) / 2;
  if (meanDays === middle) return { days, probabilities: days.map(() => 1 / days.length) };
  let low = -50;
  let high = 50;
  for (let step = 0; step < 80; step++) {
    const theta = (low + high) / 2;
    if (meanOf({ days, probabilities: tilt(days, theta) }) < meanDays) low = theta;
    else high = theta;
  }
  return { days, probabilities: tilt(days, (low + high) / 2) };
}

function tilt(days: readonly number[], theta: number): number[] {
  const heaviest = theta > 0 ? days[days.length - 1]! : days[0]!;
  return scaled(days.map((day) => Math.exp(theta * (day - heaviest))));
}

function scaled(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function meanOf({ days, probabilities }: WholeDays): number {
  return days.reduce((sum, day, index) => sum + day * probabilities[index]!, 0);
}

/** Standard deviation, in days. */
export function deviationOf(wholeDays: WholeDays): number {
  const { days, probabilities } = wholeDays;
  const mean = meanOf(wholeDays);
  return Math.sqrt(days.reduce((sum, day, index) => sum + (day - mean) ** 2 * probabilities[index]!, 0));
}

/** The first day by which the given share of deliveries has come. */
export function dayReached({ days, probabilities }: WholeDays, share: number): number {
  let reached = 0;
  for (const [index, day] of days.entries()) {
    reached += probabilities[index]!;
    if (reached >= share - 1e-12) return day;
  }
  return days[days.length - 1]!;
}
