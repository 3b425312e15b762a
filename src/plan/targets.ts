import { bucketsAhead, daysPerBucket } from "../calendar/bucket.ts";
import type { DemandForecast } from "../forecast/methods.ts";
import { type DailyDemand, dailyDemand } from "../inventory/daily-demand.ts";
import { type LeadTimeDemand, leadTimeDemand } from "../inventory/lead-time-demand.ts";
import { type OrderLot, orderLot } from "../inventory/order-lot.ts";
import { orderUpToLevel } from "../inventory/order-quantity.ts";
import type { StockLevels } from "../inventory/safety-stock/levels.ts";
import { safetyStockMethods } from "../inventory/safety-stock/methods.ts";
import type { PlanItem } from "./plan-item.ts";
import type { PlanSettings } from "./settings.ts";

/** What the targets of an item rest on, before its stock is looked at. */
export interface ItemTargets {
  readonly forecast: DemandForecast;
  /** Mean demand of the first so many days from as-of on, in units. */
  readonly cumulativeMean: (days: number) => number;
  readonly demand: LeadTimeDemand;
  /** Of the open history, per day: what the classic safety-stock formulas take. */
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
export function targetsOf(
  item: PlanItem,
  forecast: DemandForecast,
  context: { readonly settings: PlanSettings; readonly futureExposure: Float64Array },
): ItemTargets {
  const { settings, futureExposure } = context;
  const { parameters, series } = item;
  const { reviewDays } = parameters;
  const leadTime = item.leadTime.distribution;
  const ahead = (days: number): number => bucketsAhead({ kind: series.kind }, settings.asOf, days);
  const cumulativeMean = (days: number): number => forecast.mean(ahead(days));
  const demand = leadTimeDemand({ forecast, leadTime, reviewDays, bucketsAhead: ahead });
  const { units, exposure, kind } = series;
  const daily = dailyDemand({ units, exposure, daysPerBucket: daysPerBucket(kind) });
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
  const bucketsOpen = leadTime.days.reduce(
    (sum, days, index) =>
      sum + leadTime.probabilities[index]! * exposureOf(futureExposure, ahead(days + reviewDays)),
    0,
  );
  return {
    forecast,
    cumulativeMean,
    demand,
    dailyDemand: daily,
    levels,
    lot,
    bucketsAhead: bucketsOpen,
    unitsPerYear,
    reviewDemand,
    orderUpTo,
  };
}

/** Exposure of the first `buckets` buckets ahead, a fractional last one pro rata. */
function exposureOf(futureExposure: Float64Array, buckets: number): number {
  const whole = Math.floor(buckets);
  let sum = 0;
  for (let bucket = 0; bucket < whole; bucket++) sum += futureExposure[bucket]!;
  return sum + (buckets > whole ? (buckets - whole) * futureExposure[whole]! : 0);
}
