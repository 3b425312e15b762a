import type { LeadTime } from "../../lead-time/distribution.ts";
import { requireFinite, requireNonNegative, requireProbability } from "../../stats/require.ts";
import type { DailyDemand } from "../daily-demand.ts";
import type { LeadTimeDemand } from "../lead-time-demand.ts";

/** All that any safety-stock method may look at; quantities in units, times in days. */
export interface SafetyStockInput {
  /** Cycle service level: the chance of no shortage in a protection interval, in (0, 1). */
  readonly serviceLevel: number;
  readonly leadTimeDemand: LeadTimeDemand;
  readonly leadTime: LeadTime;
  readonly reviewDays: number;
  readonly dailyDemand: DailyDemand;
  /** Days of mean demand that `days-of-cover` keeps. */
  readonly coverDays: number;
  /** The least reorder point the user allows; null: none. */
  readonly minStock: number | null;
}

/** Where stock is replenished: order when the inventory position is at or below reorderPoint. */
export interface StockLevels {
  readonly reorderPoint: number;
  /** S, whole units: the least stock above the reorder point; an order brings the position up to it. */
  readonly baseStock: number;
  /** reorderPoint less mean lead-time demand: what the method asked for, unless min_stock raised it. */
  readonly safetyStock: number;
  /** What the method itself asked for. */
  readonly methodSafetyStock: number;
}

/** Every safety-stock method has this shape. @throws RangeError when the input is out of range */
export type SafetyStockMethod = (input: SafetyStockInput) => StockLevels;

/**
 * The levels that follow from a safety stock:
 *
 *   reorderPoint = max(mean + safetyStock, minStock)
 *   baseStock = the least whole number above reorderPoint, at least minStock + 1
 *
 * and safetyStock again as reorderPoint - mean, since min_stock may have raised it. Where neither demand nor
 * safety stock is expected, S is 0 and the reorder point -1, for a reorder point of 0 would have one unit
 * ordered that nobody wants.
 *
 * @throws RangeError if the result would not be finite or minStock is below 0
 */
export function stockLevels(input: SafetyStockInput, safetyStock: number): StockLevels {
  const { mean } = input.leadTimeDemand;
  const reorderPoint = mean + safetyStock;
  return withMinStock(input, mean === 0 && reorderPoint === 0 ? -1 : reorderPoint);
}

/** As stockLevels, for a method that finds the reorder point itself. */
export function withMinStock(input: SafetyStockInput, asked: number): StockLevels {
  requireFinite("reorderPoint", asked);
  const { minStock } = input;
  if (minStock !== null) requireNonNegative("minStock", minStock);
  const { mean } = input.leadTimeDemand;
  const reorderPoint = Math.max(asked, minStock ?? asked);
  const leastBaseStock = minStock === null ? 0 : Math.ceil(minStock) + 1;
  return {
    reorderPoint,
    baseStock: Math.max(Math.floor(reorderPoint) + 1, leastBaseStock),
    safetyStock: reorderPoint - mean,
    methodSafetyStock: asked - mean,
  };
}

/** Checks what all methods share. */
export function checkServiceLevel({ serviceLevel }: SafetyStockInput): void {
  requireProbability("serviceLevel", serviceLevel);
}
