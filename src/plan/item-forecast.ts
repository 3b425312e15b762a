import { bucketsAhead } from "../calendar/bucket.ts";
import type { ForecastMethodName } from "../forecast/methods.ts";
import { type DemandForecast, type FittedDemand, forecastMethods } from "../forecast/methods.ts";
import { selectMethod } from "../forecast/select.ts";
import type { SeasonalExposure } from "../seasonality/exposure-ahead.ts";
import { type Future, itemAhead } from "./future.ts";
import type { DemandItem } from "./learn-demand.ts";
import { levelPriorOf } from "./level-priors.ts";
import { groupDispersion, type Profile } from "./profile.ts";

/** A forecast method by its name, or `auto`: the one that the item's own past speaks for. */
export type ForecastChoice = ForecastMethodName | "auto";

/** What one item's own history has taught, and the method that learned it. */
export interface FittedItem {
  readonly method: ForecastMethodName;
  readonly demand: FittedDemand;
}

/** Days of demand that a choice of method is made by where no order's protection interval is known. */
const commonProtectionDays = 28;

/** First phase: an item learns from its own history. protectionDays: lead time and review, for `auto`. */
export function fitItem(
  { series }: DemandItem,
  choice: ForecastChoice,
  protectionDays: number = commonProtectionDays,
): FittedItem {
  if (choice === "auto") return selectMethod(series, { protectionDays });
  const { kind, units, open, exposure } = series;
  const chosen = forecastMethods[choice];
  const history = { kind, units, exposure: chosen.exposure === "open" ? open : exposure };
  return { method: choice, demand: chosen.fit(history) };
}

export interface ItemForecast {
  readonly forecast: DemandForecast;
  readonly ahead: SeasonalExposure;
  /** Whether the method looks at season and events. */
  readonly isSeasonal: boolean;
  /** The exposure of each bucket ahead as the method took it. */
  readonly futureExposure: Float64Array;
  readonly groupDispersion: number | null;
}

/** Second phase: an item's demand ahead, given the profile of all. */
export function forecastItem(
  item: DemandItem,
  fitted: FittedItem,
  context: {
    readonly profile: Profile;
    readonly future: Future;
    /** Days from as-of on over which the mean is asked for, and over which the distribution is. */
    readonly meanDays: number;
    readonly totalDays: number;
  },
): ItemForecast {
  const { profile, future, meanDays, totalDays } = context;
  const buckets = (days: number): number => Math.ceil(bucketsAhead(future, future.asOf, days));
  const ahead = itemAhead(future, item, {
    buckets: buckets(meanDays),
    doubtBuckets: Math.min(buckets(totalDays), buckets(meanDays)),
  });
  const group = groupDispersion(profile, item.category);
  const method = forecastMethods[fitted.method];
  const isSeasonal = method.exposure === "seasonal";
  const futureExposure = isSeasonal ? ahead.exposure : ahead.open;
  const forecast = method.forecast(fitted.demand, {
    futureExposure,
    ...(isSeasonal ? { exposureVariance: ahead.variance, bucketExposureVariance: ahead.bucketVariance } : {}),
    groupDispersion: group,
    prior: levelPriorOf(profile.levels, item, group),
    recovery: profile.recovery,
    totalBuckets: buckets(totalDays),
  });
  return { forecast, ahead, isSeasonal, futureExposure, groupDispersion: group };
}
