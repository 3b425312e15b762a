import type { ForecastMethod } from "./forecast-method.ts";
import { requireHistory } from "./history.ts";
import { fittedLevel, levelForecast } from "./level-method.ts";
import { movingAverageLevel } from "./moving-average-level.ts";

/**
 * As in the bucket before: the rate of the last average open bucket.
 *
 *   forecast of bucket u = s_u y_n / s_n
 *
 * y: units; s: exposure; n: the last open bucket, with those before it when it was open for less than an average one.
 * A surprise stays whole: gain 1. A bucket scatters by the mean rate of the past and not by the last one, which
 * may be 0 by chance: variance of a bucket = s_u (sum of squared errors / sum of exposure).
 *
 * Source: Hyndman & Athanasopoulos (2018), Forecasting: Principles and Practice, 2nd ed., 3.1.
 */
export const naive: ForecastMethod = {
  exposure: "seasonal",
  fit: (history) => {
    requireHistory(history);
    const last = movingAverageLevel(history, 1);
    const scatterRate = last.scoredExposure > 0 ? last.expectedUnits / last.scoredExposure : null;
    return fittedLevel({ ...last, scatterRate });
  },
  forecast: (fitted, options) => levelForecast(fitted, options),
};
