import type { Day } from "../calendar/day.ts";

/** Units by day, in whole micro-units: two arrays of one length, days ascending, each amount positive. */
export interface DatedUnits {
  readonly days: readonly Day[];
  readonly microUnits: readonly number[];
}

export interface NettedDemand {
  /** What is left of each day's demand, in the order of the demand given. */
  readonly microUnits: readonly number[];
  /** Demand that returns took back, and returns with no earlier demand left to take back. */
  readonly cancelledMicroUnits: number;
  readonly unmatchedMicroUnits: number;
}

/**
 * Cancels each return against the latest demand of its day or before that is still there.
 *
 * Returns are taken in day order, so a later sale is never undone by an earlier return, and demand left
 * is never negative. Netting on the day of the return instead would show demand that nobody had, and
 * days of negative demand.
 *
 * @example 5 on Monday, 3 on Tuesday, 4 returned on Wednesday leave 4 on Monday and none on Tuesday.
 */
export function cancelReturns(demand: DatedUnits, returns: DatedUnits): NettedDemand {
  if (returns.days.length === 0) {
    return { microUnits: demand.microUnits, cancelledMicroUnits: 0, unmatchedMicroUnits: 0 };
  }
  const left = [...demand.microUnits];
  const open: number[] = [];
  let next = 0;
  let cancelledMicroUnits = 0;
  let unmatchedMicroUnits = 0;
  for (const [index, day] of returns.days.entries()) {
    while (next < left.length && demand.days[next]! <= day) {
      open.push(next);
      next++;
    }
    let remaining = returns.microUnits[index]!;
    while (remaining > 0 && open.length > 0) {
      const latest = open[open.length - 1]!;
      const taken = Math.min(remaining, left[latest]!);
      left[latest]! -= taken;
      remaining -= taken;
      cancelledMicroUnits += taken;
      if (left[latest] === 0) open.pop();
    }
    unmatchedMicroUnits += remaining;
  }
  return { microUnits: left, cancelledMicroUnits, unmatchedMicroUnits };
}
