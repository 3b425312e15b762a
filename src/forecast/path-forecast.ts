import type { Distribution } from "../stats/distribution.ts";
import { requireNonNegative } from "../stats/require.ts";
import { totalDemandDistribution } from "./demand-distribution.ts";
import { shrunkDispersion } from "./dispersion.ts";
import type { DemandForecast, FittedDemand, ForecastOptions, Moments } from "./forecast-method.ts";
import { type Surprises, surpriseVariance } from "./surprise-variance.ts";

/** What a method says of the buckets to come. */
export interface DemandPath extends Pick<Surprises, "gain" | "response" | "season"> {
  readonly level: number;
  readonly discount: number;
  /** Expected units per average open bucket, for each bucket of futureExposure. */
  readonly rates: Float64Array;
  /** The rate that a bucket's scatter goes by, where it is not its own; variance = dispersion * scatter * exposure * doubt. */
  readonly scatter: Float64Array;
  /** Variance of a one-step error over what it is once the level is settled, for each bucket that total() looks at. */
  readonly doubt: Float64Array;
}

/** How far total() looks ahead. */
export function bucketsOfTotal({ futureExposure, totalBuckets }: ForecastOptions): number {
  return Math.min(totalBuckets ?? futureExposure.length, futureExposure.length);
}

/**
 * The forecast of a method that gives a path of rates and the effect of a surprise on it.
 *
 *   mean = sum_u rate_u s_u      variance = surpriseVariance() + level^2 exposureVariance
 *   own variance of a bucket = dispersion scatter_u s_u doubt_u
 *
 * dispersion: variance over mean of one-step errors, shrunk to the item's group. The total is taken as negative
 * binomial.
 *
 * @throws RangeError if an exposure or the group's dispersion is negative or not finite
 */
export function pathForecast(
  fitted: FittedDemand,
  path: DemandPath,
  options: ForecastOptions,
): DemandForecast {
  const { futureExposure, groupDispersion, exposureVariance, bucketExposureVariance } = options;
  const { level, discount, rates, scatter, doubt } = path;
  const dispersion = shrunkDispersion(fitted.ownDispersion, groupDispersion, fitted.expectedUnits);
  const means = runningMeans(rates, futureExposure);
  const totalBuckets = bucketsOfTotal(options);
  const ownVariance = (u: number): number => dispersion * scatter[u]! * futureExposure[u]! * doubt[u]!;
  const own = Float64Array.from({ length: totalBuckets }, (_, u) => ownVariance(u));
  const variances = surpriseVariance({ ...path, own, exposure: futureExposure });
  const meanAt = (whole: number, part: number): number =>
    means[whole]! + (part > 0 ? part * (means[whole + 1]! - means[whole]!) : 0);
  const total = (buckets: number): Moments => {
    const { whole, part } = splitBuckets(buckets, totalBuckets);
    const season = level * level * between(exposureVariance, whole, part);
    return countMoments(meanAt(whole, part), variances.total(whole, part) + season);
  };
  return {
    level,
    dispersion,
    ownDispersion: fitted.ownDispersion,
    discount,
    mean: (buckets) => {
      const { whole, part } = splitBuckets(buckets, rates.length);
      return meanAt(whole, part);
    },
    total,
    distribution: (buckets): Distribution => totalDemandDistribution(total(buckets)),
    bucket: (index): Distribution => {
      requireBucket(index, totalBuckets);
      const season = level * level * (bucketExposureVariance?.[index] ?? 0);
      const mean = meanAt(index + 1, 0) - meanAt(index, 0);
      return totalDemandDistribution(countMoments(mean, variances.bucket(index) + season));
    },
  };
}

/** Demand is never below 0: where its mean is 0, it is 0. */
function countMoments(mean: number, variance: number): Moments {
  return { mean, variance: mean > 0 ? variance : 0 };
}

/** @throws RangeError unless index is a whole number in [0, length) */
export function requireBucket(index: number, length: number): void {
  if (!(Number.isInteger(index) && index >= 0 && index < length)) {
    throw new RangeError(`index must be a whole number in [0, ${length}), got ${index}`);
  }
}

/** A number of buckets as whole ones and a share of the next. @throws RangeError if it is not in [0, length] */
export function splitBuckets(
  buckets: number,
  length: number,
): { readonly whole: number; readonly part: number } {
  if (!(buckets >= 0 && buckets <= length)) {
    throw new RangeError(`buckets must be in [0, ${length}], got ${buckets}`);
  }
  const whole = Math.floor(buckets);
  return { whole, part: buckets - whole };
}

/** A value given at each whole number of buckets, straight between them; 0 where none is given. */
export function between(values: Float64Array | undefined, whole: number, part: number): number {
  if (values === undefined) return 0;
  const from = values[whole] ?? 0;
  return part > 0 ? from + part * ((values[whole + 1] ?? from) - from) : from;
}

/** Sums of rate times exposure over the first k buckets, k = 0 .. length. */
function runningMeans(rates: Float64Array, exposure: Float64Array): Float64Array {
  const means = new Float64Array(exposure.length + 1);
  for (let u = 0; u < exposure.length; u++) {
    requireNonNegative("exposure", exposure[u]!);
    means[u + 1] = means[u]! + rates[u]! * exposure[u]!;
  }
  return means;
}
