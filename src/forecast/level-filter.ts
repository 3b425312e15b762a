import type { History } from "./forecast-method.ts";
import { keptKnowledge } from "./level-knowledge.ts";

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
 *   A <- kept A / B + w y     B <- kept + w s     level = A / B     one step ahead: m = level s
 *
 * y: units; s: exposure; w = 1 where s > 0, else 0; kept: discount B, see keptKnowledge(); e = y - m; g = 1 / B after
 * the step, so that 1 - g s = kept / (kept + s). Buckets from `start` on count. One-step means go to
 * predicted[offset + t], t from 0 at `start`; 0 where no forecast was possible: the bucket was closed, or
 * nothing had been sold yet.
 *
 * In a gap, and where the season lets expect next to nothing (s near 0), A and B shrink together by
 * keptKnowledge(): the level stays, what is known of it fades, but never below what one
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
    const priorB = keptKnowledge(b, s, discount);
    const priorA = b > 0 ? (a / b) * priorB : 0;
    if (s === 0) {
      a = priorA;
      b = priorB;
      continue;
    }
    const y = units[t]!;
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
