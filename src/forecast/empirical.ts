import type { Distribution } from "../stats/distribution.ts";
import { empirical as empiricalDistribution } from "../stats/empirical.ts";
import { requireNonNegative } from "../stats/require.ts";
import { totalDemandDistribution } from "./demand-distribution.ts";
import { shrunkDispersion } from "./dispersion.ts";
import type {
  DemandForecast,
  FittedDemand,
  ForecastMethod,
  ForecastOptions,
  History,
  Moments,
} from "./forecast-method.ts";
import { requireHistory, sumOf } from "./history.ts";
import { levelWithPrior } from "./level-method.ts";
import { between, bucketsOfTotal, requireBucket, splitBuckets } from "./path-forecast.ts";
import { circularPast, spreadAround, windowSums } from "./window-sums.ts";

/** Buckets looked back: a year of days or weeks, two of months. */
const windows = { day: 365, week: 52, month: 24 } as const;
/** The share of the past that one run may take; longer totals are scaled up from such runs. */
const longestShare = 1 / 3;

/**
 * The past as it was: total demand over H buckets is distributed like the sums of all runs of H buckets in the
 * last 365 days, 52 weeks or 24 months, see window-sums.ts.
 *
 *   value of a run = S (sum y / sum s)       S: exposure of the H buckets to come
 *
 * y: units; s: exposure. The past is laid round a circle, which makes the mean S times the mean rate for every
 * H. No quantile lies beyond what has been seen, the level is taken for still and known. Totals longer than a
 * third of the past take runs of a third, scaled up. An uncertain exposure spreads each value to both sides by
 * its coefficient of variation.
 *
 * Its `dispersion` is that of single buckets, only told and not used, save where nothing was sold and a prior
 * stands in: then the total is negative binomial.
 */
export const empirical: ForecastMethod = { exposure: "open", fit, forecast };

function fit(history: History): FittedDemand {
  requireHistory(history);
  const from = Math.max(0, history.units.length - windows[history.kind]);
  const exposure = history.exposure.slice(from);
  const units = exposure.map((s, t) => (s > 0 ? history.units[from + t]! : 0));
  const all = sumOf({ units, exposure });
  const rate = all.exposure > 0 ? all.units / all.exposure : 0;
  let squaredError = 0;
  for (let t = 0; t < units.length; t++) {
    squaredError += (units[t]! - rate * exposure[t]!) ** 2;
  }
  const state = new Float64Array(1 + 2 * units.length);
  state[0] = windows[history.kind];
  state.set(units, 1);
  state.set(exposure, 1 + units.length);
  const ownDispersion = all.units > 0 ? squaredError / all.units : null;
  return { expectedUnits: all.units, ownDispersion, state };
}

interface Past {
  readonly rate: number;
  readonly exposure: number;
  /** Mean and values of the runs over so many buckets ahead that have the exposure given. */
  readonly sumsOf: (buckets: number, exposure: number) => ReturnType<typeof windowSums>;
}

function pastOf(state: Float64Array): Past {
  const length = (state.length - 1) / 2;
  const units = state.subarray(1, length + 1);
  const exposure = state.subarray(length + 1);
  const all = sumOf({ units, exposure });
  const past = circularPast(units, exposure);
  const longest = Math.max(1, Math.floor(length * longestShare));
  const sumsOf: Past["sumsOf"] = (buckets, ahead) =>
    windowSums(past, splitBuckets(Math.min(buckets, longest), longest), ahead);
  return { rate: all.exposure > 0 ? all.units / all.exposure : 0, exposure: all.exposure, sumsOf };
}

function forecast(fitted: FittedDemand, options: ForecastOptions): DemandForecast {
  const { futureExposure, groupDispersion, prior, exposureVariance, bucketExposureVariance } = options;
  const { ownDispersion } = fitted;
  const dispersion = shrunkDispersion(ownDispersion, groupDispersion, fitted.expectedUnits);
  const past = pastOf(fitted.state);
  const faded = Math.max(0, 1 - past.exposure / (fitted.state[0] ?? 1));
  const own = { level: past.rate, knowledge: past.exposure, faded };
  const { level } = levelWithPrior(own, prior);
  const running = runningExposure(futureExposure);
  const totalBuckets = bucketsOfTotal(options);
  const aheadOf = (buckets: number, horizon: number): Ahead => {
    const { whole, part } = splitBuckets(buckets, horizon);
    const variance = between(exposureVariance, whole, part);
    return { buckets, exposure: between(running, whole, part), variance };
  };
  const model = { past, level, dispersion };
  return {
    level,
    dispersion,
    ownDispersion,
    discount: 1 - 1 / Math.max(1, past.exposure),
    mean: (buckets) => level * aheadOf(buckets, futureExposure.length).exposure,
    total: (buckets) => momentsOf(model, aheadOf(buckets, totalBuckets)),
    distribution: (buckets) => distributionOf(model, aheadOf(buckets, totalBuckets)),
    bucket: (index) => {
      requireBucket(index, totalBuckets);
      const variance = bucketExposureVariance?.[index] ?? 0;
      return distributionOf(model, { buckets: 1, exposure: futureExposure[index]!, variance });
    },
  };
}

/** A span to come: its exposure, and the variance of that. */
interface Ahead {
  readonly buckets: number;
  readonly exposure: number;
  readonly variance: number;
}

interface Model {
  readonly past: Past;
  readonly level: number;
  readonly dispersion: number;
}

/** How far an uncertain exposure spreads a value to both sides, as a share of it; at most all. */
function spreadOf({ exposure, variance }: Ahead): number {
  return exposure > 0 ? Math.min(1, Math.sqrt(variance) / exposure) : 0;
}

function momentsOf({ past, level, dispersion }: Model, ahead: Ahead): Moments {
  const mean = level * ahead.exposure;
  const season = spreadOf(ahead) ** 2;
  if (past.rate === 0) return { mean, variance: dispersion * mean + season * mean * mean };
  const sums = past.sumsOf(ahead.buckets, ahead.exposure);
  const scatter = spreadAround(past.rate * ahead.exposure, sums) * (level / past.rate) ** 2;
  return { mean, variance: scatter * (1 + season) + season * mean * mean };
}

function distributionOf(model: Model, ahead: Ahead): Distribution {
  const { past, level } = model;
  if (past.rate === 0 || ahead.exposure === 0 || ahead.buckets === 0) {
    return totalDemandDistribution(momentsOf(model, ahead));
  }
  const sums = past.sumsOf(ahead.buckets, ahead.exposure);
  const isEven = sums.weights.every((weight) => weight === sums.weights[0]);
  const weights = isEven ? undefined : Array.from(sums.weights);
  const scale = level / past.rate;
  const spread = spreadOf(ahead);
  const values = Array.from(sums.values, (value) => value * scale);
  if (spread === 0) return empiricalDistribution(values, weights);
  const sides = [1 - spread, 1 + spread];
  return empiricalDistribution(
    sides.flatMap((side) => values.map((value) => value * side)),
    weights && sides.flatMap(() => weights),
  );
}

/** Exposure of the first k buckets, k = 0 .. length. */
function runningExposure(exposure: Float64Array): Float64Array {
  const running = new Float64Array(exposure.length + 1);
  for (let u = 0; u < exposure.length; u++) {
    requireNonNegative("exposure", exposure[u]!);
    running[u + 1] = running[u]! + exposure[u]!;
  }
  return running;
}
