import { checkServiceLevel, type SafetyStockInput, type StockLevels, withMinStock } from "./levels.ts";

/**
 * Safety stock read off the distribution of lead-time demand: the default.
 *
 *   baseStock S = least whole S with P(D <= S) >= serviceLevel
 *   reorderPoint = S - 1        safetyStock = S - 1 - mean
 *
 * D: demand over lead time + review period, a mixture over the lead time (units).
 * No normal curve is assumed, so skewed and intermittent demand get what they need. For a slow mover
 * the safety stock may be negative: the mean is then above the level that suffices.
 *
 * @throws RangeError if serviceLevel is not in (0, 1)
 * Source: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., chapter 4 (the discrete
 *   newsvendor rule: the smallest S with F(S) >= critical ratio).
 */
export function quantileLevels(input: SafetyStockInput): StockLevels {
  checkServiceLevel(input);
  const baseStock = Math.ceil(input.leadTimeDemand.distribution.quantile(input.serviceLevel));
  return withMinStock(input, baseStock - 1);
}
