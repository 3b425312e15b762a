import type { History } from "./forecast-method.ts";

export interface HoltWintersConstants {
  /** Smoothing constants of level, trend and season. */
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  /** What is left of the trend after a bucket; 1: all. */
  readonly damping: number;
}

export interface HoltWintersState {
  /** Seasonally adjusted units per average open bucket, and their change from bucket to bucket. */
  readonly level: number;
  readonly trend: number;
  /** Seasonal factor of each place; place 0 is that of the first bucket of the history. */
  readonly seasons: Float64Array;
}

export interface HoltWintersFit extends HoltWintersState {
  readonly squaredError: number;
  readonly expectedUnits: number;
}

/** Least factor that demand is divided by: a place that hardly sells must not upset the level. */
export const leastSeason = 0.05;

/**
 * Holt and Winters' recursion with additive damped trend and multiplicative season, on demand per exposure x = y / s.
 *
 *   level_t = alpha x / c_{t-m} + (1 - alpha) (level + damping trend)
 *   trend_t = beta (level_t - level) + (1 - beta) damping trend
 *   c_t     = gamma x / level_t + (1 - gamma) c_{t-m}          one step ahead: (level + damping trend) c_{t-m} s
 *
 * m: places of the season (1: none). In a bucket with exposure s a constant a stands as a s / (1 - a + a s): as it is
 * where s = 1, next to nothing where the bucket was hardly open. Closed buckets change nothing. The level is
 * never below 0.
 *
 * Source: Winters, P. (1960), Forecasting sales by exponentially weighted moving averages, Management Science 6(3);
 * damped: Gardner & McKenzie (1985), Forecasting trends in time series, Management Science 31(10).
 */
export function filterHoltWinters(
  { units, exposure }: Pick<History, "units" | "exposure">,
  { alpha, beta, gamma, damping }: HoltWintersConstants,
  start: HoltWintersState,
): HoltWintersFit {
  const seasons = start.seasons.slice();
  const length = seasons.length;
  let { level, trend } = start;
  let squaredError = 0;
  let expectedUnits = 0;
  let place = -1;
  for (let t = 0; t < units.length; t++) {
    place = place + 1 === length ? 0 : place + 1;
    const s = exposure[t]!;
    if (s === 0) continue;
    const y = units[t]!;
    const season = seasons[place]!;
    const damped = damping * trend;
    const before = Math.max(0, level + damped);
    const m = before * season * s;
    squaredError += (y - m) * (y - m);
    expectedUnits += m;
    const x = s === 1 ? y : y / s;
    const weight = s === 1 ? alpha : (alpha * s) / (1 - alpha + alpha * s);
    const adjusted = season === 1 ? x : x / Math.max(season, leastSeason);
    const after = before + weight * (adjusted - before);
    trend = damped + beta * (after - level - damped);
    level = after;
    if (gamma > 0 && level > 0) {
      const share = s === 1 ? gamma : (gamma * s) / (1 - gamma + gamma * s);
      seasons[place] = season + share * (x / level - season);
    }
  }
  return { level, trend, seasons, squaredError, expectedUnits };
}

/** Where the recursion starts: the mean of the first buckets, no trend, and each place's share of the whole history. */
export function startHoltWinters(
  { units, exposure }: Pick<History, "units" | "exposure">,
  seasonPlaces: number,
): HoltWintersState {
  const seasons = seasonPlaces > 1 ? placeFactors({ units, exposure }, seasonPlaces) : Float64Array.of(1);
  const first = Math.max(fewestFirst, 2 * seasonPlaces);
  let sold = 0;
  let expected = 0;
  for (let t = 0, open = 0; t < units.length && open < first; t++) {
    const s = exposure[t]!;
    if (s === 0) continue;
    open++;
    sold += units[t]!;
    expected += s * seasons[t % seasonPlaces]!;
  }
  return { level: expected > 0 ? sold / expected : 0, trend: 0, seasons };
}

/** Open buckets that the first level is the mean of, at least. */
const fewestFirst = 10;

/** The rate of each place over the mean rate, over the latest whole seasons; 1 for a place that was never open. */
function placeFactors(
  { units, exposure }: Pick<History, "units" | "exposure">,
  places: number,
): Float64Array {
  const sold = new Float64Array(places);
  const open = new Float64Array(places);
  for (let t = units.length % places; t < units.length; t++) {
    if (exposure[t]! === 0) continue;
    sold[t % places]! += units[t]!;
    open[t % places]! += exposure[t]!;
  }
  let rates = 0;
  let seen = 0;
  for (let place = 0; place < places; place++) {
    if (open[place]! === 0) continue;
    rates += sold[place]! / open[place]!;
    seen++;
  }
  return sold.map((units, place) =>
    open[place]! > 0 && rates > 0 ? (units / open[place]!) * (seen / rates) : 1,
  );
}
