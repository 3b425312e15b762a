import { requireNonNegative } from "../../stats/require.ts";
import { type SafetyStockInput, type StockLevels, stockLevels } from "./levels.ts";

/**
 * Safety stock as the worst case less the average one.
 *
 *   safetyStock = maxDaily (maxL + R) - meanDaily (meanL + R)
 *
 * maxDaily, meanDaily: largest and mean demand per day of the open history (units); maxL, meanL: longest and mean
 * lead time (days), the longest being the quoted maximum or else the day that 99 % of deliveries
 * keep; R: review period (days), which the rule as usually printed leaves out (R = 0).
 * Takes no service level, so it promises none; one outlier sets it for good.
 *
 * @throws RangeError if reviewDays is below 0
 * Source: the spreadsheet rule "(max daily usage x max lead time) - (average daily usage x average lead
 *   time)", folklore without an author.
 */
export function maxAverageLevels(input: SafetyStockInput): StockLevels {
  requireNonNegative("reviewDays", input.reviewDays);
  const { dailyDemand, leadTime, reviewDays } = input;
  const worst = dailyDemand.max * (leadTime.longestDays + reviewDays);
  const average = dailyDemand.mean * (leadTime.meanDays + reviewDays);
  return stockLevels(input, worst - average);
}
