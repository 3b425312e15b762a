import type { Day } from "../calendar/day.ts";
import { labelledSpan, type Spacing } from "../calendar/spacing.ts";
import type { ItemDemand } from "./item-demand.ts";
import { microUnitsPerUnit } from "./ledger.ts";

/** An item's demand by row of the data: its days, weeks or months from the first sale on. */
export interface DemandRows {
  /** Index of each row's first day, and at the end that of the day after the last. */
  readonly starts: Int32Array;
  readonly units: Float64Array;
  /** Mean factor of the row's days that count; 0: nothing is known. */
  readonly factors: Float64Array;
}

/** Sums over the open rows of a stretch. */
export interface RowSums {
  readonly open: number;
  readonly units: number;
  /** Rows with units. */
  readonly filled: number;
  readonly factors: number;
}

/** factors: relative demand by day, demand.firstDay first; null takes each day alike. */
export function demandRows(demand: ItemDemand, spacing: Spacing, factors: Float64Array | null): DemandRows {
  const { microUnits, counts } = demand;
  const starts = rowStarts(demand, spacing);
  const units = new Float64Array(starts.length - 1);
  const means = new Float64Array(starts.length - 1);
  for (let row = 0; row < units.length; row++) {
    let days = 0;
    let sum = 0;
    let sold = 0;
    for (let day = starts[row]!; day < starts[row + 1]!; day++) {
      if (counts[day] === 0) continue;
      days++;
      sum += factors === null ? 1 : factors[day]!;
      sold += microUnits[day]!;
    }
    units[row] = sold / microUnitsPerUnit;
    means[row] = days > 0 ? sum / days : 0;
  }
  return { starts, units, factors: means };
}

function rowStarts({ firstDay, counts }: ItemDemand, spacing: Spacing): Int32Array {
  if (spacing.kind === "day") return Int32Array.from({ length: counts.length + 1 }, (_, day) => day);
  const starts = [0];
  let next: Day = firstDay;
  while (next - firstDay < counts.length) {
    next = labelledSpan({ ...spacing, label: "start" }, next).end;
    starts.push(Math.min(next - firstDay, counts.length));
  }
  return Int32Array.from(starts);
}

/** Over the open rows from `from` up to, not including, `to`; what lies outside the history is none. */
export function sumRows({ units, factors }: DemandRows, from: number, to: number): RowSums {
  let open = 0;
  let sold = 0;
  let filled = 0;
  let expected = 0;
  for (let row = Math.max(0, from); row < Math.min(to, units.length); row++) {
    const factor = factors[row]!;
    if (factor === 0) continue;
    open++;
    sold += units[row]!;
    if (units[row]! > 0) filled++;
    expected += factor;
  }
  return { open, units: sold, filled, factors: expected };
}
