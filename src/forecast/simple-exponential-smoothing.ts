import type { ForecastMethod, History } from "./forecast-method.ts";
import { requireHistory } from "./history.ts";
import { fittedLevel, levelForecast } from "./level-method.ts";
import { type SmoothedLevel, smoothLevel } from "./smoothed-level.ts";

/** Smoothing constants tried: memories of 50 to 2 buckets. */
const alphas = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5] as const;
/** Up to so many open buckets the errors tell too little to choose by. */
const fewBuckets = 20;
/** The constant of a short history. */
const usualAlpha = 0.1;

/**
 * Simple exponential smoothing of demand per exposure, see smoothed-level.ts. Of six smoothing constants the one
 * with the least squared one-step errors is taken; .1 up to 20 open buckets.
 *
 *   level <- level + alpha (y / s - level) where s = 1      gain alpha
 *
 * Source: Brown, R. G. (1963), Smoothing, Forecasting and Prediction; Hyndman & Athanasopoulos (2018),
 * Forecasting: Principles and Practice, 2nd ed., 7.1.
 */
export const ses: ForecastMethod = {
  exposure: "seasonal",
  fit: (history) => {
    requireHistory(history);
    const { smoothed, discount } = bestSmoothing(history);
    return fittedLevel({ ...smoothed, discount, faded: fadedBy(smoothed, discount), scatterRate: null });
  },
  forecast: (fitted, options) => levelForecast(fitted, options),
};

export interface BestSmoothing {
  readonly smoothed: SmoothedLevel;
  readonly discount: number;
}

/** The smoothing with the least squared one-step errors; of equals the one with the longer memory. */
export function bestSmoothing(history: Pick<History, "units" | "exposure">): BestSmoothing {
  let best: BestSmoothing | null = null;
  for (const alpha of hasFewBuckets(history) ? [usualAlpha] : alphas) {
    const discount = 1 - alpha;
    const smoothed = smoothLevel(history, { discount });
    if (best === null || smoothed.squaredError < best.smoothed.squaredError) best = { smoothed, discount };
  }
  if (best === null) throw new RangeError("alphas must not be empty");
  return best;
}

/** What is left of knowledge from before the history: (1 - alpha)^n, told by how far knowledge has climbed. */
export function fadedBy({ knowledge }: SmoothedLevel, discount: number): number {
  return Math.max(0, 1 - (1 - discount) * knowledge);
}

function hasFewBuckets({ exposure }: Pick<History, "exposure">): boolean {
  let open = 0;
  for (let t = 0; t < exposure.length && open <= fewBuckets; t++) if (exposure[t]! > 0) open++;
  return open <= fewBuckets;
}
