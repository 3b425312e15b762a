import type { Distribution } from "../stats/distribution.ts";
import { requireFinite, requirePositive } from "../stats/require.ts";

export interface NewsvendorCosts {
  /** Cost of a unit left over at the end of the period (money): overage, c_o. */
  readonly holdingCost: number;
  /** Cost of a unit short (money): underage, c_u; of a sale lost, price less unit cost. */
  readonly shortageCost: number;
}

/**
 * The service level at which one unit more would cost as much as it saves.
 *
 *   critical ratio = c_u / (c_u + c_o)
 *
 * @throws RangeError if a cost is not above 0
 * Source: Arrow, Harris & Marschak (1951), Optimal inventory policy, Econometrica 19(3); Snyder & Shen (2019),
 *   Fundamentals of Supply Chain Theory, 2nd ed., chapter 4.
 * @example criticalRatio({ holdingCost: 0.18, shortageCost: 0.7 }) // 0.7955
 */
export function criticalRatio({ holdingCost, shortageCost }: NewsvendorCosts): number {
  requirePositive("holdingCost", holdingCost);
  requirePositive("shortageCost", shortageCost);
  return shortageCost / (shortageCost + holdingCost);
}

/**
 * Expected cost of one period that starts with the given stock.
 *
 *   cost = c_o E(S - D)+ + c_u E(D - S)+        with E(S - D)+ = S - E D + E(D - S)+
 *
 * @throws RangeError if a cost is not above 0 or stock is not finite
 * Source: Snyder & Shen (2019), chapter 4.
 */
export function newsvendorCost(stock: number, demand: Distribution, costs: NewsvendorCosts): number {
  requirePositive("holdingCost", costs.holdingCost);
  requirePositive("shortageCost", costs.shortageCost);
  requireFinite("stock", stock);
  const short = demand.loss(stock);
  return costs.holdingCost * (stock - demand.mean + short) + costs.shortageCost * short;
}
