import { requireNonNegative, requirePositive } from "../stats/require.ts";

export interface OrderCosts {
  /** Fixed cost of placing one order (money). */
  readonly orderCost: number;
  /** Expected demand (units per year). */
  readonly unitsPerYear: number;
  /** Cost of holding one unit for a year (money). */
  readonly holdingCostPerYear: number;
}

/**
 * The order quantity at which ordering and holding cost least together.
 *
 *   EOQ = sqrt(2 K D / h)
 *
 * K: cost of an order (money); D: demand (units per year); h: cost of holding a unit for a year (money).
 * Steady demand, no quantity discount; the cost is flat about the optimum, so rounding hardly matters.
 *
 * @throws RangeError if orderCost or unitsPerYear is below 0, or holdingCostPerYear is not above 0
 * Source: Harris (1913), How many parts to make at once; Snyder & Shen (2019), Fundamentals of Supply
 *   Chain Theory, 2nd ed., section 3.2.
 * @example economicOrderQuantity({ orderCost: 8, unitsPerYear: 1300, holdingCostPerYear: 0.225 }) // 304.05
 */
export function economicOrderQuantity({ orderCost, unitsPerYear, holdingCostPerYear }: OrderCosts): number {
  requireNonNegative("orderCost", orderCost);
  requireNonNegative("unitsPerYear", unitsPerYear);
  requirePositive("holdingCostPerYear", holdingCostPerYear);
  return Math.sqrt((2 * orderCost * unitsPerYear) / holdingCostPerYear);
}

/**
 * Yearly cost of ordering quantity by quantity; at the EOQ it is sqrt(2 K D h).
 *
 *   cost = K D / Q + h Q / 2        (money per year, goods themselves not counted)
 *
 * @throws RangeError as economicOrderQuantity, or if quantity is not above 0
 * Source: Snyder & Shen (2019), section 3.2.
 */
export function orderingCost(quantity: number, costs: OrderCosts): number {
  const { orderCost, unitsPerYear, holdingCostPerYear } = costs;
  requirePositive("quantity", quantity);
  requireNonNegative("orderCost", orderCost);
  requireNonNegative("unitsPerYear", unitsPerYear);
  requirePositive("holdingCostPerYear", holdingCostPerYear);
  return (orderCost * unitsPerYear) / quantity + (holdingCostPerYear * quantity) / 2;
}
