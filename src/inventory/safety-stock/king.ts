import { requireNonNegative } from "../../stats/require.ts";
import { standardNormalQuantile } from "../../stats/standard-normal.ts";
import { checkServiceLevel, type SafetyStockInput, type StockLevels, stockLevels } from "./levels.ts";

/**
 * Safety stock under normal demand and lead time, independent of each other (King's rule).
 *
 *   safetyStock = z(serviceLevel) sqrt((L + R) sd_d^2 + d^2 sd_L^2)
 *
 * d, sd_d: mean and sample standard deviation of demand per day of the open history (units); L, sd_L: of the lead
 * time (days); R: review period (days).
 * Understates risk when demand is skewed or its level moves, and overstates it when lead times
 * vary much and the service level is moderate: prefer `quantile`.
 *
 * @throws RangeError if serviceLevel is not in (0, 1), or reviewDays is below 0
 * Source: King, P. L. (2011), Crack the code: understanding safety stock and mastering its equations,
 *   APICS Magazine, July/August; Hadley & Whitin (1963), Analysis of Inventory Systems.
 */
export function kingLevels(input: SafetyStockInput): StockLevels {
  checkServiceLevel(input);
  requireNonNegative("reviewDays", input.reviewDays);
  const { mean, sd } = input.dailyDemand;
  const { meanDays, sdDays } = input.leadTime;
  const variance = (meanDays + input.reviewDays) * sd * sd + mean * mean * sdDays * sdDays;
  return stockLevels(input, standardNormalQuantile(input.serviceLevel) * Math.sqrt(variance));
}
