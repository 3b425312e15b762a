import type {
  DemandForecast,
  FittedDemand,
  ForecastMethod,
  ForecastOptions,
  History,
} from "./forecast-method.ts";
import { requireHistory, seasonLength, sumOf } from "./history.ts";
import { levelWithPrior } from "./level-method.ts";
import { bucketsOfTotal, pathForecast } from "./path-forecast.ts";

/** Numbers in the state before the rates of the places: mean rate, exposure seen, place of the first bucket ahead. */
const layout = 3;

/**
 * As a season ago: each bucket to come sells at the rate of the last open bucket at the same place of the season, which
 * is a week of days, a year of weeks or a year of months.
 *
 *   forecast of bucket u = s_u y_v / s_v      v: the last bucket with s_v > 0 a whole number of seasons before u
 *
 * y: units; s: the share that was open. A place never seen takes the mean rate of all. A surprise stays with its place:
 * gain 1 on the buckets whole seasons later, 0 on the others. As with `naive` a bucket scatters by the mean rate.
 *
 * Source: Hyndman & Athanasopoulos (2018), Forecasting: Principles and Practice, 2nd ed., 3.1.
 */
export const seasonalNaive: ForecastMethod = { exposure: "open", fit, forecast };

function fit(history: History): FittedDemand {
  requireHistory(history);
  const { kind, units, exposure } = history;
  const season = seasonLength[kind];
  const rates = new Float64Array(season).fill(-1);
  let squaredError = 0;
  let expectedUnits = 0;
  for (let t = 0; t < units.length; t++) {
    const s = exposure[t]!;
    if (s === 0) continue;
    const rate = rates[t % season]!;
    if (rate >= 0) {
      squaredError += (units[t]! - rate * s) ** 2;
      expectedUnits += rate * s;
    }
    rates[t % season] = units[t]! / s;
  }
  const all = sumOf(history);
  const mean = all.exposure > 0 ? all.units / all.exposure : 0;
  return {
    expectedUnits,
    ownDispersion: expectedUnits > 0 ? squaredError / expectedUnits : null,
    state: Float64Array.of(mean, all.exposure, units.length % season, ...rates),
  };
}

function forecast(fitted: FittedDemand, options: ForecastOptions): DemandForecast {
  const { futureExposure, prior } = options;
  const [own = 0, seen = 0, place = 0] = fitted.state;
  const places = fitted.state.subarray(layout);
  const season = places.length;
  const faded = Math.max(0, 1 - seen / season);
  const { level } = levelWithPrior({ level: own, knowledge: seen, faded }, prior);
  const rates = Float64Array.from(futureExposure, (_, u) => {
    const rate = places[(place + u) % season]!;
    return rate >= 0 ? rate : level;
  });
  const buckets = bucketsOfTotal(options);
  return pathForecast(
    fitted,
    {
      level,
      discount: 1 - 1 / season,
      rates,
      scatter: new Float64Array(futureExposure.length).fill(level),
      doubt: new Float64Array(buckets).fill(1),
      gain: futureExposure.slice(0, buckets).map((s) => (s > 0 ? 1 / s : 0)),
      response: Float64Array.from({ length: buckets }, (_, lag) => (lag % season === 0 ? 1 : 0)),
      season: null,
    },
    options,
  );
}
