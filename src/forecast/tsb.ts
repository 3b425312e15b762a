import { demandsOf, settledKnowledge, unsoldLevel } from "./croston-level.ts";
import type { ForecastMethod, History } from "./forecast-method.ts";
import { requireHistory, sumOf } from "./history.ts";
import { fittedLevel, type LearnedLevel, levelForecast } from "./level-method.ts";

/** The smoothing constant of sizes, and those tried for the chance of a demand. */
const sizeAlpha = 0.1;
const chanceBetas = [0.02, 0.05, 0.1] as const;

export interface TsbConstants {
  readonly alpha: number;
  readonly beta: number;
}

/** Mean size of a demand, in units, and demands per average open bucket. */
export interface SizeAndChance {
  readonly size: number;
  readonly chance: number;
}

/**
 * The method of Teunter, Syntetos and Babai for intermittent demand that may end: the chance of a demand is
 * smoothed in every bucket, so that the forecast falls while nothing is sold. Its smoothing constant is the one of .02, .05
 * and .1 with the least squared one-step errors; that of the sizes is .1.
 *
 * Source: Teunter, Syntetos & Babai (2011), Intermittent demand: linking forecasting to inventory obsolescence,
 * European Journal of Operational Research 214(3), eq. 3.
 */
export const tsb: ForecastMethod = {
  exposure: "seasonal",
  fit: (history) => {
    requireHistory(history);
    const tried = chanceBetas.map((beta) => tsbLevel(history, { alpha: sizeAlpha, beta }));
    return fittedLevel(tried.reduce((one, other) => (other.scatter < one.scatter ? other : one)));
  },
  forecast: (fitted, options) => levelForecast(fitted, options),
};

/**
 * The recursion of sizes and chances.
 *
 *   in every bucket:     pi <- pi + b (o / s - pi)      o = 1 if y > 0, else 0;  b = beta s / (1 - beta + beta s)
 *   at a demand y > 0:   z <- z + alpha (y - z)         level = z pi
 *
 * s: exposure; where it is 1, b is beta. One step ahead m = level s.
 */
export function filterTsb(
  { units, exposure }: Pick<History, "units" | "exposure">,
  { alpha, beta }: TsbConstants,
  start: SizeAndChance,
): SizeAndChance & { readonly scatter: number; readonly expectedUnits: number } {
  let { size, chance } = start;
  let scatter = 0;
  let expectedUnits = 0;
  for (let t = 0; t < units.length; t++) {
    const s = exposure[t]!;
    if (s === 0) continue;
    const y = units[t]!;
    const m = size * chance * s;
    scatter += (y - m) * (y - m);
    expectedUnits += m;
    const occurred = y > 0 ? 1 : 0;
    chance += (beta * (occurred - chance * s)) / (1 - beta + beta * s);
    if (y > 0) size += alpha * (y - size);
  }
  return { size, chance, scatter, expectedUnits };
}

/**
 * The level, started with the mean size and chance of the whole history, and its mean gain: a demand more or less
 * (variance z^2 pi (1 - pi)) moves the chance by beta, a larger or smaller one (variance pi v z^2, v the squared
 * coefficient of variation of sizes) the size by alpha, of which the level takes pi.
 *
 *   gain = ( beta (1 - pi) + alpha pi v ) / ( 1 - pi + v )
 */
function tsbLevel(history: History, constants: TsbConstants): LearnedLevel {
  const { count, squares } = demandsOf(history);
  const all = sumOf(history);
  if (count === 0) return unsoldLevel(all.exposure, constants.beta);
  const mean = all.units / count;
  const start = { size: mean, chance: count / all.exposure };
  const { size, chance, scatter, expectedUnits } = filterTsb(history, constants, start);
  const variation = Math.max(0, squares / count / (mean * mean) - 1);
  const gain = tsbGain(constants, Math.min(1, start.chance), variation);
  return {
    level: size * chance,
    ...settledKnowledge(all.exposure, gain),
    discount: 1 - gain,
    scatterRate: null,
    scatter,
    expectedUnits,
  };
}

/** The mean gain of the level; chance: of a demand in an average bucket; variation: squared, of sizes. */
export function tsbGain({ alpha, beta }: TsbConstants, chance: number, variation: number): number {
  const both = 1 - chance + variation;
  return both > 0 ? (beta * (1 - chance) + alpha * chance * variation) / both : alpha;
}
