import {
  accuracyLevels,
  bias,
  coverage,
  mase,
  type Outcome,
  scaledPinball,
  wape,
} from "../forecast/accuracy.ts";
import type { Case } from "./morning.ts";
import type { Horizon } from "./origins.ts";
import type { Prediction } from "./predict.ts";

/** One forecast of total demand over a horizon, set against what came. */
export interface ScoredForecast extends Outcome {
  /** The item, by its number in the ledger, and the origin that it is of. */
  readonly item: number;
  readonly origin: number;
  /** The forecast at each of accuracyLevels. */
  readonly quantiles: readonly number[];
  /** See scaledPinball(). */
  readonly loss: number;
  /** See mase(). */
  readonly scale: number;
}

/** How well a method forecast over one horizon, or over all of them. */
export interface AccuracyRow {
  readonly method: string;
  readonly horizonDays: number | "all";
  /** Items and origins that were judged. */
  readonly items: number;
  readonly origins: number;
  readonly wape: number | null;
  readonly bias: number | null;
  readonly mase: number | null;
  readonly scaledPinball: number;
  /** Share of outcomes within the forecast at each of accuracyLevels. */
  readonly coverage: readonly number[];
}

/** Sets a forecast against what came; null where the item was out of stock meanwhile. */
export function scoreForecast(
  { index, training, actuals }: Pick<Case, "index" | "training" | "actuals">,
  { mean, quantiles }: Prediction,
  place: { readonly origin: number; readonly horizons: readonly Horizon[]; readonly horizon: number },
): ScoredForecast | null {
  const actual = actuals[place.horizon] ?? null;
  const buckets = place.horizons[place.horizon]?.buckets ?? 0;
  if (actual === null) return null;
  return {
    item: index,
    origin: place.origin,
    forecast: mean,
    actual,
    quantiles,
    loss: scaledPinball(quantiles, actual, { meanDemand: training.meanDemand, buckets }),
    scale: (training.naiveError ?? 0) * buckets,
  };
}

/**
 * The accuracy of a method over its forecasts: each item, origin and horizon counts once, but in wape and
 * bias by its demand. null: there is no forecast.
 */
export function accuracyRow(
  name: Pick<AccuracyRow, "method" | "horizonDays">,
  forecasts: readonly ScoredForecast[],
): AccuracyRow | null {
  if (forecasts.length === 0) return null;
  const losses = forecasts.reduce((sum, { loss }) => sum + loss, 0);
  return {
    ...name,
    items: new Set(forecasts.map(({ item }) => item)).size,
    origins: new Set(forecasts.map(({ origin }) => origin)).size,
    wape: wape(forecasts),
    bias: bias(forecasts),
    mase: mase(forecasts),
    scaledPinball: losses / forecasts.length,
    coverage: accuracyLevels.map((_, level) => {
      const outcomes = forecasts.map(({ quantiles, actual }) => ({ forecast: quantiles[level]!, actual }));
      return coverage(outcomes) ?? 0;
    }),
  };
}
