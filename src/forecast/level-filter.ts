import type { History } from "./forecast-method.ts";

/** Knowledge of the level, in open average buckets, below which a gap cannot bring it. */
const leastKnowledge = 1;

/** Discounted sums of the past: a Gamma(units, buckets) belief about the level, units / buckets. */
export interface LevelState {
  /** A: units, discounted. */
  readonly units: number;
  /** B: exposure, discounted. */
  readonly buckets: number;
}

const nothing: LevelState = { units: 0, buckets: 0 };

/** What one pass of the filter leaves behind. */
export interface FilteredLevel extends LevelState {
  /** Sum of (1 - g s) e^2, squared one-step errors cleared of the level's own uncertainty. */
  readonly squaredError: number;
  /** Sum of m, the units expected one step ahead where a forecast was possible. */
  readonly expectedUnits: number;
}

/**
 * The discounted Gamma-Poisson filter of a demand level, run over the past once with one discount.
 *
 *   A <- discount A + w y     B <- discount B + w s     level = A / B     one step ahead: m = level s
 *
 * y: units; s: exposure; w = 1 where s > 0, else 0; e = y - m; g = 1 / B after the step, so that
 * 1 - g s = discount B / (discount B + s). Buckets from `start` on count. One-step means go to
 * predicted[offset + t], t from 0 at `start`; 0 where no forecast was possible: the bucket was closed, or
 * nothing had been sold yet.
 *
 * In a gap A and B shrink together: the level stays, what is known of it fades, but never below what one
 * open average bucket tells, for else a long stock-out would make the next order absurd.
 *
 * Source: Harvey, A. & Fernandes, C. (1989), Time series models for count or qualitative observations,
 * Journal of Business & Economic Statistics 7(4), section 2.
 */
export function filterLevel(
  { units, exposure }: Pick<History, "units" | "exposure">,
  discount: number,
  {
    start,
    predicted,
    offset,
    from = nothing,
  }: {
    readonly start: number;
    readonly predicted: Float64Array;
    readonly offset: number;
    /** What was known at `start`; default nothing. */
    readonly from?: LevelState;
  },
): FilteredLevel {
  let a = from.units;
  let b = from.buckets;
  let squaredError = 0;
  let expectedUnits = 0;
  for (let t = start; t < units.length; t++) {
    const s = exposure[t]!;
    if (s === 0) {
      const faded = fade(b, discount);
      if (faded > 0) a *= faded / b;
      b = faded;
      continue;
    }
    const y = units[t]!;
    const priorA = discount * a;
    const priorB = discount * b;
    a = priorA + y;
    b = priorB + s;
    if (priorA === 0) continue;
    const m = (priorA / priorB) * s;
    const error = y - m;
    predicted[offset + t - start] = m;
    squaredError += (priorB / b) * error * error;
    expectedUnits += m;
  }
  return { units: a, buckets: b, squaredError, expectedUnits };
}

/** B after a closed bucket. */
export function fade(buckets: number, discount: number): number {
  return Math.max(discount * buckets, Math.min(buckets, leastKnowledge));
}
