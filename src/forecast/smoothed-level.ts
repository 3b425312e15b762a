import type { History } from "./forecast-method.ts";
import { keptKnowledge, stepDoubt } from "./level-knowledge.ts";

/** A level and how much is known of it, in average open buckets. */
export interface KnownLevel {
  /** Units per average open bucket. */
  readonly level: number;
  readonly knowledge: number;
}

/** What one pass of exponential smoothing leaves behind. */
export interface SmoothedLevel extends KnownLevel {
  /** Mean age of the demand that the level is made of, in buckets; 0 the last one. */
  readonly age: number;
  /** Sum of e^2 over the buckets that could be forecast. */
  readonly squaredError: number;
  /** The same, each over its doubt: comparable between long and short histories. */
  readonly scatter: number;
  /** Units forecast and exposure of those buckets. */
  readonly expectedUnits: number;
  readonly scoredExposure: number;
}

/**
 * Simple exponential smoothing of demand per exposure.
 *
 *   level <- (kept level + y) / (kept + s)      one step ahead: m = level s,  e = y - m
 *
 * y: units; s: exposure; kept: knowledge of the past that is kept, see level-knowledge.ts. Where s = 1 and
 * knowledge has settled at 1 / alpha this is level <- level + alpha (y - level), alpha = 1 - discount; without
 * a start the first buckets are averaged. Closed buckets leave the level as it is.
 *
 * start: a level to begin with; knowledge 1 / alpha makes every step the textbook's. Default: nothing known.
 *
 * Source: Brown, R. G. (1963), Smoothing, Forecasting and Prediction, ch. 7; Hyndman & Athanasopoulos (2018),
 * Forecasting: Principles and Practice, 2nd ed., 7.1.
 */
export function smoothLevel(
  { units, exposure }: Pick<History, "units" | "exposure">,
  { discount, start = null }: { readonly discount: number; readonly start?: KnownLevel | null },
): SmoothedLevel {
  let level = start?.level ?? 0;
  let knowledge = start?.knowledge ?? 0;
  let age = 0;
  let squaredError = 0;
  let scatter = 0;
  let expectedUnits = 0;
  let scoredExposure = 0;
  for (let t = 0; t < units.length; t++) {
    const s = exposure[t]!;
    const kept = keptKnowledge(knowledge, s, discount);
    if (s > 0) {
      const y = units[t]!;
      if (knowledge > 0) {
        const m = level * s;
        const square = (y - m) * (y - m);
        squaredError += square;
        scatter += square / stepDoubt(knowledge, s, discount);
        expectedUnits += m;
        scoredExposure += s;
      }
      const inverse = 1 / (kept + s);
      const share = kept * inverse;
      level = share * level + inverse * y;
      age = share * (age + 1);
    } else age += 1;
    knowledge = kept + s;
  }
  return { level, knowledge, age, squaredError, scatter, expectedUnits, scoredExposure };
}
