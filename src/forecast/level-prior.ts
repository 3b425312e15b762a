import { requireNonNegative, requirePositive } from "../stats/require.ts";
import type { ForecastOptions } from "./forecast-method.ts";
import type { LevelState } from "./level-filter.ts";

/** What a group of items lets expect of one more: a level, and how many buckets of history that is worth. */
export type LevelPrior = NonNullable<ForecastOptions["prior"]>;

/** Fewer items say too little of how far levels lie apart. */
const leastItems = 8;
/** Levels of a group are taken to scatter by a factor of e^(1/2) at least, however alike its few items look. */
const leastLogVariance = 0.25;
/** Between these shares of the items lie two standard deviations of a lognormal. */
const lowShare = 0.16;
const highShare = 0.84;

/**
 * The prior of an item's level from the levels of its group.
 *
 *   level = median m      buckets = dispersion / (m v)      v = (ln(q84 / q16) / 2)^2, at least 1/4
 *
 * v: variance of the logarithm of the levels, from the share of items between their 16 % and 84 % quantiles;
 * dispersion: variance over mean of a bucket's demand, the group's median. So an item without any history
 * has a level of mean m and variance m^2 v. The median and the quantiles are not moved by the few items that sell
 * a thousand times what the others do; the mean of such a group is a bad guess for nearly all of it.
 *
 * levels: units per average open bucket; those of 0 are left out. Null from fewer than eight.
 *
 * @throws RangeError if a level or dispersion is negative or not finite
 * Source: Efron, B. & Morris, C. (1975), Data analysis using Stein's estimator and its generalizations,
 * Journal of the American Statistical Association 70(350); the Gamma prior by matching two moments.
 * @example levelPrior([1, 1, 2, 2, 4, 4, 8, 8], 1.5) // level 3, worth half a bucket
 */
export function levelPrior(levels: readonly number[], dispersion: number): LevelPrior | null {
  requireNonNegative("dispersion", dispersion);
  for (const level of levels) requireNonNegative("level", level);
  const sold = Float64Array.from(levels.filter((level) => level > 0)).sort();
  if (sold.length < leastItems) return null;
  const level = quantile(sold, 0.5);
  const deviation = Math.log(quantile(sold, highShare) / quantile(sold, lowShare)) / 2;
  return { level, buckets: dispersion / level / Math.max(leastLogVariance, deviation * deviation) };
}

/**
 * The prior of an item that is said to be like one of a known level: as sure of it as of a group of like items.
 *
 *   buckets = dispersion / (level / 4)
 *
 * @throws RangeError if level is not above 0 or dispersion is negative
 */
export function priorAround(level: number, dispersion: number): LevelPrior {
  requirePositive("level", level);
  requireNonNegative("dispersion", dispersion);
  return { level, buckets: dispersion / level / leastLogVariance };
}

/**
 * What is known of a level when it was believed to be the prior's before the history began: A and B start
 * at buckets * level and buckets, and these shares fade like all else.
 *
 *   A + f b m      B + f b      f = discount^n, n the open buckets since
 */
export function withPrior(own: LevelState, prior: LevelPrior | null | undefined, faded: number): LevelState {
  if (prior === null || prior === undefined) return { units: own.units, buckets: own.buckets };
  requireNonNegative("prior.level", prior.level);
  requireNonNegative("prior.buckets", prior.buckets);
  const buckets = faded * prior.buckets;
  return { units: own.units + buckets * prior.level, buckets: own.buckets + buckets };
}

/** Straight between the order statistics, the first at 0 and the last at 1. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const from = sorted[below]!;
  return from + (place - below) * ((sorted[below + 1] ?? from) - from);
}
