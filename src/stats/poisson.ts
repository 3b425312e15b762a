import { discreteQuantile } from "./discrete-quantile.ts";
import type { Distribution } from "./distribution.ts";
import { point } from "./point.ts";
import { poissonDensity } from "./poisson-density.ts";
import { regularizedGamma, regularizedGammaUpper } from "./regularized-gamma.ts";
import { requireFinite, requireNonNegative, requireNumber } from "./require.ts";
import { samplePoisson } from "./sample-poisson.ts";

/** Up to here adding up the probabilities from 0 is quicker than the continued fraction. */
const fewTerms = 24;

/**
 * The Poisson distribution: how many of many independent rare things happen; variance = mean.
 *
 *   P(X = k) = mean^k exp(-mean) / k!
 *   cdf(k)   = Q(k + 1, mean)                            (regularized upper incomplete gamma)
 *   loss(k)  = (mean - k) P(X > k) + mean P(X = k),      straight between whole numbers
 *
 * Mean 0 is the point at 0. Cost of a cdf: under a microsecond to means of 1e4.
 *
 * @throws RangeError if mean is not finite and at least 0
 * Source: Johnson, Kemp & Kotz, Univariate Discrete Distributions (2005), 4.1-4.5;
 * Snyder & Shen (2019), eq. C.41 (loss).
 * @example poisson(6).quantile(4 / 5) // 8, a newsvendor's order
 */
export function poisson(mean: number): Distribution {
  requireNonNegative("mean", mean);
  if (mean === 0) return point(0);
  const counting = { mean, variance: mean, cdf: (k: number) => cumulative(mean, k) };
  return {
    mean,
    variance: mean,
    cdf: (x) => {
      requireNumber("x", x);
      if (x < 0) return 0;
      return x === Infinity ? 1 : cumulative(mean, Math.floor(x));
    },
    quantile: (p) => discreteQuantile(counting, p),
    loss: (x) => {
      requireFinite("x", x);
      return x <= 0 ? mean - x : lossAt(mean, x);
    },
    sample: (random) => samplePoisson(random, mean),
  };
}

/** P(X <= k) for whole k >= 0. */
function cumulative(mean: number, k: number): number {
  if (k > fewTerms || mean > 600) return regularizedGammaUpper(k + 1, mean);
  let term = Math.exp(-mean);
  let sum = term;
  for (let j = 1; j <= k; j++) {
    term *= mean / j;
    sum += term;
  }
  return Math.min(1, sum);
}

/** E max(X - x, 0) for x > 0: at the whole number below, less the slope P(X > k) for the rest. */
function lossAt(mean: number, x: number): number {
  const k = Math.floor(x);
  const above = regularizedGamma(k + 1, mean);
  return Math.max(0, (mean - k) * above + mean * poissonDensity(k, mean) - (x - k) * above);
}
