import { type BucketKind, daysPerBucket } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import type { ClosedDays } from "./closed-days.ts";
import { type DailyDemand, dailyDemand } from "./daily-demand.ts";
import type { DemandFrame } from "./frame.ts";
import { type DemandLedger, microUnitsPerUnit } from "./ledger.ts";

/** An item's demand by bucket, oldest first; the last bucket ends at as-of. */
export interface Series {
  readonly kind: BucketKind;
  /** The first day of the first bucket; as-of when there is no demand. */
  readonly firstBucketStart: Day;
  /** Units sold in the bucket on the days that count towards its exposure. */
  readonly units: Float64Array;
  /** The share of an average bucket in which the item was truly open for sale; 0: nothing is known. */
  readonly exposure: Float64Array;
  /** Buckets with exposure above 0. */
  readonly openBuckets: number;
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

/**
 * An item's series from its first positive net demand (or the start of the history used) to as-of.
 *
 * A day counts when it is known, the location was open and the item in stock; a day without a row counts
 * as one without demand. exposure = days that count / mean days of the bucket (1, 7, 30.4375), and a
 * bucket's units are those of its days that count. An item without net demand has an empty series.
 */
export function buildSeries(
  ledger: DemandLedger,
  item: number,
  options: { readonly frame: DemandFrame; readonly closed?: ClosedDays | null },
): Series {
  const { frame, closed = null } = options;
  const daily = dailyDemand(ledger, item, frame);
  const counts = countingDays(daily, frame, closed);
  const { firstBucketStart, units, exposure, openBuckets } = bucketed(daily, counts, frame);
  const { firstSale, lastSale, totalUnits, unitsLast365 } = summary(daily, frame.asOf);
  return {
    kind: frame.grid.kind,
    firstBucketStart,
    units,
    exposure,
    openBuckets,
    firstSale,
    lastSale,
    totalUnits,
    unitsLast365,
    cancelledUnits: daily.cancelledMicroUnits / microUnitsPerUnit,
    unmatchedUnits: daily.unmatchedMicroUnits / microUnitsPerUnit,
  };
}

/** 1 for each day that counts: in the history used, the location open and the item in stock. */
function countingDays(daily: DailyDemand, frame: DemandFrame, closed: ClosedDays | null): Uint8Array {
  const counts = daily.inStock.slice();
  counts.fill(0, 0, Math.max(0, frame.historyStart - daily.firstDay));
  for (const day of closed?.days ?? []) {
    const index = day - daily.firstDay;
    if (index >= 0 && index < counts.length) counts[index] = 0;
  }
  return counts;
}

function bucketed(
  daily: DailyDemand,
  counts: Uint8Array,
  frame: DemandFrame,
): Pick<Series, "firstBucketStart" | "units" | "exposure" | "openBuckets"> {
  const { grid, asOf } = frame;
  const { first, last } = bucketRange(daily.firstDay, frame);
  const length = daily.microUnits.length === 0 ? 0 : Math.max(0, last - first + 1);
  const units = new Float64Array(length);
  const exposure = new Float64Array(length);
  const bucketDays = daysPerBucket(grid.kind);
  let openBuckets = 0;
  let start = grid.startOf(first);
  for (let index = 0; index < length; index++) {
    const end = grid.startOf(first + index + 1);
    let microUnits = 0;
    let days = 0;
    const from = Math.max(0, start - daily.firstDay);
    const to = Math.min(end - daily.firstDay, counts.length);
    for (let day = from; day < to; day++) {
      if (counts[day] === 1) {
        microUnits += daily.microUnits[day]!;
        days++;
      }
    }
    units[index] = microUnits / microUnitsPerUnit;
    exposure[index] = days / bucketDays;
    openBuckets += days > 0 ? 1 : 0;
    start = end;
  }
  const firstBucketStart = length === 0 ? asOf : grid.startOf(first);
  return { firstBucketStart, units, exposure, openBuckets };
}

/**
 * The first and last bucket used. Those of the data's own kind count whole or not at all; of those made
 * from finer rows the first and last may be parts.
 */
function bucketRange(firstDay: Day, frame: DemandFrame): { readonly first: number; readonly last: number } {
  const { grid, spacing, asOf, historyStart } = frame;
  const from = Math.max(firstDay, historyStart);
  const first = grid.bucketOf(from);
  const last = grid.bucketOf(asOf - 1);
  if (spacing.kind !== grid.kind) return { first, last };
  return {
    first: grid.startOf(first) < from ? first + 1 : first,
    last: grid.endOf(last) > asOf ? last - 1 : last,
  };
}

function summary(
  daily: DailyDemand,
  asOf: Day,
): Pick<Series, "firstSale" | "lastSale" | "totalUnits" | "unitsLast365"> {
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
  };
}
