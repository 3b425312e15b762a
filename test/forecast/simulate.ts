import type { Random } from "../../src/stats/random.ts";

/** The future of one item as the filter sees it: each bucket's surprise moves the level of all later ones. */
export interface SimulatedItem {
  readonly units: number;
  readonly buckets: number;
  readonly discount: number;
  readonly dispersion: number;
  readonly exposure: Float64Array;
}

/** Draws of total demand, by running the filter itself forward on demand drawn from its own forecasts. */
export function simulateTotals(item: SimulatedItem, paths: number, random: Random): Float64Array {
  return simulate(item, { paths, countedFrom: 0 }, random);
}

/** Draws of the last bucket's demand alone. */
export function simulateLastBucket(item: SimulatedItem, paths: number, random: Random): Float64Array {
  return simulate(item, { paths, countedFrom: item.exposure.length - 1 }, random);
}

function simulate(
  item: SimulatedItem,
  { paths, countedFrom }: { readonly paths: number; readonly countedFrom: number },
  random: Random,
): Float64Array {
  const totals = new Float64Array(paths);
  for (let path = 0; path < paths; path++) {
    let a = item.units;
    let b = item.buckets;
    for (const [bucket, s] of item.exposure.entries()) {
      const prior = item.discount * b;
      const mean = (a / b) * s;
      const y = drawCount(mean, item.dispersion * mean * ((prior + s) / prior), random);
      a = item.discount * a + y;
      b = prior + s;
      if (bucket >= countedFrom) totals[path]! += y;
    }
  }
  return totals.sort();
}

/** One negative binomial count with variance above the mean, by inversion: for small means. */
function drawCount(mean: number, variance: number, random: Random): number {
  if (mean === 0) return 0;
  const excess = variance / mean - 1;
  const failure = excess / (1 + excess);
  const size = mean / excess;
  let probability = Math.exp(-size * Math.log1p(excess));
  let u = random.next();
  let k = 0;
  while (u > probability && k < 10_000) {
    u -= probability;
    k++;
    probability *= failure * ((size + k - 1) / k);
  }
  return k;
}

export function momentsOf(values: Float64Array): { readonly mean: number; readonly variance: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, variance: squares / values.length };
}

/** Share of the sorted values that do not exceed x. */
export function shareUpTo(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}
