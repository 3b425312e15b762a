import type { Distribution } from "../stats/distribution.ts";
import { mixture } from "../stats/mixture.ts";
import { point } from "../stats/point.ts";
import type { Moments } from "./forecast-method.ts";

/** What is known of an item that has not sold for some time. */
export interface Idleness {
  /** Chance that it is not on sale. */
  readonly chance: number;
  /** Chance that, if it is not, it sells again from the next bucket on. */
  readonly returnChance: number;
  /** Units per average open bucket once it is back. */
  readonly level: number;
  /** Variance over mean of a bucket's demand once it is back, its level known. */
  readonly dispersion: number;
  /** Variance of that level over its square. */
  readonly levelVariance: number;
}

export interface MixedDemand {
  mean(buckets: number): number;
  total(buckets: number): Moments;
  distribution(buckets: number): Distribution;
  bucket(index: number): Distribution;
}

/**
 * Demand of an item that may be inactive: with the chance c it sells nothing until it returns.
 *
 *   total = active demand                          with chance 1 - c
 *           demand of level L from bucket U on     with chance c,   P(U = u) = rho (1 - rho)^u, u = 0, 1, ...
 *
 * With X the exposure from U up to the horizon, and 0 when U lies beyond it:
 *
 *   E total   = (1 - c) M + c L E X
 *   E total^2 = (1 - c) (V + M^2) + c (phi L E X + (1 + v) L^2 E X^2)
 *
 * M, V: mean and variance of active demand; phi, v: see Idleness. E X and E X^2 are running sums, so that an answer is O(1). The distribution is a mixture of three: active
 * demand, none, and a negative binomial with the moments of demand after a return within the horizon.
 */
export function mixedDemand(
  active: MixedDemand,
  { chance, returnChance, level, dispersion, levelVariance }: Idleness,
  exposure: Float64Array,
  distributionOf: (moments: Moments) => Distribution,
): MixedDemand {
  const returns = exposureAfterReturn(exposure, returnChance);
  const mean = (buckets: number): number =>
    (1 - chance) * active.mean(buckets) + chance * level * returns(buckets).mean;
  const secondMoment = (after: AfterReturn): number =>
    level * (dispersion * after.mean + (1 + levelVariance) * level * after.square);
  const mixed = (onSale: Distribution, after: AfterReturn): Distribution => {
    if (after.mean === 0 || level === 0) return mixture([onSale, point(0)], [1 - chance, chance]);
    const back = (level * after.mean) / after.chance;
    const variance = Math.max(0, secondMoment(after) / after.chance - back * back);
    return mixture(
      [onSale, point(0), distributionOf({ mean: back, variance })],
      [1 - chance, chance * (1 - after.chance), chance * after.chance],
    );
  };
  return {
    mean,
    total: (buckets) => {
      const onSale = active.total(buckets);
      const expected = mean(buckets);
      const squares =
        (1 - chance) * (onSale.variance + onSale.mean ** 2) + chance * secondMoment(returns(buckets));
      return { mean: expected, variance: Math.max(0, squares - expected * expected) };
    },
    distribution: (buckets) => mixed(active.distribution(buckets), returns(buckets)),
    bucket: (index) => {
      const s = exposure[index] ?? 0;
      const back = 1 - (1 - returnChance) ** (index + 1);
      return mixed(active.bucket(index), { chance: back, mean: back * s, square: back * s * s });
    },
  };
}

/** Of X, the exposure between a return and the horizon: the chance of a return before it, E X and E X^2. */
interface AfterReturn {
  readonly chance: number;
  readonly mean: number;
  readonly square: number;
}

/**
 * A return falls on the start of a bucket; of a fractional last bucket its share counts. Each bucket adds
 * s P(U <= u) to E X, and 2 s E X + s^2 P(U <= u) to E X^2.
 */
function exposureAfterReturn(exposure: Float64Array, returnChance: number): (buckets: number) => AfterReturn {
  const mean = new Float64Array(exposure.length + 1);
  const square = new Float64Array(exposure.length + 1);
  const chanceBy = (u: number): number => 1 - (1 - returnChance) ** u;
  for (let u = 0; u < exposure.length; u++) {
    const s = exposure[u]!;
    mean[u + 1] = mean[u]! + s * chanceBy(u + 1);
    square[u + 1] = square[u]! + s * (2 * mean[u]! + s * chanceBy(u + 1));
  }
  return (buckets) => {
    const whole = Math.floor(buckets);
    const chance = chanceBy(Math.ceil(buckets));
    const s = buckets > whole ? (buckets - whole) * exposure[whole]! : 0;
    return {
      chance,
      mean: mean[whole]! + s * chance,
      square: square[whole]! + s * (2 * mean[whole]! + s * chance),
    };
  };
}
