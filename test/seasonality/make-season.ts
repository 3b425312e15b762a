import type { Day } from "../../src/calendar/day.ts";
import { type CalendarEvent, type EventOccurrence, everyone } from "../../src/calendar/event.ts";
import { type DemandFrame, demandFrame } from "../../src/demand/frame.ts";
import { type ItemDemand, itemDemand } from "../../src/demand/item-demand.ts";
import { DemandLedger, microUnitsPerUnit } from "../../src/demand/ledger.ts";
import type { SeasonalItem } from "../../src/seasonality/fit-shop.ts";

/** An item of a made-up shop: what it sells on each day. */
export interface MadeItem {
  readonly sku: string;
  readonly location?: string;
  readonly category?: string;
  /** Units on a day; null: not sold yet, or out of stock. */
  readonly units: (day: Day) => number;
}

export interface MadeShop {
  readonly frame: DemandFrame;
  readonly items: readonly SeasonalItem[];
}

/** A shop's items over the days from `from` up to `to`, by day or by weeks that start at `from`. */
export function makeShop(
  made: readonly MadeItem[],
  { from, to, weekly = false }: { readonly from: Day; readonly to: Day; readonly weekly?: boolean },
): MadeShop {
  const ledger = new DemandLedger();
  for (const { sku, location = "", units } of made) {
    const item = ledger.itemIndex(sku, location);
    for (let day = from; day < to; day++) {
      const label = weekly ? day - ((day - from) % 7) : day;
      ledger.add(item, label, Math.round(units(day) * microUnitsPerUnit));
    }
  }
  ledger.finish();
  const frame = demandFrame(ledger, {});
  const items = made.map(({ sku, location = "", category = "" }) => {
    const demand: ItemDemand = itemDemand(ledger, ledger.findItem(sku, location), { frame });
    return { sku, location, category, demand };
  });
  return { frame, items };
}

/** An event for everyone, on the given days, one day long unless told. */
export function makeEvent(
  name: string,
  starts: readonly Day[],
  options: Partial<EventOccurrence> & {
    readonly days?: number;
    readonly isFixedDate?: boolean;
    readonly source?: CalendarEvent["source"];
  } = {},
): CalendarEvent {
  const { days = 1, isFixedDate = false, source = "public", ...rest } = options;
  const occurrences = starts.map((start) => ({
    start,
    end: start + days - 1,
    daysBefore: 0,
    daysAfter: 0,
    uplift: null,
    isEstimated: false,
    scope: everyone,
    ...rest,
  }));
  return { name, source, isFixedDate, occurrences };
}
