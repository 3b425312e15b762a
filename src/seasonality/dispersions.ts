import { microUnitsPerUnit } from "../demand/ledger.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { type Pair, pair } from "./pair.ts";
import type { ItemPass } from "./shop-pass.ts";

/** Expected pieces that stand for a dispersion of one piece. */
const priorPieces = 10;

/** By SKU, before anything is learned. */
export interface FirstDispersions {
  readonly dispersions: Float64Array;
  /** Units that are sold in one piece: the least change from one bucket to the next; Infinity: nothing changed. */
  readonly pieces: Float64Array;
}

/**
 * Variance of a bucket's demand over its mean, by SKU, never below one piece: what is sold in pieces of u varies
 * at least as a Poisson number of such pieces.
 *
 *   phi = max(u, (sum e^2 + 10 u^2) / (sum m + 10 u))
 *
 * errors: sums of e^2 and m by SKU, in units of the dispersions `known`. A SKU without any keeps what is known.
 */
export function updateDispersions(known: Float64Array, pieces: Float64Array, errors: Pair): Float64Array {
  return known.map((scale, sku) => {
    const squaredError = errors.observed[sku]! * scale * scale;
    const expected = errors.expected[sku]! * scale;
    return expected > 0 ? dispersionOf(squaredError, expected, pieces[sku]!) : scale;
  });
}

/** 1 where nothing ever changed. */
function dispersionOf(squaredError: number, expected: number, piece: number): number {
  if (!Number.isFinite(piece)) return 1;
  return Math.max(piece, (squaredError + priorPieces * piece * piece) / (expected + priorPieces * piece));
}

/**
 * Dispersions before anything is learned, from the changes between neighbouring open buckets, which neither
 * level nor season moves much.
 *
 *   e^2 = (y[b] - y[b - 1])^2 / 2
 */
export function firstDispersions(shop: FitShop): FirstDispersions {
  const skus = shop.names.sku.length;
  const errors = pair(skus);
  const pieces = new Float64Array(skus).fill(Infinity);
  for (const item of shop.items) addChanges(errors, pieces, { item, starts: shop.bucketStarts });
  return { dispersions: updateDispersions(new Float64Array(skus).fill(1), pieces, errors), pieces };
}

function addChanges(
  errors: Pair,
  pieces: Float64Array,
  own: { readonly item: FitItem; readonly starts: readonly number[] | null },
): void {
  const { sku, first, counts, microUnits } = own.item;
  const { starts } = own;
  let bucket = 0;
  while (starts !== null && starts[bucket + 1]! <= first) bucket++;
  let y = 0;
  let last = Number.NaN;
  for (let t = 0; t < counts.length; t++) {
    y += counts[t] === 1 ? microUnits[t]! / microUnitsPerUnit : Number.NaN;
    if (starts !== null && first + t + 1 !== starts[bucket + 1]) continue;
    const change = Math.abs(y - last);
    if (change >= 0) {
      errors.observed[sku]! += (change * change) / 2;
      errors.expected[sku]! += y;
    }
    if (change > 0 && change < pieces[sku]!) pieces[sku] = change;
    last = y;
    y = 0;
    bucket++;
  }
}

/** Adds up an item's errors in the weeks or months that are usual throughout, once addPlainDays() has set their means. */
export function addBucketErrors({ days, shop, sums }: ItemPass, item: FitItem): void {
  const starts = shop.bucketStarts ?? [];
  const { errors } = sums;
  let bucket = 0;
  while (starts[bucket + 1]! <= item.first) bucket++;
  let y = 0;
  let m = 0;
  for (let t = 0; t < item.counts.length; t++) {
    y += days.units[t]!;
    m += days.mean[t]!;
    if (item.first + t + 1 !== starts[bucket + 1]) continue;
    if (m > 0) {
      errors.observed[item.sku]! += (y - m) * (y - m);
      errors.expected[item.sku]! += m;
    }
    y = 0;
    m = 0;
    bucket++;
  }
}
