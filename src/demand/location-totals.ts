import type { Day } from "../calendar/day.ts";
import { type ClosedDays, closedDays, type DailyTotals } from "./closed-days.ts";
import type { DemandFrame } from "./frame.ts";
import { type DemandLedger, microUnitsPerUnit } from "./ledger.ts";

/**
 * The closed days of each location, by its name. Only daily rows can tell: for weeks and months the
 * map is empty.
 */
export function closedDaysByLocation(
  ledger: DemandLedger,
  frame: DemandFrame,
): ReadonlyMap<string, ClosedDays> {
  const closed = new Map<string, ClosedDays>();
  if (frame.spacing.kind === "day") {
    for (const [location, totals] of locationTotals(ledger, frame.knownUntil)) {
      closed.set(location, closedDays(totals));
    }
  }
  return closed;
}

/** What each location sold on each day from its first sale to `until`, returns left aside. */
export function locationTotals(ledger: DemandLedger, until: Day): ReadonlyMap<string, DailyTotals> {
  const start = Math.min(ledger.distinctDays[0] ?? until, until);
  const sums = new Map<string, Float64Array>();
  for (const { index, location } of ledger.items) {
    const units = sums.get(location) ?? new Float64Array(until - start);
    sums.set(location, units);
    ledger.eachDemand(index, until, (day, microUnits) => {
      units[day - start]! += microUnits / microUnitsPerUnit;
    });
  }
  const totals = new Map<string, DailyTotals>();
  for (const [location, units] of sums) {
    const first = units.findIndex((amount) => amount > 0);
    if (first >= 0) totals.set(location, { firstDay: start + first, units: units.subarray(first) });
  }
  return totals;
}
