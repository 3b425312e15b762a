import { bucketsAhead } from "../calendar/bucket.ts";
import type { DailyDemand } from "../inventory/daily-demand.ts";
import { type LeadTimeDemand, leadTimeDemand } from "../inventory/lead-time-demand.ts";
import { type OrderLot, orderLot } from "../inventory/order-lot.ts";
import { orderUpToLevel } from "../inventory/order-quantity.ts";
import type { StockLevels } from "../inventory/safety-stock/levels.ts";
import { safetyStockMethods } from "../inventory/safety-stock/methods.ts";
import type { ItemForecast } from "./item-forecast.ts";
import type { PlanItem } from "./plan-item.ts";
import { calendarDayDemand, type ProtectionInterval, protectionInterval } from "./protection-interval.ts";
import type { PlanSettings } from "./settings.ts";

/** What the targets of an item rest on, before its stock is looked at. */
export interface ItemTargets extends ItemForecast {
  /** Mean demand of the first so many days from as-of on, in units. */
  readonly cumulativeMean: (days: number) => number;
  readonly demand: LeadTimeDemand;
  /** Per calendar day of the protection interval: what the classic safety-stock formulas take. */
  readonly dailyDemand: DailyDemand;
  readonly levels: StockLevels;
  readonly lot: OrderLot;
  /** What the protection interval lets expect, averaged over the lead times. */
  readonly interval: ProtectionInterval;
  /** Mean demand of the 365 days from as-of on, in units. */
  readonly unitsPerYear: number;
  /** Mean demand of one review period, in units. */
  readonly reviewDemand: number;
  readonly orderUpTo: number;
}

/** Forecast -> the levels that stock is held to. */
export function targetsOf(item: PlanItem, itemForecast: ItemForecast, settings: PlanSettings): ItemTargets {
  const { forecast } = itemForecast;
  const { parameters, series } = item;
  const { reviewDays } = parameters;
  const leadTime = item.leadTime.distribution;
  const ahead = (days: number): number => bucketsAhead({ kind: series.kind }, settings.asOf, days);
  const cumulativeMean = (days: number): number => forecast.mean(ahead(days));
  const demand = leadTimeDemand({ forecast, leadTime, reviewDays, bucketsAhead: ahead });
  const interval = protectionInterval(itemForecast, {
    leadTime,
    reviewDays,
    bucketsAhead: ahead,
  });
  const daily = calendarDayDemand(series, itemForecast, interval);
  const levels = safetyStockMethods[settings.safetyStock]({
    serviceLevel: parameters.serviceLevel,
    leadTimeDemand: demand,
    leadTime,
    reviewDays,
    dailyDemand: daily,
    coverDays: settings.coverDays,
    minStock: parameters.minStock,
  });
  const { orderCycleDays } = settings;
  const unitsPerYear = cumulativeMean(365);
  const lot = orderLot({ ...parameters, cumulativeMean, orderCycleDays, unitsPerYear });
  const reviewDemand = cumulativeMean(reviewDays);
  const { maxStock } = parameters;
  const orderUpTo = orderUpToLevel({ baseStock: levels.baseStock, lot: lot.lot, reviewDemand, maxStock });
  return {
    ...itemForecast,
    cumulativeMean,
    demand,
    dailyDemand: daily,
    levels,
    lot,
    interval,
    unitsPerYear,
    reviewDemand,
    orderUpTo,
  };
}
