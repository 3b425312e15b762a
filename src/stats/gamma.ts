import type { Distribution } from "./distribution.ts";
import { logGamma } from "./log-gamma.ts";
import { point } from "./point.ts";
import { poissonDensity } from "./poisson-density.ts";
import { regularizedGamma, regularizedGammaUpper } from "./regularized-gamma.ts";
import {
  requireFinite,
  requireNonNegative,
  requireNumber,
  requirePositive,
  requireProbability,
} from "./require.ts";
import { sampleGamma } from "./sample-gamma.ts";
import { standardNormalQuantile } from "./standard-normal.ts";

/** Newton's steps double the digits each time; the rest of the cap is for halving. */
const mostSteps = 200;
/** A step this small beside x is the last. */
const tolerance = 1e-15;

/**
 * The gamma distribution with a given mean and variance: a positive real quantity, skewed to the right.
 *
 *   density(x) = x^(k - 1) exp(-x / theta) / (Gamma(k) theta^k),   k = mean^2 / variance,  theta = variance / mean
 *   cdf(x)     = P(k, x / theta)
 *   loss(x)    = (mean - x) Q(k, x / theta) + theta (x / theta)^k exp(-x / theta) / Gamma(k)
 *
 * Exponential when variance = mean^2; variance 0 is the point at the mean.
 *
 * @throws RangeError if mean is not above 0, variance is below 0, or either is not finite
 * Source: Burgin, T. (1975), The gamma distribution and inventory control, Operational Research Quarterly 26(3);
 * Zipkin, P. (2000), Foundations of Inventory Management, p. 457 (loss).
 * @example gamma({ mean: 6, variance: 18 }).loss(4) // 2.636
 */
export function gamma({
  mean,
  variance,
}: {
  readonly mean: number;
  readonly variance: number;
}): Distribution {
  requirePositive("mean", mean);
  requireNonNegative("variance", variance);
  if (variance === 0) return point(mean);
  const shape = mean * (mean / variance);
  const scale = variance / mean;
  return {
    mean,
    variance,
    cdf: (x) => {
      requireNumber("x", x);
      if (x <= 0) return 0;
      return x === Infinity ? 1 : regularizedGamma(shape, x / scale);
    },
    quantile: (p) => scale * standardGammaQuantile(shape, p),
    loss: (x) => {
      requireFinite("x", x);
      if (x <= 0) return mean - x;
      const u = x / scale;
      const above = regularizedGammaUpper(shape, u);
      return Math.max(0, (mean - x) * above + scale * shape * poissonDensity(shape, u));
    },
    sample: (random) => scale * sampleGamma(random, shape),
  };
}

/**
 * Quantile of the gamma distribution with a shape and scale 1, to about 1e-14 of itself.
 *
 * Start: Wilson and Hilferty's cube of a normal, or for small x the first term of the cdf,
 * x^k / Gamma(k + 1). Then Newton's steps on log x, kept inside a bracket that every cdf narrows. Quantiles
 * too small for a double (a shape far below 1) come out as 0.
 *
 * Source: Wilson, E. & Hilferty, M. (1931), The distribution of chi-square, PNAS 17.
 */
function standardGammaQuantile(shape: number, p: number): number {
  requireProbability("p", p);
  let lo = 0;
  let hi = Infinity;
  let x = startOf(shape, p);
  if (x === 0) return 0;
  for (let step = 0; step < mostSteps; step++) {
    // Above the middle the upper tail is compared, whose digits the cdf near 1 has lost.
    const short = p < 0.5 ? p - regularizedGamma(shape, x) : regularizedGammaUpper(shape, x) - (1 - p);
    if (short > 0) lo = x;
    else hi = x;
    const slope = shape * poissonDensity(shape, x);
    const newton = slope > 0 ? x * Math.exp(Math.max(-2, Math.min(2, short / slope))) : Number.NaN;
    if (Math.abs(newton - x) <= tolerance * x) return newton;
    const next = newton > lo && newton < hi ? newton : halfway(lo, hi);
    x = next;
  }
  return x;
}

function startOf(shape: number, p: number): number {
  const h = 1 / (9 * shape);
  const cubed = shape * (1 - h + standardNormalQuantile(p) * Math.sqrt(h)) ** 3;
  if (cubed > 0.1 * shape && shape > 0.5) return cubed;
  const small = p ** (1 / shape) * Math.exp(logGamma(shape + 1) / shape);
  return Math.min(small, Math.max(shape, 1) * 4);
}

function halfway(lo: number, hi: number): number {
  return hi === Infinity ? 2 * lo : (lo + hi) / 2;
}
