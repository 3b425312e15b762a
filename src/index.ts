/**
 * The library: the calculation without files, clock or terminal. Every function is pure; its file says
 * what it computes, in which units, and after whom.
 */
export { type Backtest, backtest } from "./backtest/backtest.ts";
export { type Day, dayFromIso, formatDay } from "./calendar/day.ts";
export { closedDays } from "./demand/closed-days.ts";
export { type DemandFrame, demandFrame } from "./demand/frame.ts";
export { type ItemDemand, itemDemand } from "./demand/item-demand.ts";
export { DemandLedger, microUnitsPerUnit } from "./demand/ledger.ts";
export { demandPattern } from "./demand/pattern.ts";
export { bucketSeries, type Series } from "./demand/series.ts";
export { type Diagnostic, FatalError } from "./errors.ts";
export {
  type DemandForecast,
  type ForecastMethod,
  type ForecastMethodName,
  forecastMethods,
} from "./forecast/methods.ts";
export { economicOrderQuantity } from "./inventory/economic-order-quantity.ts";
export { type LeadTimeDemand, leadTimeDemand } from "./inventory/lead-time-demand.ts";
export { type OrderQuantity, orderQuantity } from "./inventory/order-quantity.ts";
export { inventoryPosition } from "./inventory/position.ts";
export { type SafetyStockMethodName, safetyStockMethods } from "./inventory/safety-stock/methods.ts";
export { type LeadTime, leadTimeDistribution } from "./lead-time/distribution.ts";
export { type ForecastRow, forecastRows } from "./plan/forecast-rows.ts";
export { fitItem } from "./plan/item-forecast.ts";
export { type LearnedDemand, learnDemand } from "./plan/learn-demand.ts";
export { planAll } from "./plan/plan-all.ts";
export type { PlanItem, PreparedShop } from "./plan/plan-item.ts";
export { planSku } from "./plan/plan-sku.ts";
export { prepareShop } from "./plan/prepare.ts";
export { fitProfile, type Profile } from "./plan/profile.ts";
export type { Action, PlanRow } from "./plan/row.ts";
export type { PlanSettings } from "./plan/settings.ts";
export type { ShopData } from "./plan/shop.ts";
