import type { Day } from "../calendar/day.ts";
import { labelledSpan } from "../calendar/spacing.ts";
import type { DemandFrame } from "./frame.ts";
import type { DemandLedger } from "./ledger.ts";
import { cancelReturns, type DatedUnits } from "./returns.ts";

/** An item's net demand by day, in whole micro-units, and the days on which it could be bought. */
export interface DailyDemand {
  /** The day of the first element (as-of when there is none); the last is the last known day. */
  readonly firstDay: Day;
  readonly microUnits: Float64Array;
  /** 1 where the item was in stock, 0 where it was not. */
  readonly inStock: Uint8Array;
  readonly cancelledMicroUnits: number;
  readonly unmatchedMicroUnits: number;
}

/**
 * An item's demand by day from its first positive net demand to where the files end, returns cancelled.
 *
 * A week's or month's row is spread evenly over its days, so that every grid is filled in one way; what
 * does not divide goes to its first days, so that sums stay exact. A row whose week or month as-of cuts
 * is left out.
 */
export function dailyDemand(ledger: DemandLedger, item: number, frame: DemandFrame): DailyDemand {
  const demand = dated((visit) => ledger.eachDemand(item, frame.asOf, visit));
  const returns = dated((visit) => ledger.eachReturn(item, frame.asOf, visit));
  const { microUnits: net, ...cancelled } = cancelReturns(demand, returns);
  const first = net.findIndex((amount) => amount > 0);
  const firstRow = demand.days[first];
  const firstDay = firstRow === undefined ? frame.asOf : labelledSpan(frame.spacing, firstRow).start;
  const microUnits = new Float64Array(Math.max(0, frame.knownUntil - firstDay));
  const place = frame.spacing.kind === "day" ? placeDays : spreadBuckets;
  place({ days: demand.days, microUnits: net }, frame, { firstDay, microUnits });
  const inStock = new Uint8Array(microUnits.length).fill(1);
  for (const day of ledger.outOfStockDays(item)) {
    const { start, end } = labelledSpan(frame.spacing, day);
    inStock.fill(0, Math.max(0, start - firstDay), Math.max(0, end - firstDay));
  }
  return { firstDay, microUnits, inStock, ...cancelled };
}

type EachDay = (visit: (day: Day, microUnits: number) => void) => void;

function dated(each: EachDay): DatedUnits {
  const days: Day[] = [];
  const microUnits: number[] = [];
  each((day, amount) => {
    days.push(day);
    microUnits.push(amount);
  });
  return { days, microUnits };
}

interface Target {
  readonly firstDay: Day;
  readonly microUnits: Float64Array;
}

function placeDays(rows: DatedUnits, _frame: DemandFrame, target: Target): void {
  for (let index = 0; index < rows.days.length; index++) {
    const amount = rows.microUnits[index]!;
    if (amount > 0) target.microUnits[rows.days[index]! - target.firstDay] = amount;
  }
}

/** Lays demand evenly on the days that its rows stand for, unless they reach beyond the known days. */
function spreadBuckets(rows: DatedUnits, frame: DemandFrame, target: Target): void {
  for (const [index, amount] of rows.microUnits.entries()) {
    const { start, end } = labelledSpan(frame.spacing, rows.days[index]!);
    if (amount === 0 || end > frame.knownUntil) continue;
    const days = end - start;
    const whole = Math.floor(amount / days);
    const rest = amount - whole * days;
    for (let place = 0; place < days; place++) {
      target.microUnits[start - target.firstDay + place]! += whole + (place < rest ? 1 : 0);
    }
  }
}
