import { daysPerBucket } from "../calendar/bucket.ts";
import type { Distribution } from "../stats/distribution.ts";
import { shrunkDispersion } from "./dispersion.ts";
import { dispersionDoubt, doubtfulDemandDistribution, expectedDispersion } from "./dispersion-doubt.ts";
import { type KnownIdle, type KnownLevel, readState, writeState } from "./filter-state.ts";
import type {
  DemandForecast,
  FittedDemand,
  ForecastMethod,
  ForecastOptions,
  History,
  Inactivity,
  Moments,
} from "./forecast-method.ts";
import { requireHistory } from "./history.ts";
import { idleRuns, runningIdleRun } from "./idle-run.ts";
import { idlenessOf } from "./idleness.ts";
import { type Idleness, type MixedDemand, mixedDemand } from "./inactive-demand.ts";
import { learnLevel } from "./learn-level.ts";
import { withPrior } from "./level-prior.ts";
import { between } from "./path-forecast.ts";
import { idleEvidence } from "./recovery.ts";
import { type TotalDemand, totalDemand, type WeightedLevel } from "./total-demand.ts";

/**
 * The level of demand as a discounted Gamma-Poisson filter, mixed over six discounts (learn-level.ts).
 *
 * Each discount gives a belief about the level (level-filter.ts); each belief is weighted by how well it has
 * forecast one step ahead (discount-score.ts); the dispersion is that of the one-step errors, shrunk to the
 * item's group (dispersion.ts); all of it enters the variance of the total (total-demand.ts).
 *
 * A prior is what A and B start from, and fades with all else (level-prior.ts). A dispersion measured on few
 * buckets is doubted, which widens both ends of the distribution (dispersion-doubt.ts). An item that has not sold
 * for some time may not be on sale at all: then its demand is that after a return (inactive-demand.ts).
 *
 * A history without sales forecasts 0 with variance 0. It knows
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
  const { expectedUnits, ownDispersion, ...now } = learnLevel(history);
  const runs = idleRuns(history);
  const run = runningIdleRun(runs);
  const idle = run && {
    before: learnLevel(historyUpTo(history, run.start)),
    run,
    bucketDays: daysPerBucket(kind),
  };
  return {
    expectedUnits,
    ownDispersion,
    state: writeState({ now, idle }),
    idle: idleEvidence(history, runs),
  };
}

function historyUpTo({ kind, units, exposure }: History, end: number): History {
  return { kind, units: units.subarray(0, end), exposure: exposure.subarray(0, end) };
}

function forecast(fitted: FittedDemand, options: ForecastOptions): DemandForecast {
  const { futureExposure, prior, recovery, totalBuckets = futureExposure.length } = options;
  const { ownDispersion } = fitted;
  const { now, idle } = readState(fitted.state);
  const dispersion = shrunkDispersion(ownDispersion, options.groupDispersion, fitted.expectedUnits);
  const doubt = dispersionDoubt(now.openBuckets);
  const ahead = { dispersion: expectedDispersion(dispersion, doubt), exposure: futureExposure, totalBuckets };
  const demandOf = (known: KnownLevel): TotalDemand => totalDemand(beliefsOf(known, prior), ahead);
  const distributionOf = (moments: Moments): Distribution => doubtfulDemandDistribution(moments, doubt);
  const demand = demandOf(now);
  const active = withSeason(demand, options, distributionOf);
  const buckets = Math.min(totalBuckets, futureExposure.length);
  const idleness = idle && idlenessOf(idle, demandOf(idle.before), { ...ahead, recovery, buckets });
  const memory = now.beliefs.reduce((sum, { weight, discount }) => sum + weight / (1 - discount), 0);
  return {
    ...(idleness === null ? active : mixedDemand(active, idleness, futureExposure, distributionOf)),
    level: demand.level,
    dispersion,
    ownDispersion,
    discount: 1 - 1 / memory,
    inactivity: inactivityOf(idle, idleness),
  };
}

function inactivityOf(idle: KnownIdle | null, idleness: Idleness | null): Inactivity | null {
  if (idle === null || idleness === null) return null;
  const { chance, returnChance, level } = idleness;
  return { chance, openBuckets: idle.run.openBuckets, returnChance, returnLevel: level };
}

function beliefsOf(
  { beliefs, openBuckets }: KnownLevel,
  prior: ForecastOptions["prior"],
): readonly WeightedLevel[] {
  return beliefs.map(({ discount, weight, ...level }) => ({
    discount,
    weight,
    ...withPrior(level, prior, discount ** openBuckets),
  }));
}

/** Demand whose season is uncertain too: level^2 times the variance of the exposure joins its variance. */
function withSeason(
  demand: TotalDemand,
  { exposureVariance, bucketExposureVariance }: ForecastOptions,
  distributionOf: (moments: Moments) => Distribution,
): MixedDemand {
  const square = demand.level * demand.level;
  const total = (buckets: number): Moments => {
    const { mean, variance } = demand.total(buckets);
    const whole = Math.floor(buckets);
    return { mean, variance: variance + square * between(exposureVariance, whole, buckets - whole) };
  };
  return {
    mean: demand.mean,
    total,
    distribution: (buckets) => distributionOf(total(buckets)),
    bucket: (index) => {
      const { mean, variance } = demand.bucket(index);
      return distributionOf({ mean, variance: variance + square * (bucketExposureVariance?.[index] ?? 0) });
    },
  };
}
