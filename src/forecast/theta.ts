import type { ForecastMethod, History } from "./forecast-method.ts";
import { requireHistory } from "./history.ts";
import { fittedLevel, levelForecast, ownNumbers } from "./level-method.ts";
import { bestSmoothing, fadedBy } from "./simple-exponential-smoothing.ts";

/**
 * The theta method: the mean of a straight line through the past and of smoothed demand whose distance from
 * that line is doubled. It is simple exponential smoothing with half the line's slope as drift.
 *
 *   rate h buckets ahead = max( 0, level + (b / 2) (h + age) )
 *
 * level: as by `ses`; age: mean age of the demand in it, (1 - alpha) / alpha in the long run; b: slope of the least
 * squares line through y / s, each bucket weighing s, units per average bucket and bucket. With fewer than three
 * open buckets there is no line: b = 0. A drift that the past shows is kept up for ever: look at long
 * horizons twice.
 *
 * Source: Assimakopoulos & Nikolopoulos (2000), The theta model, International Journal of Forecasting 16(4); as
 * drift: Hyndman & Billah (2003), Unmasking the Theta method, International Journal of Forecasting 19(2), eq. 4.
 */
export const theta: ForecastMethod = {
  exposure: "seasonal",
  fit: (history) => {
    requireHistory(history);
    const { smoothed, discount } = bestSmoothing(history);
    const learned = { ...smoothed, discount, faded: fadedBy(smoothed, discount), scatterRate: null };
    return fittedLevel(learned, [slopeOf(history), smoothed.age]);
  },
  forecast: (fitted, options) => {
    const [slope = 0, age = 0] = ownNumbers(fitted);
    return levelForecast(fitted, options, {
      rateOf: (level, bucket) => thetaRate({ level, slope, age }, bucket + 1),
    });
  },
};

/** The rate `ahead` buckets from the last one on, never below 0. */
export function thetaRate(
  { level, slope, age }: { readonly level: number; readonly slope: number; readonly age: number },
  ahead: number,
): number {
  return Math.max(0, level + (slope / 2) * (ahead + age));
}

/** Slope of the least squares line through the rates y / s, weights s; 0 through fewer than three. */
export function slopeOf({ units, exposure }: Pick<History, "units" | "exposure">): number {
  let open = 0;
  let sold = 0;
  let time = 0;
  let weight = 0;
  for (let t = 0; t < units.length; t++) {
    const s = exposure[t]!;
    if (s === 0) continue;
    open++;
    weight += s;
    sold += units[t]!;
    time += s * t;
  }
  if (open < 3) return 0;
  let products = 0;
  let squares = 0;
  for (let t = 0; t < units.length; t++) {
    const s = exposure[t]!;
    if (s === 0) continue;
    const distance = t - time / weight;
    products += distance * (units[t]! - (sold / weight) * s);
    squares += s * distance * distance;
  }
  return products / squares;
}
