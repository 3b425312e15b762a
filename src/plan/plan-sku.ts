import { bucketsAhead, daysPerBucket } from "../calendar/bucket.ts";
import { type DemandForecast, type FittedDemand, forecastMethods } from "../forecast/methods.ts";
import { dailyDemand } from "../inventory/daily-demand.ts";
import { type LeadTimeDemand, leadTimeDemand } from "../inventory/lead-time-demand.ts";
import { type OrderLot, orderLot } from "../inventory/order-lot.ts";
import { orderUpToLevel } from "../inventory/order-quantity.ts";
import type { StockLevels } from "../inventory/safety-stock/levels.ts";
import { safetyStockMethods } from "../inventory/safety-stock/methods.ts";
import type { PlanItem } from "./plan-item.ts";
import { groupDispersion, type Profile } from "./profile.ts";
import type { PlanRow } from "./row.ts";
import { rowOf } from "./row-of-item.ts";
import type { PlanSettings } from "./settings.ts";

/**
 * plan/ is the whole calculation: planSku for one item, prepare.ts joins the files, plan-all.ts runs
 * every item. Read this file first.
 */

/** What the targets of an item rest on, before its stock is looked at. */
export interface ItemTargets {
  readonly forecast: DemandForecast;
  /** Mean demand of the first so many days from as-of on, in units. */
  readonly cumulativeMean: (days: number) => number;
  readonly demand: LeadTimeDemand;
  readonly levels: StockLevels;
  readonly lot: OrderLot;
  /** Mean demand of one review period, in units. */
  readonly reviewDemand: number;
  readonly orderUpTo: number;
}

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
  return rowOf(item, { targets: targetsOf(item, forecast, settings), settings, groupDispersion: group });
}

/** Forecast -> the levels that stock is held to. */
export function targetsOf(item: PlanItem, forecast: DemandForecast, settings: PlanSettings): ItemTargets {
  const { parameters, series } = item;
  const { reviewDays } = parameters;
  const leadTime = item.leadTime.distribution;
  const ahead = (days: number): number => bucketsAhead({ kind: series.kind }, settings.asOf, days);
  const cumulativeMean = (days: number): number => forecast.mean(ahead(days));
  const demand = leadTimeDemand({ forecast, leadTime, reviewDays, bucketsAhead: ahead });
  const levels = safetyStockMethods[settings.safetyStock]({
    serviceLevel: parameters.serviceLevel,
    leadTimeDemand: demand,
    leadTime,
    reviewDays,
    dailyDemand: dailyDemand({ ...series, daysPerBucket: daysPerBucket(series.kind) }),
    coverDays: settings.coverDays,
    minStock: parameters.minStock,
  });
  const { orderCycleDays } = settings;
  const lot = orderLot({ ...parameters, cumulativeMean, orderCycleDays, unitsPerYear: cumulativeMean(365) });
  const reviewDemand = cumulativeMean(reviewDays);
  const { maxStock } = parameters;
  const orderUpTo = orderUpToLevel({ baseStock: levels.baseStock, lot: lot.lot, reviewDemand, maxStock });
  return { forecast, cumulativeMean, demand, levels, lot, reviewDemand, orderUpTo };
}
