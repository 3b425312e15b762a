import type { History } from "./forecast-method.ts";
import { sumOf } from "./history.ts";
import { knowledgeAfter } from "./level-knowledge.ts";
import type { LearnedLevel } from "./level-method.ts";

/** Mean size of a demand, in units, and mean interval between demands, in average open buckets. */
export interface SizeAndInterval {
  readonly size: number;
  readonly interval: number;
}

export interface CrostonConstants {
  /** Smoothing constants of sizes and of intervals. */
  readonly alpha: number;
  readonly beta: number;
  /** What the level is multiplied with: 1, or the correction of a bias. */
  readonly factor: number;
}

/** What one pass leaves behind; null when nothing was ever demanded. */
export interface CrostonFit extends SizeAndInterval {
  readonly scatter: number;
  readonly expectedUnits: number;
}

/**
 * Croston's recursion: sizes of demand and intervals between demands, each smoothed, each only when there is
 * a demand.
 *
 *   at a demand y > 0:   z <- z + alpha (y - z)      p <- p + beta (q - p)      level = factor z / p
 *
 * q: exposure since the demand before, this bucket included: where s = 1, buckets. The first demand starts the
 * clock. start: z and p after it; default: its own size, and the exposure up to it.
 * One step ahead m = level s, scored from the bucket after the first demand on.
 *
 * Source: Croston, J. D. (1972), Forecasting and stock control for intermittent demands, Operational Research
 * Quarterly 23(3).
 */
export function filterCroston(
  { units, exposure }: Pick<History, "units" | "exposure">,
  { alpha, beta, factor }: CrostonConstants,
  start: SizeAndInterval | null = null,
): CrostonFit | null {
  let size = 0;
  let interval = 0;
  let since = 0;
  let scatter = 0;
  let expectedUnits = 0;
  for (let t = 0; t < units.length; t++) {
    const s = exposure[t]!;
    if (s === 0) continue;
    const y = units[t]!;
    since += s;
    if (interval > 0) {
      const m = ((factor * size) / interval) * s;
      scatter += (y - m) * (y - m);
      expectedUnits += m;
    }
    if (y === 0) continue;
    if (interval === 0) {
      size = start?.size ?? y;
      interval = start?.interval ?? since;
    } else {
      size += alpha * (y - size);
      interval += beta * (since - interval);
    }
    since = 0;
  }
  return interval > 0 ? { size, interval, scatter, expectedUnits } : null;
}

/**
 * The level by Croston's recursion, started with the mean size and interval of the whole history: a history
 * begins with its first demand, whose interval nobody saw.
 *
 * The mean gain, the effect of a unit of surprise on the level: a surprise is a demand more or less (variance
 * z^2 pi (1 - pi), pi = 1 / p) or a larger or smaller one (variance pi v z^2, v the squared coefficient of
 * variation of sizes); the one changes the interval and so the level by beta pi in the end, the other the size by alpha,
 * of which the level takes pi:
 *
 *   gain = factor pi ( beta (1 - pi) + alpha v ) / ( 1 - pi + v )          pi alpha when alpha = beta
 *
 * Source of the start: Kourentzes, N. (2014), On intermittent demand model optimisation and selection,
 * International Journal of Production Economics 156.
 */
export function crostonLevel(
  history: Pick<History, "units" | "exposure">,
  constants: CrostonConstants,
): LearnedLevel {
  const { count, squares } = demandsOf(history);
  const all = sumOf(history);
  if (count === 0) return unsoldLevel(all.exposure, constants.beta);
  const mean = all.units / count;
  const fit = filterCroston(history, constants, { size: mean, interval: all.exposure / count });
  const { size = mean, interval = 1, scatter = 0, expectedUnits = 0 } = fit ?? {};
  const variation = Math.max(0, squares / count / (mean * mean) - 1);
  const gain = crostonGain(constants, Math.min(1, 1 / interval), variation);
  const { faded, knowledge } = settledKnowledge(all.exposure, gain);
  return {
    level: (constants.factor * size) / interval,
    knowledge,
    discount: 1 - gain,
    faded,
    scatterRate: null,
    scatter,
    expectedUnits,
  };
}

/** The mean gain of Croston's level; chance: of a demand in an average bucket; variation: squared, of sizes. */
export function crostonGain(
  { alpha, beta, factor }: CrostonConstants,
  chance: number,
  variation: number,
): number {
  const both = 1 - chance + variation;
  return both > 0 ? (factor * chance * (beta * (1 - chance) + alpha * variation)) / both : factor * alpha;
}

/** Knowledge after so much exposure at a steady gain, and what it leaves of knowledge from before. */
export function settledKnowledge(
  exposure: number,
  gain: number,
): { readonly knowledge: number; readonly faded: number } {
  return { knowledge: knowledgeAfter(exposure, gain), faded: (1 - gain) ** exposure };
}

/** The level of an item that was never demanded: 0, as well known as the gain lets it be. */
export function unsoldLevel(exposure: number, gain: number): LearnedLevel {
  const known = settledKnowledge(exposure, gain);
  return { ...known, level: 0, discount: 1 - gain, scatterRate: null, scatter: 0, expectedUnits: 0 };
}

/** How many demands there were, and the sum of their squared sizes. */
export function demandsOf({ units, exposure }: Pick<History, "units" | "exposure">): {
  readonly count: number;
  readonly squares: number;
} {
  let count = 0;
  let squares = 0;
  for (let t = 0; t < units.length; t++) {
    if (exposure[t]! === 0 || units[t]! === 0) continue;
    count++;
    squares += units[t]! ** 2;
  }
  return { count, squares };
}
