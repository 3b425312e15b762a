import { requireNonNegative } from "../stats/require.ts";
import type { Moments } from "./forecast-method.ts";
import type { LevelState } from "./level-filter.ts";
import { keptKnowledge } from "./level-knowledge.ts";

/** One belief about the level, with the weight (summing to 1 over all) that its discount has earned. */
export interface WeightedLevel extends LevelState {
  readonly discount: number;
  readonly weight: number;
}

export interface TotalDemand {
  /** Mean of the beliefs' levels, units per average open bucket. */
  readonly level: number;
  /** Expected units over the first `buckets` buckets, a fractional last one pro rata. */
  mean(buckets: number): number;
  /** Mean and variance of the total over the first `buckets` buckets. */
  total(buckets: number): Moments;
  /** Mean and variance of the demand of bucket `index` alone, 0 the first. */
  bucket(index: number): Moments;
}

/**
 * Mean and variance of the total demand over any number of buckets ahead, each asked for in constant time.
 *
 * For one belief (A, B) with its discount, s_u the exposure of bucket u = 1..H and phi the dispersion:
 *
 *   B_0 = B     B_u = kept_u + s_u     g_u = 1 / B_u     m_u = (A / B) s_u     R_u = sum_{v>u} s_v
 *   M = sum m_u     V = sum phi_u m_u (1 + g_u R_u)^2     phi_u = phi B_u / kept_u
 *
 * kept_u: discount B_{u-1}, not below what keptKnowledge() leaves; and over all beliefs, with their weights p:
 * mean = sum p M, variance = sum p (V + M^2) - mean^2.
 *
 * The bracket is what the rule sigma sqrt(H) leaves out: one bucket's surprise moves the level, and with it
 * all later buckets. V is exact for the filter. With R_u = S_H - S_u, S the running sum of s, V is a
 * quadratic in S_H whose three coefficients are running sums over u: that makes an answer O(1).
 * A fractional last bucket is one of proportionally smaller exposure.
 *
 * Of one bucket u alone, whose level the surprises before it move as well:
 *
 *   variance = phi_u m_u + s_u^2 sum_{v<u} phi_v m_v g_v^2      and over all beliefs as above
 *
 * @throws RangeError if an exposure is negative or not finite, or buckets is outside [0, exposure.length],
 *   for total() outside [0, totalBuckets], or index is not of a bucket within totalBuckets
 * Source: the filter of Harvey & Fernandes (1989), see level-filter.ts; its one-step errors are uncorrelated,
 * so that the variance of the total is the sum of their squared effects on it.
 */
export function totalDemand(
  beliefs: readonly WeightedLevel[],
  options: {
    readonly dispersion: number;
    readonly exposure: Float64Array;
    /** How far total() may look, default all; mean() looks as far as there is exposure. */
    readonly totalBuckets?: number | undefined;
  },
): TotalDemand {
  const { dispersion, exposure } = options;
  const totalBuckets = Math.min(options.totalBuckets ?? exposure.length, exposure.length);
  const running = runningExposure(exposure);
  const level = beliefs.reduce((sum, belief) => sum + belief.weight * levelOf(belief), 0);
  const spread = beliefs.reduce((sum, belief) => sum + belief.weight * (levelOf(belief) - level) ** 2, 0);
  const sums = variationSums(beliefs, exposure.subarray(0, totalBuckets), running);

  const split = (
    buckets: number,
    horizon: number,
  ): { readonly whole: number; readonly part: number; readonly all: number } => {
    if (!(buckets >= 0 && buckets <= horizon))
      throw new RangeError(`buckets must be in [0, ${horizon}], got ${buckets}`);
    const whole = Math.floor(buckets);
    const part = whole < horizon ? (buckets - whole) * exposure[whole]! : 0;
    return { whole, part, all: running[whole]! + part };
  };
  const total = (buckets: number): Moments => {
    const { whole, part, all } = split(buckets, totalBuckets);
    const last = part > 0 ? part * (level + part * sums.uncertainty[whole]!) : 0;
    const squares = sums.constant[whole]! + all * (2 * sums.linear[whole]! + all * sums.quadratic[whole]!);
    return { mean: level * all, variance: dispersion * Math.max(0, squares + last) + spread * all * all };
  };
  const bucket = (index: number): Moments => {
    if (!(Number.isInteger(index) && index >= 0 && index < totalBuckets)) {
      throw new RangeError(`index must be a whole number in [0, ${totalBuckets}), got ${index}`);
    }
    const s = exposure[index]!;
    const own = s * (level + s * (sums.uncertainty[index]! + sums.quadratic[index]!));
    return { mean: level * s, variance: dispersion * own + spread * s * s };
  };
  return { level, mean: (buckets) => level * split(buckets, exposure.length).all, total, bucket };
}

function levelOf({ units, buckets }: LevelState): number {
  return buckets > 0 ? units / buckets : 0;
}

/** S: exposure before bucket u, u = 0..H. */
function runningExposure(exposure: Float64Array): Float64Array {
  const running = new Float64Array(exposure.length + 1);
  for (let u = 0; u < exposure.length; u++) {
    const s = exposure[u]!;
    requireNonNegative("exposure", s);
    running[u + 1] = running[u]! + s;
  }
  return running;
}

/**
 * Running sums over u <= k, weighted over the beliefs, of c_u (1 - g_u S_u + g_u x)^2 = constant + 2 linear x
 * + quadratic x^2 with c_u = m_u B_u / kept_u; and `uncertainty`[k], the level over
 * discount B_k: what a part of the next bucket needs.
 */
interface VariationSums {
  readonly constant: Float64Array;
  readonly linear: Float64Array;
  readonly quadratic: Float64Array;
  readonly uncertainty: Float64Array;
}

function variationSums(
  beliefs: readonly WeightedLevel[],
  exposure: Float64Array,
  running: Float64Array,
): VariationSums {
  const length = exposure.length + 1;
  const constant = new Float64Array(length);
  const linear = new Float64Array(length);
  const quadratic = new Float64Array(length);
  const uncertainty = new Float64Array(length);
  for (const belief of beliefs) {
    const weightedLevel = belief.weight * levelOf(belief);
    if (weightedLevel === 0) continue;
    let b = belief.buckets;
    for (let u = 0; u < exposure.length; u++) {
      const s = exposure[u]!;
      const prior = keptKnowledge(b, s, belief.discount);
      uncertainty[u]! += weightedLevel / prior;
      b = prior + s;
      const gain = 1 / b;
      const own = 1 - gain * running[u + 1]!;
      const variation = (weightedLevel * s * b) / prior;
      constant[u + 1]! += variation * own * own;
      linear[u + 1]! += variation * own * gain;
      quadratic[u + 1]! += variation * gain * gain;
    }
  }
  for (const sums of [constant, linear, quadratic]) {
    for (let k = 1; k < sums.length; k++) sums[k]! += sums[k - 1]!;
  }
  return { constant, linear, quadratic, uncertainty };
}
