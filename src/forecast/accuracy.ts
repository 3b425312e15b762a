import { requireFinite, requireProbability } from "../stats/require.ts";

/** The probability levels at which forecasts of total demand are judged. */
export const accuracyLevels = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99] as const;

/** A point forecast and what came, in the same unit. */
export interface Outcome {
  readonly forecast: number;
  readonly actual: number;
}

/**
 * The pinball loss of a quantile forecast: what it costs to be wrong when being short by one unit costs
 * `level` and being over by one costs 1 - level. Its expectation is least at the true quantile.
 *
 *   loss = level (actual - forecast)         if actual >= forecast
 *          (1 - level) (forecast - actual)   else
 *
 * @throws RangeError if level is not in (0, 1) or a number is not finite
 * Source: Koenker, R. & Bassett, G. (1978), Regression quantiles, Econometrica 46(1), eq. 3.1.
 * @example pinballLoss(0.95, 100, 110) // 9.5
 */
export function pinballLoss(level: number, forecast: number, actual: number): number {
  requireProbability("level", level);
  requireFinite("forecast", forecast);
  requireFinite("actual", actual);
  return actual >= forecast ? level * (actual - forecast) : (1 - level) * (forecast - actual);
}

/**
 * The pinball loss of total demand over a horizon, averaged over accuracyLevels and divided by the
 * demand that the past would let expect: comparable between items that sell much and little.
 *
 *   scaledPinball = mean over levels of pinballLoss(level, quantiles[level], actual) / (meanDemand buckets)
 *
 * quantiles: the forecast at each of accuracyLevels, units over the horizon; meanDemand: units per bucket
 * since the first sale, from the training part alone; buckets: length of the horizon.
 *
 * @throws RangeError if there is not one quantile per level, or meanDemand or buckets is not above 0
 */
export function scaledPinball(
  quantiles: readonly number[],
  actual: number,
  { meanDemand, buckets }: { readonly meanDemand: number; readonly buckets: number },
): number {
  if (quantiles.length !== accuracyLevels.length) {
    throw new RangeError(`quantiles must have ${accuracyLevels.length} members, got ${quantiles.length}`);
  }
  const scale = meanDemand * buckets;
  if (!(meanDemand > 0 && buckets > 0 && scale < Infinity)) {
    throw new RangeError(`meanDemand and buckets must be above 0, got ${meanDemand} and ${buckets}`);
  }
  let loss = 0;
  for (const [i, level] of accuracyLevels.entries()) loss += pinballLoss(level, quantiles[i]!, actual);
  return loss / accuracyLevels.length / scale;
}

/** Share of outcomes that did not exceed their quantile forecast; near the level when that is right. Null without any. */
export function coverage(outcomes: readonly Outcome[]): number | null {
  if (outcomes.length === 0) return null;
  return outcomes.filter(({ forecast, actual }) => actual <= forecast).length / outcomes.length;
}

/**
 * Weighted absolute percentage error: sum |actual - forecast| / sum actual. Null when nothing was sold.
 *
 * Source: Kolassa, S. & Schuetz, W. (2007), Advantages of the MAD/mean ratio over the MAPE, Foresight 6.
 */
export function wape(outcomes: readonly Outcome[]): number | null {
  return overDemand(outcomes, ({ forecast, actual }) => Math.abs(actual - forecast));
}

/** Bias: sum (forecast - actual) / sum actual; above 0 when too much was forecast. Null when nothing was sold. */
export function bias(outcomes: readonly Outcome[]): number | null {
  return overDemand(outcomes, ({ forecast, actual }) => forecast - actual);
}

function overDemand(outcomes: readonly Outcome[], error: (outcome: Outcome) => number): number | null {
  let errors = 0;
  let demand = 0;
  for (const outcome of outcomes) {
    errors += error(outcome);
    demand += outcome.actual;
  }
  return demand > 0 ? errors / demand : null;
}

/**
 * The mean absolute error, per bucket, that saying "as in the bucket before" makes on the past: the scale
 * of mase. Null with fewer than two buckets.
 *
 *   naiveError = mean over t >= 1 of |y_t - y_{t-1}|
 */
export function naiveError(units: ArrayLike<number>): number | null {
  if (units.length < 2) return null;
  let sum = 0;
  for (let t = 1; t < units.length; t++) sum += Math.abs(units[t]! - units[t - 1]!);
  return sum / (units.length - 1);
}

/**
 * Mean absolute scaled error: below 1 when the errors are smaller than those of the naive forecast.
 *
 *   mase = mean of |actual - forecast| / scale
 *
 * scale: naiveError of the item's training part, times the buckets that an outcome adds up. Outcomes with
 * scale 0 (demand never changed) are left out; null when none is left.
 *
 * Source: Hyndman, R. & Koehler, A. (2006), Another look at measures of forecast accuracy, International
 * Journal of Forecasting 22(4), section 3.
 */
export function mase(outcomes: readonly (Outcome & { readonly scale: number })[]): number | null {
  const scaled = outcomes.filter(({ scale }) => scale > 0);
  if (scaled.length === 0) return null;
  const sum = scaled.reduce(
    (total, { forecast, actual, scale }) => total + Math.abs(actual - forecast) / scale,
    0,
  );
  return sum / scaled.length;
}
