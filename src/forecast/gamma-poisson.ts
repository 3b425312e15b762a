import type { Distribution } from "../stats/distribution.ts";
import { requireNonNegative } from "../stats/require.ts";
import { discountWeights } from "./discount-score.ts";
import { shrunkDispersion } from "./dispersion.ts";
import { dispersionDoubt, doubtfulDemandDistribution, expectedDispersion } from "./dispersion-doubt.ts";
import type {
  DemandForecast,
  FittedDemand,
  ForecastMethod,
  ForecastOptions,
  History,
} from "./forecast-method.ts";
import { type FilteredLevel, filterLevel } from "./level-filter.ts";
import { type LevelPrior, withPrior } from "./level-prior.ts";
import { totalDemand, type WeightedLevel } from "./total-demand.ts";

/** How much of its memory a level keeps from bucket to bucket: memories of 10 to 1,000 buckets. */
const discounts = [0.9, 0.95, 0.98, 0.99, 0.995, 0.999] as const;
/** Open buckets that are looked at: what lies further back did worse than forgetting it. */
const mostOpenBuckets = 365;
/** Numbers in the state for each discount: discount, weight, A, B. After them stands the count of open buckets used. */
const stride = 4;
const countPlace = discounts.length * stride;

/**
 * The level of demand as a discounted Gamma-Poisson filter, mixed over six discounts.
 *
 * Each discount gives a belief about the level (level-filter.ts); each belief is weighted by how well it has
 * forecast one step ahead (discount-score.ts); the dispersion is that of the one-step errors, shrunk to the
 * item's group (dispersion.ts); all of it enters the variance of the total (total-demand.ts).
 *
 *   own dispersion = sum_j p_j sum_t (1 - g s) e^2 / sum_j p_j sum_t m
 *
 * A prior is what A and B start from, and fades with all else (level-prior.ts). A dispersion measured on few
 * buckets is doubted, which widens both ends of the distribution (dispersion-doubt.ts).
 *
 * There is no burn-in: the second open bucket is scored already, which did as well as any on long histories
 * and is all that short ones have. A history without sales forecasts 0 with variance 0. It knows
 * no trend, and no season but what the exposures carry.
 *
 * Source: Harvey & Fernandes (1989), see level-filter.ts. The figures behind the constants: docs/decisions.md.
 * @example gammaPoisson.forecast(gammaPoisson.fit(history), { futureExposure, groupDispersion: null }).total(14)
 */
export const gammaPoisson: ForecastMethod = { exposure: "seasonal", fit, forecast };

function fit({ kind, units, exposure }: History): FittedDemand {
  // Of one shape, whatever the caller's history holds besides: the inner loops are compiled for it.
  const history = { kind, units, exposure };
  requireHistory(history);
  const start = firstBucketUsed(history);
  const length = units.length - start;
  const predicted = new Float64Array(length * discounts.length);
  const levels = discounts.map((discount, j) =>
    filterLevel(history, discount, { start, predicted, offset: j * length }),
  );
  const weights = discountWeights(
    discounts.length,
    { predicted, length, units, start, dispersion: dispersionOf(levels, null) ?? 1 },
    meanLevel(levels),
  );
  const state = new Float64Array(countPlace + 1);
  for (let t = start; t < exposure.length; t++) state[countPlace]! += exposure[t]! > 0 ? 1 : 0;
  for (const [j, level] of levels.entries()) {
    state.set([discounts[j]!, weights[j]!, level.units, level.buckets], j * stride);
  }
  const expectedUnits = levels.reduce((sum, level, j) => sum + weights[j]! * level.expectedUnits, 0);
  return { expectedUnits, ownDispersion: dispersionOf(levels, weights), state };
}

function forecast(
  fitted: FittedDemand,
  { futureExposure, groupDispersion, prior, totalBuckets, bucketExposureVariance }: ForecastOptions,
): DemandForecast {
  const dispersion = shrunkDispersion(fitted.ownDispersion, groupDispersion, fitted.expectedUnits);
  const doubt = dispersionDoubt(fitted.state[countPlace] ?? 0);
  const beliefs = beliefsOf(fitted.state, prior);
  const memory = beliefs.reduce((sum, { weight, discount }) => sum + weight / (1 - discount), 0);
  const demand = totalDemand(beliefs, {
    dispersion: expectedDispersion(dispersion, doubt),
    exposure: futureExposure,
    totalBuckets,
  });
  const { level, mean, total } = demand;
  const distribution = (buckets: number): Distribution => doubtfulDemandDistribution(total(buckets), doubt);
  const bucket = (index: number): Distribution => {
    const { mean: expected, variance } = demand.bucket(index);
    const season = level * level * (bucketExposureVariance?.[index] ?? 0);
    return doubtfulDemandDistribution({ mean: expected, variance: variance + season }, doubt);
  };
  const { ownDispersion } = fitted;
  return { level, dispersion, ownDispersion, discount: 1 - 1 / memory, mean, total, distribution, bucket };
}

function beliefsOf(state: Float64Array, prior: LevelPrior | null | undefined): readonly WeightedLevel[] {
  const open = state[countPlace] ?? 0;
  return discounts.map((_, j) => {
    const [discount = 0, weight = 0, units = 0, buckets = 0] = state.subarray(j * stride, (j + 1) * stride);
    return { discount, weight, ...withPrior({ units, buckets }, prior, discount ** open) };
  });
}

/** Weighted over the discounts, or all alike; null when no bucket could be forecast. */
function dispersionOf(levels: readonly FilteredLevel[], weights: Float64Array | null): number | null {
  let squaredError = 0;
  let expectedUnits = 0;
  for (const [j, level] of levels.entries()) {
    const weight = weights === null ? 1 : weights[j]!;
    squaredError += weight * level.squaredError;
    expectedUnits += weight * level.expectedUnits;
  }
  return expectedUnits > 0 ? squaredError / expectedUnits : null;
}

function meanLevel(levels: readonly FilteredLevel[]): number {
  let sum = 0;
  for (const { units, buckets } of levels) sum += buckets > 0 ? units / buckets : 0;
  return sum / levels.length;
}

function firstBucketUsed({ exposure }: History): number {
  let open = 0;
  for (let t = exposure.length - 1; t >= 0; t--) {
    if (exposure[t]! > 0) open++;
    if (open === mostOpenBuckets) return t;
  }
  return 0;
}

function requireHistory({ units, exposure }: History): void {
  if (units.length !== exposure.length) {
    throw new RangeError(
      `units and exposure must have one length, got ${units.length} and ${exposure.length}`,
    );
  }
  for (let t = 0; t < units.length; t++) {
    requireNonNegative("units", units[t]!);
    requireNonNegative("exposure", exposure[t]!);
  }
}
