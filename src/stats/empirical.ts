import type { Distribution } from "./distribution.ts";
import { requireFinite, requireNonNegative, requireNumber, requireProbability } from "./require.ts";

/** The same allowance for rounding as in discrete-quantile.ts. */
const rounding = 1e-12;

/**
 * The empirical distribution: each observed value has its share of the probability.
 *
 *   cdf(x) = sum of w_i over values v_i <= x      quantile(p) = the smallest value whose cdf reaches p
 *   mean = sum w_i v_i      variance = sum w_i (v_i - mean)^2      loss(x) = sum w_i max(v_i - x, 0)
 *
 * values: at least one, in any order; weights: at least 0, one a value, only their ratios matter (default:
 * all alike). The variance is the distribution's own: n times the sample variance over n - 1 is less. No
 * quantile lies beyond the largest value seen.
 *
 * @throws RangeError if there are no values, one is not finite, the lengths differ or no weight is above 0
 * Source: Hyndman, R. & Fan, Y. (1996), Sample quantiles in statistical packages, The American
 * Statistician 50(4), type 1.
 * @example empirical([3, 1, 2, 2]).quantile(0.75) // 2
 */
export function empirical(values: readonly number[], weights?: readonly number[]): Distribution {
  const { sorted, cumulative } = steps(values, weights);
  const share = (i: number): number => cumulative[i]! - (i > 0 ? cumulative[i - 1]! : 0);
  const expect = (of: (value: number) => number): number => {
    let total = 0;
    for (let i = 0; i < sorted.length; i++) total += share(i) * of(sorted[i]!);
    return total;
  };
  const mean = expect((value) => value);
  const firstReaching = (p: number): number => sorted[firstAtLeast(cumulative, p)]!;
  return {
    mean,
    variance: expect((value) => (value - mean) ** 2),
    cdf: (x) => {
      requireNumber("x", x);
      const above = firstAbove(sorted, x);
      return above === 0 ? 0 : cumulative[above - 1]!;
    },
    quantile: (p) => {
      requireProbability("p", p);
      return firstReaching(p * (1 - rounding));
    },
    loss: (x) => {
      requireFinite("x", x);
      return expect((value) => Math.max(value - x, 0));
    },
    sample: (random) => firstReaching(random.next()),
  };
}

/** Values in rising order and the probability of each or less, the last exactly 1. */
function steps(values: readonly number[], weights: readonly number[] | undefined) {
  if (values.length === 0) throw new RangeError("values must not be empty");
  return weights === undefined ? evenSteps(values) : weightedSteps(values, weights);
}

function evenSteps(values: readonly number[]) {
  for (const value of values) requireFinite("value", value);
  const sorted = Float64Array.from(values).sort();
  return { sorted, cumulative: sorted.map((_, i) => (i + 1) / sorted.length) };
}

function weightedSteps(values: readonly number[], weights: readonly number[]) {
  if (weights.length !== values.length) {
    throw new RangeError(`weights must be as many as values (${values.length}), got ${weights.length}`);
  }
  const pairs = values.map((value, i) => {
    const weight = weights[i]!;
    requireFinite("value", value);
    requireNonNegative("weight", weight);
    return { value, weight };
  });
  const kept = pairs.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0 && total < Infinity)) throw new RangeError(`weights must have a sum above 0, got ${total}`);
  const cumulative = new Float64Array(kept.length);
  let reached = 0;
  kept.forEach(({ weight }, i) => {
    reached += weight;
    cumulative[i] = i === kept.length - 1 ? 1 : reached / total;
  });
  return { sorted: Float64Array.from(kept, ({ value }) => value), cumulative };
}

/** Index of the first number of a rising array that is at least p; the last when none is. */
function firstAtLeast(rising: Float64Array, p: number): number {
  let lo = 0;
  let hi = rising.length - 1;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (rising[middle]! >= p) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}

/** Index of the first number of a rising array above x; its length when none is. */
function firstAbove(rising: Float64Array, x: number): number {
  let lo = 0;
  let hi = rising.length;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (rising[middle]! > x) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}
