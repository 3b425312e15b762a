import { requireNonNegative } from "../stats/require.ts";
import { economicOrderQuantity } from "./economic-order-quantity.ts";
import { wholeUnitsUp } from "./order-quantity.ts";

export interface OrderLotInput {
  /** Mean demand over so many days from as-of (units). */
  readonly cumulativeMean: (days: number) => number;
  /** An order covers at least this many days of demand; null: no such rule. */
  readonly orderCycleDays: number | null;
  readonly unitsPerYear: number;
  /** Fixed cost of an order (money); null: not known. */
  readonly orderCost: number | null;
  /** Price paid for a unit (money); null: not known. */
  readonly unitCost: number | null;
  /** Cost of holding a unit for a year, as a fraction of its unit cost; null: not known. */
  readonly holdingRate: number | null;
}

export interface OrderLot {
  /** What an order should be at least, whole units; 0 when no rule applies. */
  readonly lot: number;
  /** As computed; null where a cost is missing or holding is free. */
  readonly economicOrderQuantity: number | null;
}

/**
 * The lot of an item: its EOQ where all three costs are known, else the demand of an order cycle.
 *
 *   EOQ = sqrt(2 K D / (unitCost holdingRate))        lot = EOQ or mean demand of orderCycleDays, rounded up
 *
 * The EOQ wins over the cycle: a cycle is the EOQ as a time supply (T = EOQ / D), set by rule of thumb
 * for all items when the costs of each are not known.
 *
 * @throws RangeError if a number is below 0 or not finite
 * Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed.,
 *   chapter 4 (EOQ as a time supply).
 */
export function orderLot(input: OrderLotInput): OrderLot {
  const economic = economicQuantity(input);
  if (economic !== null) return { lot: wholeUnitsUp(economic), economicOrderQuantity: economic };
  if (input.orderCycleDays === null) return { lot: 0, economicOrderQuantity: null };
  requireNonNegative("orderCycleDays", input.orderCycleDays);
  return { lot: wholeUnitsUp(input.cumulativeMean(input.orderCycleDays)), economicOrderQuantity: null };
}

function economicQuantity({ orderCost, unitCost, holdingRate, unitsPerYear }: OrderLotInput): number | null {
  if (orderCost === null || unitCost === null || holdingRate === null) return null;
  const holdingCostPerYear = unitCost * holdingRate;
  // Free holding would make one endless order; the costs are as good as unknown.
  return holdingCostPerYear === 0
    ? null
    : economicOrderQuantity({ orderCost, unitsPerYear, holdingCostPerYear });
}
