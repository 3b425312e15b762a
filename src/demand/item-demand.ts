import type { Day } from "../calendar/day.ts";
import type { ClosedDays } from "./closed-days.ts";
import { type DailyDemand, dailyDemand } from "./daily-demand.ts";
import type { DemandFrame } from "./frame.ts";
import { type DemandLedger, microUnitsPerUnit } from "./ledger.ts";

/** What an item sold in all. */
export interface DemandSummary {
  /** The first and last day of positive net demand before as-of, the whole history through. */
  readonly firstSale: Day | null;
  readonly lastSale: Day | null;
  /** Net units of the whole history, and of the 365 days before as-of. */
  readonly totalUnits: number;
  readonly unitsLast365: number;
  /** Demand that returns took back, and returns with no earlier demand to take back. */
  readonly cancelledUnits: number;
  readonly unmatchedUnits: number;
}

/** What an item sold on each day, and on which days it could be bought. */
export interface ItemDemand {
  /** The day of the first positive net demand or the start of the history used; as-of when there is none. */
  readonly firstDay: Day;
  /** Net demand by day, in whole micro-units; rows of weeks and months are spread evenly over their days. */
  readonly microUnits: Float64Array;
  /** 1 for each day that counts: known, the location open and the item in stock; else 0. */
  readonly counts: Uint8Array;
  readonly summary: DemandSummary;
}

/**
 * An item's demand by day from its first positive net demand, or the start of the history used, to where the
 * files end, returns cancelled.
 */
export function itemDemand(
  ledger: DemandLedger,
  item: number,
  options: { readonly frame: DemandFrame; readonly closed?: ClosedDays | null },
): ItemDemand {
  const { frame, closed = null } = options;
  const daily = dailyDemand(ledger, item, frame);
  const unused = Math.min(Math.max(0, frame.historyStart - daily.firstDay), daily.microUnits.length);
  return {
    firstDay: daily.firstDay + unused,
    microUnits: daily.microUnits.subarray(unused),
    counts: countingDays(daily, closed).subarray(unused),
    summary: summaryOf(daily, frame.asOf),
  };
}

/** 1 for each day that counts: the location open and the item in stock. */
function countingDays(daily: DailyDemand, closed: ClosedDays | null): Uint8Array {
  const counts = daily.inStock.slice();
  for (const day of closed?.days ?? []) {
    const index = day - daily.firstDay;
    if (index >= 0 && index < counts.length) counts[index] = 0;
  }
  return counts;
}

function summaryOf(daily: DailyDemand, asOf: Day): DemandSummary {
  const { firstDay, microUnits } = daily;
  let total = 0;
  let lastYear = 0;
  let lastSale: Day | null = null;
  for (let index = 0; index < microUnits.length; index++) {
    const amount = microUnits[index]!;
    if (amount > 0) {
      total += amount;
      lastSale = firstDay + index;
      lastYear += lastSale >= asOf - 365 ? amount : 0;
    }
  }
  return {
    firstSale: lastSale === null ? null : firstDay,
    lastSale,
    totalUnits: total / microUnitsPerUnit,
    unitsLast365: lastYear / microUnitsPerUnit,
    cancelledUnits: daily.cancelledMicroUnits / microUnitsPerUnit,
    unmatchedUnits: daily.unmatchedMicroUnits / microUnitsPerUnit,
  };
}
