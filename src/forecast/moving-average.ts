import type { ForecastMethod } from "./forecast-method.ts";
import { requireHistory } from "./history.ts";
import { fittedLevel, levelForecast, ownNumbers } from "./level-method.ts";
import { movingAverageLevel } from "./moving-average-level.ts";

/** Average open buckets that are averaged: eight weeks of days, half a year of weeks, a year of months. */
const windows = { day: 56, week: 26, month: 12 } as const;

/**
 * The mean of the latest demand: 56 open days, 26 weeks or 12 months.
 *
 *   forecast of bucket u = s_u (sum y / sum s) over the window
 *
 * y: units; s: exposure. A surprise counts 1/k for k buckets, first by itself and then through the forecasts
 * that it has moved: psi_j = (psi_{j-1} + ... + psi_{j-k}) / k, psi_0 = 1.
 *
 * Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., 3.4.1.
 */
export const movingAverage: ForecastMethod = {
  exposure: "seasonal",
  fit: (history) => {
    requireHistory(history);
    const window = windows[history.kind];
    return fittedLevel(movingAverageLevel(history, window), [window]);
  },
  forecast: (fitted, options) => {
    const [window = 1] = ownNumbers(fitted);
    return levelForecast(fitted, options, { responseOf: (buckets) => averagedResponse(window, buckets) });
  },
};

/**
 * How much of a surprise the forecast of the bucket `lag` later takes, over that of the next: window psi_lag.
 *
 * @example averagedResponse(2, 4) // [0, 1, 1.5, 1.25]
 */
export function averagedResponse(window: number, buckets: number): Float64Array {
  const response = new Float64Array(buckets);
  let sum = window;
  for (let lag = 1; lag < buckets; lag++) {
    response[lag] = sum / window;
    const leaving = lag - window;
    sum += response[lag]! - (leaving < 0 ? 0 : leaving === 0 ? window : response[leaving]!);
  }
  return response;
}
