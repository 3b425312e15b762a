import { microUnitsPerUnit } from "../demand/ledger.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import type { ShopSums } from "./shop-sums.ts";

/** Expected units, each as large as the least change, that stand for a dispersion of one such change. */
const priorUnits = 10;

/**
 * Variance of a bucket's demand over its mean, by SKU, never below the least change from one bucket to the
 * next: what is sold in pieces of u varies at least as a Poisson number of such pieces.
 *
 *   phi = max(u, (sum e^2 + 10 u^2) / (sum m + 10 u))
 *
 * known: the dispersions that the sums are in units of.
 */
export function updateDispersions(
  known: Float64Array,
  { squaredError, expected, least }: ShopSums["dispersion"],
): Float64Array {
  return known.map((scale, sku) => scale * dispersionOf(squaredError[sku]!, expected[sku]!, least[sku]!));
}

/** 1 where nothing ever changed. */
function dispersionOf(squaredError: number, expected: number, least: number): number {
  if (!Number.isFinite(least)) return 1;
  return Math.max(least, (squaredError + priorUnits * least * least) / (expected + priorUnits * least));
}

/**
 * Dispersions before anything is learned, from the changes between neighbouring open buckets, which neither
 * level nor season moves much.
 *
 *   e^2 = (y[b] - y[b - 1])^2 / 2
 */
export function firstDispersions(shop: FitShop): Float64Array {
  const skus = shop.names.sku.length;
  const sums = {
    squaredError: new Float64Array(skus),
    expected: new Float64Array(skus),
    least: new Float64Array(skus).fill(Infinity),
  };
  for (const item of shop.items) addChanges(sums, item, shop.bucketStarts);
  return updateDispersions(new Float64Array(skus).fill(1), sums);
}

function addChanges(
  { squaredError, expected, least }: ShopSums["dispersion"],
  { sku, first, counts, microUnits }: FitItem,
  starts: readonly number[] | null,
): void {
  let bucket = 0;
  while (starts !== null && starts[bucket + 1]! <= first) bucket++;
  let y = 0;
  let last = Number.NaN;
  for (let t = 0; t < counts.length; t++) {
    y += counts[t] === 1 ? microUnits[t]! / microUnitsPerUnit : Number.NaN;
    if (starts !== null && first + t + 1 !== starts[bucket + 1]) continue;
    const change = Math.abs(y - last);
    if (change >= 0) {
      squaredError[sku]! += (change * change) / 2;
      expected[sku]! += y;
    }
    if (change > 0 && change < least[sku]!) least[sku] = change;
    last = y;
    y = 0;
    bucket++;
  }
}
