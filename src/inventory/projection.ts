import type { Day } from "../calendar/day.ts";
import { requireFinite, requireNonNegative } from "../stats/require.ts";

/**
 * Stock along the mean path. Days count from as-of: day 0 is as-of itself, and
 * cumulativeMean(t) is the mean demand of days 0 .. t-1, given for whole t, never falling.
 */
export type CumulativeMean = (days: number) => number;

/** A delivery that is due; on or before as-of it counts as here that morning. */
export interface DueDelivery {
  readonly day: Day;
  readonly quantity: number;
}

/** Nothing is looked at beyond: three years of cover are as good as endless. */
export const longestCoverDays = 999;
/** An order further away than a year has no date worth telling. */
const longestOrderByDays = 365;
/** excess_units leaves this much demand beyond the protection interval alone. */
export const excessHorizonDays = 90;

export interface StockoutDateInput {
  readonly asOf: Day;
  /** On hand - allocated - backorders (units). */
  readonly available: number;
  readonly deliveries: readonly DueDelivery[];
  readonly cumulativeMean: CumulativeMean;
}

/**
 * The first day at whose end the mean demand since as-of exceeds what there was to sell:
 *
 *   first t in 0..998 with cumulativeMean(t + 1) > available + sum of deliveries due by day t
 *
 * A delivery of the day itself counts. null: not within 999 days.
 *
 * @throws RangeError if available or a quantity is not finite
 * @example 10 on hand, 5 sold a day, 20 due on day 5: out of stock on day 2, not on day 6
 */
export function stockoutDate({ asOf, available, deliveries, cumulativeMean }: StockoutDateInput): Day | null {
  requireFinite("available", available);
  const inOrder = deliveries.toSorted((a, b) => a.day - b.day);
  let supply = available;
  let next = 0;
  let from = 0;
  while (from < longestCoverDays) {
    for (; next < inOrder.length && inOrder[next]!.day <= asOf + from; next++) {
      requireFinite("quantity", inOrder[next]!.quantity);
      supply += inOrder[next]!.quantity;
    }
    const until = next < inOrder.length ? inOrder[next]!.day - asOf : longestCoverDays;
    const day = firstDayAbove(cumulativeMean, supply, from, Math.min(until, longestCoverDays));
    if (day !== null) return asOf + day;
    from = until;
  }
  return null;
}

/**
 * How long the stock lasts along the mean path, in days; within the last day, pro rata.
 *
 *   days = t + (available - cumulativeMean(t)) / demand of day t,    t the first day that is not covered
 *
 * 0 without stock; at most 999. Deliveries are left out.
 *
 * @throws RangeError if available is not finite
 */
export function daysOfCover(available: number, cumulativeMean: CumulativeMean): number {
  requireFinite("available", available);
  if (available <= 0) return 0;
  const day = firstDayAbove(cumulativeMean, available, 0, longestCoverDays);
  if (day === null) return longestCoverDays;
  const before = cumulativeMean(day);
  const share = (available - before) / (cumulativeMean(day + 1) - before);
  return day + Math.min(1, Math.max(0, share));
}

export interface OrderByInput {
  readonly asOf: Day;
  /** Inventory position: open orders included. */
  readonly position: number;
  /** The reorder point; where it moves with the season, that of the morning of day t. */
  readonly reorderPoint: number | ((days: number) => number);
  readonly cumulativeMean: CumulativeMean;
}

/**
 * The day by which to order: the first t in 0..365 with
 *
 *   position - cumulativeMean(t) <= reorderPoint(t)
 *
 * so as-of itself when an order is due now. null: not within a year.
 *
 * @throws RangeError if position or the reorder point is not finite
 */
export function orderByDate({ asOf, position, reorderPoint, cumulativeMean }: OrderByInput): Day | null {
  requireFinite("position", position);
  const isDue = (day: number): boolean => {
    const level = typeof reorderPoint === "number" ? reorderPoint : reorderPoint(day);
    requireFinite("reorderPoint", level);
    return position - (day === 0 ? 0 : cumulativeMean(day)) <= level;
  };
  const day = typeof reorderPoint === "number" ? firstByHalving(isDue) : firstInTurn(isDue);
  return day === null ? null : asOf + day;
}

/** With a fixed reorder point an order that is due stays due, so the first day can be bisected. */
function firstByHalving(isDue: (day: number) => boolean): number | null {
  if (isDue(0)) return 0;
  if (!isDue(longestOrderByDays)) return null;
  let notDue = 0;
  let due = longestOrderByDays;
  while (due - notDue > 1) {
    const middle = (notDue + due) >> 1;
    if (isDue(middle)) due = middle;
    else notDue = middle;
  }
  return due;
}

function firstInTurn(isDue: (day: number) => boolean): number | null {
  for (let day = 0; day <= longestOrderByDays; day++) if (isDue(day)) return day;
  return null;
}

/**
 * Stock beyond any use in sight:
 *
 *   excess = max(0, position - orderUpTo - mean demand of the 90 days after the protection interval)
 *
 * protectionDays: mean lead time + review period; a fraction of a day takes its share of that day.
 *
 * @throws RangeError if position or orderUpTo is not finite, or protectionDays is below 0
 */
export function excessUnits(input: {
  readonly position: number;
  readonly orderUpTo: number;
  readonly protectionDays: number;
  readonly cumulativeMean: CumulativeMean;
}): number {
  const { position, orderUpTo, protectionDays, cumulativeMean } = input;
  requireFinite("position", position);
  requireFinite("orderUpTo", orderUpTo);
  requireNonNegative("protectionDays", protectionDays);
  const later = meanUntil(cumulativeMean, protectionDays + excessHorizonDays);
  return Math.max(0, position - orderUpTo - (later - meanUntil(cumulativeMean, protectionDays)));
}

/** First t in from..until-1 with cumulativeMean(t + 1) > supply, by bisection; null: none. */
function firstDayAbove(
  cumulativeMean: CumulativeMean,
  supply: number,
  from: number,
  until: number,
): number | null {
  // Sums of decimals must not turn "just enough" into a stock-out a day early.
  const enough = supply + 1e-9 * Math.max(1, Math.abs(supply));
  if (until <= from || !(cumulativeMean(until) > enough)) return null;
  let low = from;
  let high = until - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulativeMean(middle + 1) > enough) high = middle;
    else low = middle + 1;
  }
  return low;
}

function meanUntil(cumulativeMean: CumulativeMean, days: number): number {
  const whole = Math.floor(days);
  const before = whole === 0 ? 0 : cumulativeMean(whole);
  return days === whole ? before : before + (days - whole) * (cumulativeMean(whole + 1) - before);
}
