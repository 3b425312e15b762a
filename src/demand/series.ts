import { type BucketKind, daysPerBucket } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import type { DemandFrame } from "./frame.ts";
import type { ItemDemand } from "./item-demand.ts";
import { microUnitsPerUnit } from "./ledger.ts";

/** An item's demand by bucket, oldest first; the last bucket ends at as-of. All arrays have one length. */
export interface Series {
  readonly kind: BucketKind;
  /** The first day of the first bucket; as-of when there is no demand. */
  readonly firstBucketStart: Day;
  /** Units sold in the bucket on the days that count. */
  readonly units: Float64Array;
  /** The share of an average bucket in which the item was truly open for sale; 0: nothing is known. */
  readonly open: Float64Array;
  /** The demand that season and events let expect in that share, 1 in an average bucket; 0: nothing is known. */
  readonly exposure: Float64Array;
  /** Buckets with open above 0. */
  readonly openBuckets: number;
}

/**
 * An item's series from its first positive net demand (or the start of the history used) to as-of.
 *
 *   open = days that count / n        exposure = sum of the factors of the days that count / n
 *
 * n: mean days of the bucket (1, 7, 30.4375). A bucket's units are those of its days that count. factors:
 * relative demand by day from demand.firstDay on, see seasonality/; null takes every day as 1. A day of factor 0
 * was closed by the user and does not count.
 * An item without net demand has an empty series.
 *
 * @throws RangeError if there are fewer factors than days
 */
export function bucketSeries(
  demand: ItemDemand,
  frame: DemandFrame,
  factors: Float64Array | null = null,
): Series {
  const { grid, asOf } = frame;
  const { microUnits, counts } = demand;
  if (factors !== null && factors.length < counts.length) {
    throw new RangeError(`factors must have ${counts.length} days, got ${factors.length}`);
  }
  const { first, last } = bucketRange(demand.firstDay, frame);
  const length = microUnits.length === 0 ? 0 : Math.max(0, last - first + 1);
  const units = new Float64Array(length);
  const open = new Float64Array(length);
  const exposure = factors === null ? open : new Float64Array(length);
  const bucketDays = daysPerBucket(grid.kind);
  let openBuckets = 0;
  let start = grid.startOf(first);
  for (let index = 0; index < length; index++) {
    const end = grid.startOf(first + index + 1);
    let sold = 0;
    let days = 0;
    let expected = 0;
    const to = Math.min(end - demand.firstDay, counts.length);
    for (let day = Math.max(0, start - demand.firstDay); day < to; day++) {
      if (counts[day] === 0 || factors?.[day] === 0) continue;
      sold += microUnits[day]!;
      days++;
      if (factors !== null) expected += factors[day]!;
    }
    units[index] = sold / microUnitsPerUnit;
    open[index] = days / bucketDays;
    if (factors !== null) exposure[index] = expected / bucketDays;
    openBuckets += days > 0 ? 1 : 0;
    start = end;
  }
  const firstBucketStart = length === 0 ? asOf : grid.startOf(first);
  return { kind: grid.kind, firstBucketStart, units, open, exposure, openBuckets };
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
