import { daysOfCoverLevels } from "./days-of-cover.ts";
import { kingLevels } from "./king.ts";
import type { SafetyStockMethod } from "./levels.ts";
import { maxAverageLevels } from "./max-average.ts";
import { normalLevels } from "./normal.ts";
import { quantileLevels } from "./quantile.ts";

/** Every way to set safety stock, by the name the user gives; a new one is a file and a line here. */
export const safetyStockMethods = {
  quantile: quantileLevels,
  king: kingLevels,
  normal: normalLevels,
  "max-average": maxAverageLevels,
  "days-of-cover": daysOfCoverLevels,
} as const satisfies Record<string, SafetyStockMethod>;

export type SafetyStockMethodName = keyof typeof safetyStockMethods;

/** Whether a method asks for a service level; what the others take is their own. */
export function usesServiceLevel(method: SafetyStockMethodName): boolean {
  return method !== "max-average" && method !== "days-of-cover";
}
