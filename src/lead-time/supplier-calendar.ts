import { type Day, weekday } from "../calendar/day.ts";
import { requireNonNegative } from "../stats/require.ts";

/** When a supplier takes orders and when it is shut. */
export interface SupplierCalendar {
  /** Seven flags, Monday first: orders are taken on these weekdays; null: on any. */
  readonly orderDays: readonly boolean[] | null;
  /** Days on which nothing is taken, made or sent; both ends included. */
  readonly closures: readonly Closure[];
}

export interface Closure {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The first day, on or after the given one, on which the supplier takes an order.
 *
 * @throws RangeError if no weekday is an order day, or orderDays has not seven flags
 * @example nextOrderDay({ orderDays: mondaysOnly, closures: [] }, aTuesday) // the Monday after
 */
export function nextOrderDay(calendar: SupplierCalendar, day: Day): Day {
  const { orderDays } = calendar;
  if (orderDays !== null && (orderDays.length !== 7 || !orderDays.includes(true))) {
    throw new RangeError(`orderDays must be seven flags with at least one set, got [${orderDays}]`);
  }
  let candidate = day;
  for (;;) {
    const closure = calendar.closures.find(({ from, to }) => from <= candidate && candidate <= to);
    if (closure !== undefined) candidate = closure.to + 1;
    else if (orderDays === null || orderDays[weekday(candidate)] === true) return candidate;
    else candidate++;
  }
}

/**
 * The day on which an order arrives: its day plus the lead time, rounded up to whole days, plus the
 * supplier's closed days that fall inside it.
 *
 *   arrivalDay = the day by which ceil(leadDays) open days have passed since orderDay
 *
 * A closed day counts once, however many closures name it. Order days do not matter here: they
 * say when an order is taken, not when it travels.
 *
 * @throws RangeError if leadDays is not a finite number of at least 0
 * @example arrivalDay({ orderDays: null, closures: [{ from: 102, to: 104 }] }, 100, 4.5) // 108
 */
export function arrivalDay(calendar: SupplierCalendar, orderDay: Day, leadDays: number): Day {
  requireNonNegative("leadDays", leadDays);
  let arrival = orderDay + Math.ceil(leadDays);
  let counted = orderDay;
  const inOrder = calendar.closures.toSorted((a, b) => a.from - b.from);
  for (const { from, to } of inOrder) {
    if (from > arrival) break;
    const firstUncounted = Math.max(from, counted + 1);
    if (to < firstUncounted) continue;
    arrival += to - firstUncounted + 1;
    counted = to;
  }
  return arrival;
}

/**
 * The last day on which the supplier takes an order that arrives on the day needed or before.
 *
 * @throws RangeError as nextOrderDay and arrivalDay do
 * @example latestOrderDay({ orderDays: mondaysOnly, closures: [] }, aFriday, 3) // the Monday before
 */
export function latestOrderDay(calendar: SupplierCalendar, needed: Day, leadDays: number): Day {
  // An earlier order never arrives later, and before all closures a week holds an order day.
  let candidate = needed - Math.ceil(leadDays);
  while (
    nextOrderDay(calendar, candidate) > candidate ||
    arrivalDay(calendar, candidate, leadDays) > needed
  ) {
    candidate--;
  }
  return candidate;
}
