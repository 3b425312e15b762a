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
  readonly safetyStock: number;
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
export function withMinStock(input: SafetyStockInput, reorderPoint: number): StockLevels {
  requireFinite("reorderPoint", reorderPoint);
  const least = input.minStock;
  if (least === null) return levelsAt(input, reorderPoint, 0);
  requireNonNegative("minStock", least);
  return levelsAt(input, Math.max(reorderPoint, least), Math.ceil(least) + 1);
}

/** Checks what all methods share. */
export function checkServiceLevel({ serviceLevel }: SafetyStockInput): void {
  requireProbability("serviceLevel", serviceLevel);
}

function levelsAt(input: SafetyStockInput, reorderPoint: number, leastBaseStock: number): StockLevels {
  return {
    reorderPoint,
    baseStock: Math.max(Math.floor(reorderPoint) + 1, leastBaseStock),
    safetyStock: reorderPoint - input.leadTimeDemand.mean,
  };
}
