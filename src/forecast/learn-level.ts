import type { BucketKind } from "../calendar/bucket.ts";
import { discountWeights } from "./discount-score.ts";
import { beliefCount, type KnownLevel } from "./filter-state.ts";
import type { FittedDemand, History } from "./forecast-method.ts";
import { type FilteredLevel, filterLevel } from "./level-filter.ts";
import type { WeightedLevel } from "./total-demand.ts";

/** How much of its memory a level keeps from bucket to bucket: memories of 10 to 1,000 buckets, of weeks from 3 on. */
const discounts = {
  day: [0.9, 0.95, 0.98, 0.99, 0.995, 0.999],
  week: [0.7, 0.85, 0.93, 0.97, 0.99, 0.999],
  month: [0.9, 0.95, 0.98, 0.99, 0.995, 0.999],
} as const satisfies Record<BucketKind, readonly number[]>;

/** Open buckets that are looked at: what lies further back did worse than forgetting it. */
const mostOpenBuckets = 365;

/** What the filters of all discounts make of a history, together. */
export interface LearnedLevel extends KnownLevel, Pick<FittedDemand, "expectedUnits" | "ownDispersion"> {}

/**
 * Runs the level filter with each discount (level-filter.ts) and weights them by how well they have forecast one
 * step ahead (discount-score.ts).
 *
 *   own dispersion = sum_j p_j sum_t (1 - g s) e^2 / sum_j p_j sum_t m
 *
 * There is no burn-in: the second open bucket is scored already, which did as well as any on long histories
 * and is all that short ones have. The last 365 open buckets are looked at.
 */
export function learnLevel(history: History): LearnedLevel {
  const { units, exposure } = history;
  const start = firstBucketUsed(history);
  const length = units.length - start;
  const predicted = new Float64Array(length * beliefCount);
  const levels = discounts[history.kind].map((discount, j) =>
    filterLevel(history, discount, { start, predicted, offset: j * length }),
  );
  const weights = discountWeights(
    beliefCount,
    { predicted, length, units, start, dispersion: dispersionOf(levels, null) ?? 1 },
    meanLevel(levels),
  );
  let openBuckets = 0;
  for (let t = start; t < exposure.length; t++) openBuckets += exposure[t]! > 0 ? 1 : 0;
  const beliefs = levels.map(({ units: a, buckets: b }, j) => {
    return { discount: discounts[history.kind][j]!, weight: weights[j]!, units: a, buckets: b };
  });
  const expectedUnits = levels.reduce((sum, level, j) => sum + weights[j]! * level.expectedUnits, 0);
  return { beliefs, openBuckets, expectedUnits, ownDispersion: dispersionOf(levels, weights) };
}

/** What the same discounts, with the same weights, believed earlier: at the start of each of these buckets, ascending. */
export function levelsAt(
  { units, exposure }: Pick<History, "units" | "exposure">,
  beliefs: readonly WeightedLevel[],
  ends: readonly number[],
): readonly (readonly WeightedLevel[])[] {
  const first = firstBucketUsed({ exposure: exposure.subarray(0, ends[0] ?? 0) });
  const predicted = new Float64Array(units.length);
  let start = first;
  let known = beliefs.map((belief) => ({ ...belief, units: 0, buckets: 0 }));
  return ends.map((end) => {
    const past = { units: units.subarray(0, end), exposure: exposure.subarray(0, end) };
    known = known.map(({ discount, weight, ...from }) => {
      const level = filterLevel(past, discount, { start, predicted, offset: 0, from });
      return { discount, weight, units: level.units, buckets: level.buckets };
    });
    start = end;
    return known;
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

function firstBucketUsed({ exposure }: Pick<History, "exposure">): number {
  let open = 0;
  for (let t = exposure.length - 1; t >= 0; t--) {
    if (exposure[t]! > 0) open++;
    if (open === mostOpenBuckets) return t;
  }
  return 0;
}
