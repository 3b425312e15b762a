import { requireFinite, requireNonNegative, requirePositive } from "../stats/require.ts";

export interface OrderQuantityInput {
  /** Inventory position, see position.ts (units). */
  readonly position: number;
  readonly reorderPoint: number;
  /** S, whole units: what the position is brought up to. */
  readonly baseStock: number;
  /** EOQ or order-cycle quantity; 0: none. */
  readonly lot: number;
  /** Minimum order quantity; null: none. */
  readonly moq: number | null;
  /** Units per pack, above 0; null: single units. */
  readonly packSize: number | null;
  /** The most that the position may reach; null: no limit. */
  readonly maxStock: number | null;
}

/** What kept the quantity from being what the policy asked for. */
export type OrderFlag = "max-stock" | "moq-over-max" | "pack-over-max";

/** The quantity and the steps that lead to it, units; all 0 when nothing is due. */
export interface OrderQuantity {
  /** S less the position, rounded up to whole units. */
  readonly need: number;
  /** The need, or the lot where that is more. */
  readonly wanted: number;
  /** What max_stock leaves of it. */
  readonly withinMaximum: number;
  /** The same, raised to the MOQ. */
  readonly atLeastMoq: number;
  /** The same, in whole packs: what is ordered. */
  readonly quantity: number;
  readonly flags: readonly OrderFlag[];
}

/** Position above the reorder point: no order. */
export const nothingDue: OrderQuantity = {
  need: 0,
  wanted: 0,
  withinMaximum: 0,
  atLeastMoq: 0,
  quantity: 0,
  flags: [],
};

/**
 * How much to order now.
 *
 *   due <=> position <= reorderPoint
 *   need = baseStock - position, rounded up to whole units
 *   quantity = max(need, lot), cut to maxStock - position, raised to the MOQ, rounded up to whole packs
 *
 * The MOQ comes before the packs, so the order is never under the minimum. The maximum gives way to
 * both, with a flag: "pack-over-max" when the last pack goes over it (by less than a pack),
 * "moq-over-max" when the MOQ does. "max-stock": the maximum leaves the order below the need; when
 * it leaves no room for a single unit, nothing is ordered.
 *
 * @throws RangeError if a number is not finite, lot or moq is below 0, or packSize not above 0
 * Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed.,
 *   chapter 6 (order-point, order-up-to-level systems).
 * @example an item with position 8, reorder point 10, S 40 and packs of 6 needs 32 and orders 36
 */
export function orderQuantity(input: OrderQuantityInput): OrderQuantity {
  check(input);
  const { position, reorderPoint, baseStock, lot } = input;
  if (position > reorderPoint) return nothingDue;
  const need = Math.max(0, wholeUnitsUp(baseStock - position));
  const wanted = Math.max(need, wholeUnitsUp(lot));
  const room = input.maxStock === null ? Infinity : input.maxStock - position;
  const withinMaximum = Math.max(0, Math.min(wanted, wholeUnitsDown(room)));
  const atLeastMoq = withinMaximum === 0 ? 0 : Math.max(withinMaximum, input.moq ?? 0);
  const quantity = upTo(input.packSize ?? 1, atLeastMoq);
  const flags = flagsOf(quantity, { need, room, moq: input.moq ?? 0 });
  return { need, wanted, withinMaximum, atLeastMoq, quantity, flags };
}

/**
 * The level that an order aims at: S, and the lot beyond what a review period uses up.
 *
 *   orderUpTo = baseStock + max(0, lot - reviewDemand), at most maxStock
 *
 * reviewDemand: mean demand of one review period (units), which S contains already.
 *
 * @throws RangeError if a number is not finite
 */
export function orderUpToLevel(input: {
  readonly baseStock: number;
  readonly lot: number;
  readonly reviewDemand: number;
  readonly maxStock: number | null;
}): number {
  requireFinite("baseStock", input.baseStock);
  requireNonNegative("lot", input.lot);
  requireNonNegative("reviewDemand", input.reviewDemand);
  const level = input.baseStock + Math.max(0, input.lot - input.reviewDemand);
  return input.maxStock === null ? level : Math.min(level, input.maxStock);
}

/** Rounds up to whole units, forgiving 1e-9 of a unit left by decimal arithmetic. */
export function wholeUnitsUp(units: number): number {
  return upTo(1, units);
}

function flagsOf(
  quantity: number,
  { need, room, moq }: { readonly need: number; readonly room: number; readonly moq: number },
): readonly OrderFlag[] {
  if (quantity === 0) return need > 0 ? ["max-stock"] : [];
  if (moq > room + tolerance) return ["moq-over-max"];
  if (quantity > room + tolerance) return ["pack-over-max"];
  return quantity < need ? ["max-stock"] : [];
}

const tolerance = 1e-9;

function upTo(multiple: number, units: number): number {
  return cleanZero(Math.ceil(units / multiple - tolerance) * multiple);
}

function wholeUnitsDown(units: number): number {
  return Math.floor(units + tolerance);
}

/** -0 would print as such. */
function cleanZero(units: number): number {
  return units === 0 ? 0 : units;
}

function check({
  position,
  reorderPoint,
  baseStock,
  lot,
  moq,
  packSize,
  maxStock,
}: OrderQuantityInput): void {
  requireFinite("position", position);
  requireFinite("reorderPoint", reorderPoint);
  requireFinite("baseStock", baseStock);
  requireNonNegative("lot", lot);
  if (moq !== null) requireNonNegative("moq", moq);
  if (packSize !== null) requirePositive("packSize", packSize);
  if (maxStock !== null) requireNonNegative("maxStock", maxStock);
}
