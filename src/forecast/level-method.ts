import type { DemandForecast, FittedDemand, ForecastOptions } from "./forecast-method.ts";
import { gainsAhead } from "./level-knowledge.ts";
import { bucketsOfTotal, pathForecast } from "./path-forecast.ts";
import type { KnownLevel } from "./smoothed-level.ts";

/** What a method whose forecast is one level for all buckets to come has learned. */
export interface LearnedLevel extends KnownLevel {
  /** 1 - the gain of a settled level: the effect of one unit of surprise on it. */
  readonly discount: number;
  /** The share of its weight that knowledge from before the history keeps at its end. */
  readonly faded: number;
  /** The rate that a bucket's scatter goes by; null: the level itself. */
  readonly scatterRate: number | null;
  /** Sum of squared one-step errors, each over its doubt, and of the units expected there. */
  readonly scatter: number;
  readonly expectedUnits: number;
}

/** Numbers in the state: level, knowledge, discount, faded, scatterRate (-1: the level). */
const layout = 5;

/** What a level method keeps; `more` are a method's own numbers after the five of every level. */
export function fittedLevel(learned: LearnedLevel, more: readonly number[] = []): FittedDemand {
  const { level, knowledge, discount, faded, scatterRate, scatter, expectedUnits } = learned;
  return {
    expectedUnits,
    ownDispersion: expectedUnits > 0 ? scatter / expectedUnits : null,
    state: Float64Array.of(level, knowledge, discount, faded, scatterRate ?? -1, ...more),
  };
}

/** A method's own numbers. */
export function ownNumbers({ state }: FittedDemand): Float64Array {
  return state.subarray(layout);
}

/**
 * The level with what the shop lets expect of the item: a level p worth b buckets before the history began.
 *
 *   level = (B own + f b p) / (B + f b)      B <- B + f b      f: the share of such knowledge that is left
 */
export function levelWithPrior(
  { level, knowledge, faded }: KnownLevel & { readonly faded: number },
  prior: ForecastOptions["prior"],
): KnownLevel {
  if (prior === undefined || prior === null || prior.buckets * faded === 0) return { level, knowledge };
  const weight = prior.buckets * faded;
  const all = knowledge + weight;
  return { level: (knowledge * level + weight * prior.level) / all, knowledge: all };
}

/**
 * The forecast of a level method.
 *
 * responseOf: effect of a surprise by lag over that on the next bucket, see surprise-variance.ts; default: it stays.
 * rateOf: the rate u buckets ahead (0 the first) given the level; default: the level.
 *
 * @throws RangeError if exposure or groupDispersion is negative or not finite
 */
export function levelForecast(
  fitted: FittedDemand,
  options: ForecastOptions,
  shape: {
    readonly responseOf?: (buckets: number) => Float64Array;
    readonly rateOf?: (level: number, bucket: number) => number;
  } = {},
): DemandForecast {
  const [own = 0, known = 0, discount = 0, faded = 0, scatterRate = -1] = fitted.state;
  const { level, knowledge } = levelWithPrior({ level: own, knowledge: known, faded }, options.prior);
  const { futureExposure } = options;
  const buckets = bucketsOfTotal(options);
  const { gain, doubt } = gainsAhead({ knowledge, discount }, futureExposure, buckets);
  const { rateOf = () => level } = shape;
  const rates = Float64Array.from(futureExposure, (_, u) => rateOf(level, u));
  const path = {
    level,
    discount,
    rates,
    scatter: scatterRate < 0 ? rates : rates.map((rate) => (known > 0 ? scatterRate : rate)),
    gain,
    doubt,
    response: shape.responseOf?.(buckets) ?? null,
    season: null,
  };
  return pathForecast(fitted, path, options);
}
