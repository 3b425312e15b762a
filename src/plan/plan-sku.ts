import { excessHorizonDays, longestCoverDays } from "../inventory/projection.ts";
import { decide } from "./decide.ts";
import type { Future } from "./future.ts";
import { type FittedItem, forecastItem } from "./item-forecast.ts";
import type { PlanItem } from "./plan-item.ts";
import type { Profile } from "./profile.ts";
import type { PlanRow } from "./row.ts";
import { rowOf } from "./row-of-item.ts";
import type { PlanSettings } from "./settings.ts";
import { targetsOf } from "./targets.ts";

/**
 * plan/ is the whole calculation: planSku for one item, prepare.ts joins the files, plan-all.ts runs
 * every item. Read this file first.
 */

/**
 * Plans one item: history -> forecast -> lead-time demand -> safety stock and reorder point -> order.
 *
 * Pure: the same item, profile and settings give the same row, whatever the other items are.
 */
export function planSku(
  item: PlanItem,
  fitted: FittedItem,
  context: { readonly profile: Profile; readonly settings: PlanSettings; readonly future: Future },
): PlanRow {
  const { settings } = context;
  const forecast = forecastItem(item, fitted, { ...context, ...horizonOf(item, settings) });
  const targets = targetsOf(item, forecast, settings);
  const decision = decide(item, targets, settings.asOf);
  return rowOf(item, { targets, decision, settings, method: fitted.method });
}

/** How far ahead of as-of the plan looks: for the mean as far as stock may last, for the distribution as far as an order protects. */
function horizonOf({ leadTime, parameters }: PlanItem, { orderCycleDays }: PlanSettings) {
  const totalDays = leadTime.distribution.maxDays + parameters.reviewDays;
  const farthest = Math.ceil(Math.max(longestCoverDays, totalDays, orderCycleDays ?? 0));
  return { totalDays, meanDays: farthest + excessHorizonDays + 1 };
}
