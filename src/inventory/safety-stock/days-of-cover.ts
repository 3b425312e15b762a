import { requireNonNegative } from "../../stats/require.ts";
import { type SafetyStockInput, type StockLevels, stockLevels } from "./levels.ts";

/**
 * Safety stock as a number of days of expected demand.
 *
 *   safetyStock = coverDays meanDemand / (L + R)
 *
 * meanDemand: over lead time L + review period R (units), so that a coming peak counts; where L + R is 0
 * days, the mean per day of the history is taken instead.
 * Ignores how much demand varies: steady sellers get too much, lumpy ones too little.
 *
 * @throws RangeError if coverDays is below 0
 * Source: the planner's rule of thumb; compared with others in Silver, Pyke & Thomas (2017),
 *   Inventory and Production Management in Supply Chains, 4th ed., chapter 6 (equal time supplies).
 */
export function daysOfCoverLevels(input: SafetyStockInput): StockLevels {
  requireNonNegative("coverDays", input.coverDays);
  const { mean, protectionDays } = input.leadTimeDemand;
  const perDay = protectionDays > 0 ? mean / protectionDays : input.dailyDemand.mean;
  return stockLevels(input, input.coverDays * perDay);
}
