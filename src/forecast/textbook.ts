import { standardNormalQuantile } from "../stats/standard-normal.ts";

/** Rounding that must not lift a whole number to the next. */
const roundingShare = 1e-12;

/**
 * The rule of every textbook for the stock that covers a horizon, to measure the methods against.
 *
 *   stock = max(0, ceil(m H + z(serviceLevel) sigma sqrt(H)))
 *
 * m, sigma: mean and sample standard deviation (n - 1) per bucket over the last `window` buckets of units
 * (90 days, 13 weeks, 3 months), all of them if there are fewer; sigma is 0 from fewer than two. H: buckets.
 * It is blind to seasons and stock-outs, takes demand for normal, and the level for known and still:
 * where it promises .95 it keeps about .85.
 *
 * @throws RangeError if units is empty, buckets is not above 0, window not at least 1, or serviceLevel not in (0, 1)
 * Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., 6.7.
 */
export function textbookStock(
  units: Float64Array,
  {
    buckets,
    serviceLevel,
    window,
  }: { readonly buckets: number; readonly serviceLevel: number; readonly window: number },
): number {
  const { mean, deviation } = recentDemand(units, { buckets, window });
  const stock = mean * buckets + standardNormalQuantile(serviceLevel) * deviation * Math.sqrt(buckets);
  return Math.max(0, Math.ceil(stock - roundingShare * mean * buckets));
}

/** What the same rule expects over the horizon: m H, in units. @throws RangeError as textbookStock() */
export function textbookMean(
  units: Float64Array,
  { buckets, window }: { readonly buckets: number; readonly window: number },
): number {
  return recentDemand(units, { buckets, window }).mean * buckets;
}

function recentDemand(
  units: Float64Array,
  { buckets, window }: { readonly buckets: number; readonly window: number },
): { readonly mean: number; readonly deviation: number } {
  if (units.length === 0) throw new RangeError("units must not be empty");
  if (!(buckets > 0 && buckets < Infinity)) {
    throw new RangeError(`buckets must be finite and above 0, got ${buckets}`);
  }
  if (!(window >= 1)) throw new RangeError(`window must be at least 1, got ${window}`);
  const recent = units.subarray(Math.max(0, units.length - window));
  let sum = 0;
  for (const y of recent) sum += y;
  const mean = sum / recent.length;
  let squares = 0;
  for (const y of recent) squares += (y - mean) ** 2;
  return { mean, deviation: recent.length > 1 ? Math.sqrt(squares / (recent.length - 1)) : 0 };
}
