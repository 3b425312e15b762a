import { dayFromIso } from "../../src/calendar/day.ts";
import type { ClosedDays } from "../../src/demand/closed-days.ts";
import type { DemandFrame } from "../../src/demand/frame.ts";
import { type DemandSummary, itemDemand } from "../../src/demand/item-demand.ts";
import { DemandLedger, microUnitsPerUnit } from "../../src/demand/ledger.ts";
import { bucketSeries, type Series } from "../../src/demand/series.ts";

export interface Row {
  readonly day: number;
  readonly units: number;
  readonly sku?: string;
  readonly location?: string;
  readonly inStock?: boolean;
}

export const day = (text: string): number => {
  const parsed = dayFromIso(text);
  if (parsed === undefined) {
    throw new RangeError(`not a date: ${text}`);
  }
  return parsed;
};

/** A ledger of rows in the order given, each quantity rounded to micro-units once. */
export function makeLedger(rows: readonly Row[], asOf?: number): DemandLedger {
  const ledger = new DemandLedger(asOf === undefined ? {} : { asOf });
  for (const row of rows) {
    const item = ledger.itemIndex(row.sku ?? "A", row.location ?? "");
    ledger.add(item, row.day, Math.round(row.units * microUnitsPerUnit));
    if (row.inStock === false) {
      ledger.markOutOfStock(item, row.day);
    }
  }
  return ledger;
}

/** Series and summary of one item, as plan/ makes them. */
export function seriesOf(
  ledger: DemandLedger,
  item: number,
  options: { readonly frame: DemandFrame; readonly closed?: ClosedDays | null },
): Series & DemandSummary {
  const demand = itemDemand(ledger, item, options);
  return { ...bucketSeries(demand, options.frame), ...demand.summary };
}
