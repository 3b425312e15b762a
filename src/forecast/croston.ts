import { crostonLevel } from "./croston-level.ts";
import type { ForecastMethod } from "./forecast-method.ts";
import { requireHistory } from "./history.ts";
import { fittedLevel, levelForecast } from "./level-method.ts";

/** The smoothing constant of sizes and of intervals. */
export const crostonAlpha = 0.1;

/**
 * Croston's method for intermittent demand: mean size over mean interval, both smoothed by .1 at each demand, see
 * croston-level.ts.
 *
 * It forecasts too much, by about alpha / (2 - alpha) (1 - 1/p): `sba` corrects that. Between demands it does not fall, so
 * that it never finds out that an item has died: `tsb` does.
 *
 * Source: Croston, J. D. (1972), Forecasting and stock control for intermittent demands, Operational Research
 * Quarterly 23(3).
 */
export const croston: ForecastMethod = crostonMethod(1);

/** Croston's method with its level multiplied by a factor. */
export function crostonMethod(factor: number): ForecastMethod {
  const constants = { alpha: crostonAlpha, beta: crostonAlpha, factor };
  return {
    exposure: "seasonal",
    fit: (history) => {
      requireHistory(history);
      return fittedLevel(crostonLevel(history, constants));
    },
    forecast: (fitted, options) => levelForecast(fitted, options),
  };
}
