import type { Distribution } from "./distribution.ts";
import { point } from "./point.ts";
import { sampleNormal } from "./random.ts";
import { requireFinite, requireNonNegative } from "./require.ts";
import { standardNormalCdf, standardNormalLoss, standardNormalQuantile } from "./standard-normal.ts";

/**
 * The normal distribution with a given mean and variance.
 *
 *   cdf(x) = Phi((x - mean) / sd)      quantile(p) = mean + sd z(p)      loss(x) = sd L((x - mean) / sd)
 *
 * Variance 0 is the point at the mean. It reaches below 0, which counts of things cannot: where the
 * deviation is not small beside the mean, prefer `negativeBinomial` or `gamma`.
 *
 * @throws RangeError if mean is not finite or variance is not finite and at least 0
 * Source: Snyder & Shen, Fundamentals of Supply Chain Theory (2019), eq. C.31 (loss).
 * @example normal({ mean: 50, variance: 64 }).quantile(0.7 / 0.88) // 56.604, a newsvendor's order
 */
export function normal({
  mean,
  variance,
}: {
  readonly mean: number;
  readonly variance: number;
}): Distribution {
  requireFinite("mean", mean);
  requireNonNegative("variance", variance);
  if (variance === 0) return point(mean);
  const sd = Math.sqrt(variance);
  return {
    mean,
    variance,
    cdf: (x) => standardNormalCdf((x - mean) / sd),
    quantile: (p) => mean + sd * standardNormalQuantile(p),
    loss: (x) => {
      requireFinite("x", x);
      return sd * standardNormalLoss((x - mean) / sd);
    },
    sample: (random) => mean + sd * sampleNormal(random),
  };
}
