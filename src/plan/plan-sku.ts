import { bucketsAhead } from "../calendar/bucket.ts";
import { type FittedDemand, forecastMethods } from "../forecast/methods.ts";
import { decide } from "./decide.ts";
import type { PlanItem } from "./plan-item.ts";
import { groupDispersion, type Profile } from "./profile.ts";
import type { PlanRow } from "./row.ts";
import { rowOf } from "./row-of-item.ts";
import type { PlanSettings } from "./settings.ts";
import { targetsOf } from "./targets.ts";

/**
 * plan/ is the whole calculation: planSku for one item, prepare.ts joins the files, plan-all.ts runs
 * every item. Read this file first.
 */

/** Learns from one item's own history; the first of the two phases. */
export function fitSku(item: PlanItem, settings: PlanSettings): FittedDemand {
  return forecastMethods[settings.method].fit(item.series);
}

/**
 * Plans one item: history -> forecast -> lead-time demand -> safety stock and reorder point -> order.
 *
 * Pure: the same item, profile and settings give the same row, whatever the other items are.
 */
export function planSku(
  item: PlanItem,
  fitted: FittedDemand,
  context: {
    readonly profile: Profile;
    readonly settings: PlanSettings;
    /** Of the item's location, long enough for its horizon; see prepare.ts. */
    readonly futureExposure: Float64Array;
  },
): PlanRow {
  const { profile, settings, futureExposure } = context;
  const group = groupDispersion(profile, item.parameters.category);
  const longestDays = item.leadTime.distribution.maxDays + item.parameters.reviewDays;
  const forecast = forecastMethods[settings.method].forecast(fitted, {
    futureExposure,
    groupDispersion: group,
    totalBuckets: Math.ceil(bucketsAhead({ kind: item.series.kind }, settings.asOf, longestDays)),
  });
  const targets = targetsOf(item, forecast, { settings, futureExposure });
  const decision = decide(item, targets, settings.asOf);
  return rowOf(item, { targets, decision, settings, groupDispersion: group });
}
