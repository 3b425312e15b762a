import { standardNormalQuantile } from "../../stats/standard-normal.ts";
import { checkServiceLevel, type SafetyStockInput, type StockLevels, stockLevels } from "./levels.ts";

/**
 * Safety stock as if lead-time demand were normal with the forecast's own moments.
 *
 *   safetyStock = z(serviceLevel) sd(D)
 *
 * D: demand over lead time + review period (units). Against `king` it knows that the level itself
 * is uncertain; against `quantile` it lacks the skew, so it falls short at high service levels.
 *
 * @throws RangeError if serviceLevel is not in (0, 1)
 * Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed.,
 *   chapter 6 (reorder point = expected lead-time demand + k sd).
 */
export function normalLevels(input: SafetyStockInput): StockLevels {
  checkServiceLevel(input);
  const sd = Math.sqrt(input.leadTimeDemand.variance);
  return stockLevels(input, standardNormalQuantile(input.serviceLevel) * sd);
}
