import { settledKnowledge } from "./croston-level.ts";
import type {
  DemandForecast,
  FittedDemand,
  ForecastMethod,
  ForecastOptions,
  History,
} from "./forecast-method.ts";
import { requireHistory, seasonLength, sumOf } from "./history.ts";
import {
  filterHoltWinters,
  type HoltWintersConstants,
  type HoltWintersFit,
  type HoltWintersState,
  leastSeason,
  startHoltWinters,
} from "./holt-winters-filter.ts";
import { gainsAhead } from "./level-knowledge.ts";
import { levelWithPrior } from "./level-method.ts";
import { bucketsOfTotal, pathForecast } from "./path-forecast.ts";

/** Constants tried, one kind after the other: the trend's with the best level's, the season's with both. */
const alphas = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5] as const;
const betas = [0.05, 0.2] as const;
const gammas = [0, 0.05, 0.15] as const;
const damping = 0.9;
/** Up to so many open buckets there is no trend, and the level's constant is the usual one. */
const fewBuckets = 20;
const usualAlpha = 0.1;

/** Numbers in the state before the factors: level, knowledge, faded, alpha, beta, gamma, trend, place of the next bucket. */
const layout = 8;

/**
 * Holt and Winters' exponential smoothing with damped trend and multiplicative season: see holt-winters-filter.ts.
 *
 *   rate h buckets ahead = max( 0, level + (d + d^2 + ... + d^h) trend ) c      d = .9
 *
 * The season is a week of days, a year of weeks or a year of months, and needs two of them; with less, or where the
 * season does not pay (generalized cross-validation, see bestFit), this is Holt's method with damped trend, up to 20 open buckets simple exponential smoothing. Constants: those of a small
 * grid with the least squared one-step errors.
 *
 * A unit of surprise moves the level by alpha, the trend by alpha beta and the place's own factor by gamma (1 - alpha) over the level:
 * the effect j buckets later over that on the next level is 1 + beta (d + ... + d^j), and gamma (1 - alpha) / alpha more whole
 * seasons later.
 *
 * Source: Winters (1960) and Gardner & McKenzie (1985), see holt-winters-filter.ts; the effects: Hyndman, Koehler,
 * Ord & Snyder (2008), Forecasting with Exponential Smoothing, table 6.1.
 */
export const holtWinters: ForecastMethod = { exposure: "open", fit, forecast };

function fit(history: History): FittedDemand {
  requireHistory(history);
  const season = seasonLength[history.kind];
  const places = history.units.length >= 2 * season ? season : 1;
  const { constants, fitted } = bestFit(history, places);
  const { alpha, beta, gamma } = constants;
  const { knowledge, faded } = settledKnowledge(sumOf(history).exposure, alpha);
  const place = history.units.length % fitted.seasons.length;
  const { level, trend, seasons, squaredError, expectedUnits } = fitted;
  return {
    expectedUnits,
    ownDispersion: expectedUnits > 0 ? squaredError / expectedUnits : null,
    state: Float64Array.of(level, knowledge, faded, alpha, beta, gamma, trend, place, ...seasons),
  };
}

interface Candidate {
  readonly constants: HoltWintersConstants;
  readonly fitted: HoltWintersFit;
}

/**
 * The constants with the least squared errors, found one after the other; of equals the smaller. The season's m factors
 * are made from the same demand as they are judged by, so that squared errors with a season count 1 / (1 - m / n)^2
 * times, n the open buckets.
 */
function bestFit(history: History, places: number): Candidate {
  const open = history.exposure.reduce((count, s) => count + (s > 0 ? 1 : 0), 0);
  const flat = startHoltWinters(history, 1);
  const usual = tried(history, { alpha: usualAlpha, beta: 0, gamma: 0, damping }, flat);
  if (open <= fewBuckets) return usual;
  const levels = alphas.map((alpha) => tried(history, { ...usual.constants, alpha }, flat)).reduce(better);
  const best = betas
    .map((beta) => tried(history, { ...levels.constants, beta }, flat))
    .reduce(better, levels);
  if (places === 1) return best;
  const start = startHoltWinters(history, places);
  const penalty = (1 - places / open) ** -2;
  return gammas
    .map((gamma) => tried(history, { ...best.constants, gamma }, start, penalty))
    .reduce(better, best);
}

function tried(
  history: History,
  constants: HoltWintersConstants,
  start: HoltWintersState,
  penalty = 1,
): Candidate {
  const fitted = filterHoltWinters(history, constants, start);
  return { constants, fitted: { ...fitted, squaredError: fitted.squaredError * penalty } };
}

function better(one: Candidate, other: Candidate): Candidate {
  return other.fitted.squaredError < one.fitted.squaredError ? other : one;
}

function forecast(fitted: FittedDemand, options: ForecastOptions): DemandForecast {
  const [own = 0, known = 0, faded = 0, alpha = 0, beta = 0, gamma = 0, trend = 0, place = 0] = fitted.state;
  const { futureExposure, prior } = options;
  const seasons = fitted.state.subarray(layout);
  const { level, knowledge } = levelWithPrior({ level: own, knowledge: known, faded }, prior);
  const season = Float64Array.from(futureExposure, (_, u) => seasons[(place + u) % seasons.length]!);
  const discount = 1 - alpha;
  const buckets = bucketsOfTotal(options);
  const dampedSteps = dampedSums(futureExposure.length);
  const rates = season.map((factor, u) => Math.max(0, level + dampedSteps[u + 1]! * trend) * factor);
  return pathForecast(
    fitted,
    {
      level,
      discount,
      rates,
      scatter: rates,
      ...gainsAhead({ knowledge, discount }, futureExposure, buckets),
      response: Float64Array.from({ length: buckets }, (_, lag) => {
        const ownPlace = lag % seasons.length === 0 && seasons.length > 1 ? (gamma * discount) / alpha : 0;
        return 1 + beta * dampedSteps[lag]! + ownPlace;
      }),
      season: season.map((factor) => Math.max(factor, leastSeason)),
    },
    options,
  );
}

/** d + d^2 + ... + d^j for j = 0 .. length. */
function dampedSums(length: number): Float64Array {
  const sums = new Float64Array(length + 1);
  for (let j = 1; j <= length; j++) sums[j] = damping * (1 + sums[j - 1]!);
  return sums;
}
