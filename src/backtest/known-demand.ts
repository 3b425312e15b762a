import type { BucketKind } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import type { DemandFrame } from "../demand/frame.ts";
import { type ItemDemand, itemDemand } from "../demand/item-demand.ts";
import { type DemandLedger, microUnitsPerUnit } from "../demand/ledger.ts";
import { bucketSeries } from "../demand/series.ts";
import { naiveError } from "../forecast/accuracy.ts";

/** What an item had sold by an origin, stock-outs and closed days included: what simple rules see. */
export interface Training {
  /** Units by bucket since the first sale, or over the history used. */
  readonly units: Float64Array;
  /** Units per bucket; above 0. */
  readonly meanDemand: number;
  /** The scale of mase, see naiveError(); null with fewer than two buckets. */
  readonly naiveError: number | null;
}

/** An item is judged from so many buckets of history on. */
export const fewestBuckets = { day: 120, week: 26, month: 12 } as const satisfies Record<BucketKind, number>;

/** The item's past as it was known at the frame's as-of; null when it is too short to be judged. */
export function trainingOf(ledger: DemandLedger, item: number, frame: DemandFrame): Training | null {
  const demand = itemDemand(ledger, item, { frame });
  const { units } = bucketSeries({ ...demand, counts: new Uint8Array(demand.counts.length).fill(1) }, frame);
  if (units.length < fewestBuckets[frame.grid.kind]) return null;
  const sum = units.reduce((total, bucket) => total + bucket, 0);
  return sum > 0 ? { units, meanDemand: sum / units.length, naiveError: naiveError(units) } : null;
}

/** All that is known of an item's demand, to compare forecasts with. */
export function wholeDemand(ledger: DemandLedger, item: number, frame: DemandFrame): ItemDemand {
  return itemDemand(ledger, item, { frame: { ...frame, historyStart: -Infinity } });
}

/**
 * Units demanded from `from` up to, not including, `until`; null when the item was out of stock on one of
 * these days, since then what was sold does not tell what was demanded.
 */
export function actualDemand(demand: ItemDemand, from: Day, until: Day): number | null {
  const { firstDay, microUnits, counts } = demand;
  let sum = 0;
  for (let day = Math.max(0, from - firstDay); day < until - firstDay; day++) {
    if (counts[day] === 0) return null;
    sum += microUnits[day] ?? 0;
  }
  return sum / microUnitsPerUnit;
}
