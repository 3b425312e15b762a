import { requirePositive } from "../stats/require.ts";

/** Demand per day of the open history, in units: what the classic safety-stock formulas take. */
export interface DailyDemand {
  readonly mean: number;
  /** Sample standard deviation (n - 1). */
  readonly sd: number;
  readonly max: number;
}

export interface DailyDemandInput {
  /** Units and exposure by bucket, the same length; exposure 0: the bucket is left out. */
  readonly units: ArrayLike<number>;
  readonly exposure: ArrayLike<number>;
  /** Days of an average bucket: 1, 7 or 30.4375. */
  readonly daysPerBucket: number;
}

/**
 * Mean, deviation and maximum of daily demand.
 *
 *   mean = sum y / sum s / n         sd = sqrt( sum s (y/s - n mean)^2 / (k - 1) ) / sqrt(n)
 *   max = max y / n
 *
 * y: units of a bucket; s: its exposure; k: buckets with s > 0; n: days per bucket. A week's deviation is taken
 * as that of seven independent days, hence the square root; its maximum as seven like days.
 * With daily buckets that are all open these are the plain sample mean, deviation and maximum. Days
 * without a sale count. Fewer than two open buckets have deviation 0; none at all, mean 0 as well.
 *
 * @throws RangeError if the lengths differ or daysPerBucket is not above 0
 */
export function dailyDemand({ units, exposure, daysPerBucket }: DailyDemandInput): DailyDemand {
  requirePositive("daysPerBucket", daysPerBucket);
  if (units.length !== exposure.length) {
    throw new RangeError(`exposure must have ${units.length} buckets like units, got ${exposure.length}`);
  }
  let open = 0;
  let total = 0;
  let exposed = 0;
  let most = 0;
  for (let bucket = 0; bucket < units.length; bucket++) {
    if (exposure[bucket]! <= 0) continue;
    open++;
    total += units[bucket]!;
    exposed += exposure[bucket]!;
    most = Math.max(most, units[bucket]!);
  }
  if (open === 0) return { mean: 0, sd: 0, max: 0 };
  const perBucket = total / exposed;
  let squares = 0;
  for (let bucket = 0; bucket < units.length; bucket++) {
    const share = exposure[bucket]!;
    if (share > 0) squares += share * (units[bucket]! / share - perBucket) ** 2;
  }
  const variance = open < 2 ? 0 : squares / (open - 1);
  return {
    mean: perBucket / daysPerBucket,
    sd: Math.sqrt(variance / daysPerBucket),
    max: most / daysPerBucket,
  };
}
