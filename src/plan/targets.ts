import { bucketsAhead, daysPerBucket } from "../calendar/bucket.ts";
import type { Series } from "../demand/series.ts";
import { type DailyDemand, dailyDemand } from "../inventory/daily-demand.ts";
import { type LeadTimeDemand, leadTimeDemand } from "../inventory/lead-time-demand.ts";
import { type OrderLot, orderLot } from "../inventory/order-lot.ts";
import { orderUpToLevel } from "../inventory/order-quantity.ts";
import type { StockLevels } from "../inventory/safety-stock/levels.ts";
import { safetyStockMethods } from "../inventory/safety-stock/methods.ts";
import type { LeadTime } from "../lead-time/distribution.ts";
import type { ItemForecast } from "./item-forecast.ts";
import type { PlanItem } from "./plan-item.ts";
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
  /** Open buckets of the protection interval, averaged over the lead times. */
  readonly bucketsAhead: number;
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
  const interval = protectionInterval(leadTime, reviewDays, (days) =>
    exposureOf(itemForecast.ahead.open, ahead(days)),
  );
  const daily = calendarDayDemand(series, interval);
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
    bucketsAhead: interval.openBuckets,
    unitsPerYear,
    reviewDemand,
    orderUpTo,
  };
}

/** The protection interval, averaged over the lead times: how much of it is open, and how long it is. */
interface ProtectionInterval {
  readonly openBuckets: number;
  readonly days: number;
}

function protectionInterval(
  { days, probabilities }: LeadTime,
  reviewDays: number,
  exposureUntil: (days: number) => number,
): ProtectionInterval {
  let openBuckets = 0;
  let meanDays = 0;
  for (let index = 0; index < days.length; index++) {
    const until = days[index]! + reviewDays;
    openBuckets += probabilities[index]! * exposureUntil(until);
    meanDays += probabilities[index]! * until;
  }
  return { openBuckets, days: meanDays };
}

/**
 * Demand per calendar day of the protection interval, as the classic formulas take it: that of the open
 * history, less the share of the interval in which the shop is closed.
 *
 *   mean f, sd sqrt(f), max f      f = open days of the interval / its days
 */
function calendarDayDemand(series: Series, { openBuckets, days }: ProtectionInterval): DailyDemand {
  const { units, open, kind } = series;
  const perBucket = daysPerBucket(kind);
  const { mean, sd, max } = dailyDemand({ units, exposure: open, daysPerBucket: perBucket });
  const openShare = days > 0 ? (openBuckets * perBucket) / days : 1;
  return { mean: mean * openShare, sd: sd * Math.sqrt(openShare), max: max * openShare };
}

/** Exposure of the first `buckets` buckets ahead, a fractional last one pro rata. */
function exposureOf(futureExposure: Float64Array, buckets: number): number {
  const whole = Math.floor(buckets);
  let sum = 0;
  for (let bucket = 0; bucket < whole; bucket++) sum += futureExposure[bucket]!;
  return sum + (buckets > whole ? (buckets - whole) * futureExposure[whole]! : 0);
}
