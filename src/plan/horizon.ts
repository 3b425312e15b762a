import { excessHorizonDays, longestCoverDays } from "../inventory/projection.ts";
import { leadTimeDistribution } from "../lead-time/distribution.ts";
import type { PlanItem } from "./plan-item.ts";
import type { PlanSettings } from "./settings.ts";
import type { ShopData } from "./shop.ts";

export interface Horizon {
  /** Days from as-of on over which the distribution of demand is asked for: the longest protection interval. */
  readonly totalDays: number;
  /** Days from as-of on over which its mean is asked for: as far as stock may last. */
  readonly meanDays: number;
}

/** How far ahead of as-of the plan of one item looks. */
export function horizonOf({ leadTime, parameters }: PlanItem, settings: PlanSettings): Horizon {
  return horizon(leadTime.distribution.maxDays + parameters.reviewDays, settings);
}

/** Days ahead of as-of that the plan of no item looks beyond. */
export function longestHorizonDays(shop: ShopData, settings: PlanSettings): number {
  const leadDays = shop.leadTimes.reduce((most, row) => Math.max(most, leadTimeDistribution(row).maxDays), 0);
  const reviews = [...shop.items, ...shop.suppliers].map(({ reviewDays }) => reviewDays ?? 0);
  const reviewDays = reviews.reduce((most, days) => Math.max(most, days), settings.reviewDays);
  return horizon(leadDays + reviewDays, settings).meanDays;
}

function horizon(totalDays: number, { orderCycleDays }: PlanSettings): Horizon {
  const farthest = Math.ceil(Math.max(longestCoverDays, totalDays, orderCycleDays ?? 0));
  return { totalDays, meanDays: farthest + excessHorizonDays + 1 };
}
