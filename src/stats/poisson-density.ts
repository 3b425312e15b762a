import { stirlingError } from "./log-gamma.ts";

/**
 * The Poisson probability of k, for whole or real k >= 0, to full precision at any mean.
 *
 *   f(k) = mean^k exp(-mean) / k! = exp(-delta(k) - D(k, mean)) / sqrt(2 pi k)
 *
 * delta is stirlingError and D the deviance below: neither grows with k near the mean, while the terms of
 * the left-hand form grow like k log k and cancel (at a mean of 1e6 they leave nine digits of sixteen).
 *
 * mean > 0 and finite, k >= 0; not checked, for this stands in the innermost loops.
 * Source: Loader, C. (2000), Fast and accurate computation of binomial probabilities.
 * @example poissonDensity(2, 3) // 0.22404
 */
export function poissonDensity(k: number, mean: number): number {
  if (k === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(k) - deviance(k, mean, k - mean)) / Math.sqrt(2 * Math.PI * k);
}

/**
 * Half the deviance of an observation x > 0 from its expectation m > 0, with their difference d = x - m:
 *
 *   D(x, m) = x log(x / m) + m - x = x (t - log(1 + t)),   t = -d / x
 *
 * The second form keeps its digits near m, the first far from it. Taking d beside m lets a caller who knows the
 * difference better than the subtraction of two rounded numbers say so.
 */
export function deviance(x: number, m: number, d: number): number {
  if (Math.abs(d) > x / 2) return x * Math.log(x / m) - d;
  const t = -d / x;
  return x * (t - Math.log1p(t));
}
