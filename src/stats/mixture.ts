import { discreteQuantile } from "./discrete-quantile.ts";
import type { Distribution } from "./distribution.ts";
import { requireNonNegative } from "./require.ts";

/**
 * A mixture of distributions over whole numbers from 0: X is drawn from component i with probability w_i.
 *
 *   mean = sum w_i m_i      variance = sum w_i (v_i + (m_i - mean)^2)
 *   cdf = sum w_i cdf_i     loss = sum w_i loss_i
 *
 * weights: at least 0, one a component; only their ratios matter. Components of weight 0 are left out, and a
 * single component is returned as it is. The quantile is the smallest whole number whose cdf reaches p.
 *
 * @throws RangeError if there is no component, the lengths differ, or no weight is above 0
 * Source: Johnson, Kemp & Kotz, Univariate Discrete Distributions (2005), 8.1.
 * @example mixture([poisson(2), poisson(8)], [0.5, 0.5]).variance // 14 = 5 + 9
 */
export function mixture(components: readonly Distribution[], weights: readonly number[]): Distribution {
  const { parts, shares } = checkedParts(components, weights);
  const [first] = parts;
  if (first && parts.length === 1) return first;
  // Plain loops: one that took what it adds up as a function would run twice as long.
  let mean = 0;
  for (let i = 0; i < parts.length; i++) mean += shares[i]! * parts[i]!.mean;
  let variance = 0;
  for (let i = 0; i < parts.length; i++) {
    variance += shares[i]! * (parts[i]!.variance + (parts[i]!.mean - mean) ** 2);
  }
  const cdf = (x: number): number => {
    let sum = 0;
    for (let i = 0; i < parts.length; i++) sum += shares[i]! * parts[i]!.cdf(x);
    return Math.min(1, sum);
  };
  return {
    mean,
    variance,
    cdf,
    quantile: (p) => discreteQuantile({ mean, variance, cdf }, p),
    loss: (x) => {
      let sum = 0;
      for (let i = 0; i < parts.length; i++) sum += shares[i]! * parts[i]!.loss(x);
      return sum;
    },
    sample: (random) => {
      const u = random.next();
      let reached = 0;
      for (let i = 0; i < parts.length - 1; i++) {
        reached += shares[i]!;
        if (u < reached) return parts[i]!.sample(random);
      }
      return parts[parts.length - 1]!.sample(random);
    },
  };
}

/** The components with a weight, and their weights as shares of 1. */
function checkedParts(components: readonly Distribution[], weights: readonly number[]) {
  if (components.length !== weights.length) {
    throw new RangeError(
      `weights must be as many as components (${components.length}), got ${weights.length}`,
    );
  }
  let total = 0;
  for (const weight of weights) {
    requireNonNegative("weight", weight);
    total += weight;
  }
  if (!(total > 0 && total < Infinity)) throw new RangeError(`weights must have a sum above 0, got ${total}`);
  const parts: Distribution[] = [];
  const shares: number[] = [];
  for (let i = 0; i < components.length; i++) {
    if (weights[i] === 0) continue;
    parts.push(components[i]!);
    shares.push(weights[i]! / total);
  }
  return { parts, shares };
}
