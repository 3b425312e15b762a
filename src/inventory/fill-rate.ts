import { requireFinite, requireNonNegative, requirePositive, requireProbability } from "../stats/require.ts";
import { standardNormalLoss } from "../stats/standard-normal.ts";

export interface FillRateInput {
  /** Reorder point less mean lead-time demand (units); may be negative. */
  readonly safetyStock: number;
  /** Standard deviation of lead-time demand (units). */
  readonly sd: number;
  /** Q, units per order. */
  readonly orderQuantity: number;
}

/**
 * Expected shortage of one order cycle under normal lead-time demand (units).
 *
 *   shortage = sigma L(z)        z = safetyStock / sigma
 *
 * @throws RangeError if safetyStock is not finite or sd is below 0
 * Source: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., eq. C.31.
 */
export function shortagePerCycle({ safetyStock, sd }: Pick<FillRateInput, "safetyStock" | "sd">): number {
  requireFinite("safetyStock", safetyStock);
  requireNonNegative("sd", sd);
  return sd === 0 ? Math.max(0, -safetyStock) : sd * standardNormalLoss(safetyStock / sd);
}

/**
 * Share of demand served from the shelf under normal lead-time demand.
 *
 *   beta = 1 - sigma L(z) / Q
 *
 * Each cycle sells Q and misses the shortage; where the formula falls below 0, so few orders that
 * they never catch up, it is 0.
 *
 * @throws RangeError if safetyStock is not finite, sd is below 0 or orderQuantity is not above 0
 * Source: Chopra & Meindl, Supply Chain Management, the chapter on safety inventory.
 */
export function fillRate(input: FillRateInput): number {
  requirePositive("orderQuantity", input.orderQuantity);
  return Math.max(0, 1 - shortagePerCycle(input) / input.orderQuantity);
}

/** How often the interval is halved; 200 leaves nothing of it. */
const mostHalvings = 200;

/**
 * The safety stock that reaches a fill rate; may be negative where a large order does the work.
 *
 *   safetyStock = z sigma,    L(z) = (1 - beta) Q / sigma
 *
 * L falls without a break from above -z to 0, so z is found by halving [-(1 - beta) Q / sigma, 40].
 *
 * @throws RangeError if fillRate is not in (0, 1), sd is below 0 or orderQuantity is not above 0
 * Source: as fillRate, solved for z.
 */
export function safetyStockForFillRate(input: {
  readonly fillRate: number;
  readonly sd: number;
  readonly orderQuantity: number;
}): number {
  requireProbability("fillRate", input.fillRate);
  requireNonNegative("sd", input.sd);
  requirePositive("orderQuantity", input.orderQuantity);
  const shortage = (1 - input.fillRate) * input.orderQuantity;
  if (input.sd === 0) return -shortage;
  const z = inverseStandardLoss(shortage / input.sd);
  return z * input.sd;
}

/**
 * The z with L(z) = loss.
 *
 * @throws RangeError if loss is not above 0
 * @example inverseStandardLoss(0.102) // 0.889
 */
export function inverseStandardLoss(loss: number): number {
  requirePositive("loss", loss);
  let low = -loss;
  let high = 40;
  for (let step = 0; step < mostHalvings && low < high; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (standardNormalLoss(middle) > loss) low = middle;
    else high = middle;
  }
  return high;
}
