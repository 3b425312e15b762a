import type { Distribution } from "../stats/distribution.ts";
import { mixture } from "../stats/mixture.ts";
import { requireNonNegative } from "../stats/require.ts";
import { totalDemandDistribution } from "./demand-distribution.ts";
import type { Moments } from "./forecast-method.ts";

/** Variance of the logarithm of a dispersion, times the buckets that it was measured on. */
const logVarianceBuckets = 8;
/** Buckets that the group's dispersion counts for. */
const groupBuckets = 20;
/** Below this the doubt moves no quantile that an order rests on. */
const leastDoubt = 0.2;

/**
 * How uncertain a dispersion is that was measured on so many open buckets: the standard deviation of its logarithm.
 *
 *   doubt = sqrt(8 / (buckets + 20)), 0 from 180 buckets on
 *
 * Squares of a few lumpy numbers scatter widely: 18 months leave a factor of 1.6 either way. Counts of
 * the negative binomial make a variance of about 4 / n, more where most buckets are empty; 8 and 20
 * did best on monthly and weekly spare parts, where 4 / n did nearly as well. See docs/decisions.md.
 *
 * @throws RangeError if openBuckets is negative or not finite
 */
export function dispersionDoubt(openBuckets: number): number {
  requireNonNegative("openBuckets", openBuckets);
  const doubt = Math.sqrt(logVarianceBuckets / (openBuckets + groupBuckets));
  return doubt <= leastDoubt ? 0 : doubt;
}

/** The mean of a dispersion that is e^doubt times too low or too high, each as likely: cosh(doubt) times it. */
export function expectedDispersion(dispersion: number, doubt: number): number {
  return dispersion * Math.cosh(doubt);
}

/**
 * The distribution of total demand when the variance itself is in doubt.
 *
 *   half a negative binomial of variance V e^-doubt / cosh(doubt), at least that of the Poisson,
 *   half one of what is left: 2 V - the lower
 *
 * So mean and variance are those given, both ends are likelier than under one negative binomial, and so is
 * a bucket without any demand. Doubt 0, or a variance that does not exceed the mean: totalDemandDistribution().
 *
 * @throws RangeError if mean, variance or doubt is negative or not finite
 * @example doubtfulDemandDistribution({ mean: 2, variance: 5 }, 0.5).quantile(0.99) // 11; without doubt 10
 */
export function doubtfulDemandDistribution({ mean, variance }: Moments, doubt: number): Distribution {
  requireNonNegative("doubt", doubt);
  if (doubt === 0 || !(variance > mean)) return totalDemandDistribution({ mean, variance });
  const lower = Math.max(mean, (variance * Math.exp(-doubt)) / Math.cosh(doubt));
  const parts = [lower, 2 * variance - lower].map((part) =>
    totalDemandDistribution({ mean, variance: part }),
  );
  return mixture(parts, [1, 1]);
}
