import type { Day } from "../calendar/day.ts";
import { itemKey } from "../plan/item-index.ts";
import type { StockRecord } from "../plan/shop.ts";
import { type ItemLocations, readLocation } from "./item-locations.ts";
import { type ReadRow, SeenKeys } from "./small-table.ts";

/** A row of the stock file; day null: the file has no dates. */
export interface DatedStock {
  readonly day: Day | null;
  readonly record: StockRecord;
}

/** What Shopify's inventory export says of an item at a location that does not carry it. */
const notStocked = "not stocked";

/** Rows of the stock file; an item that a location does not stock has none there. */
export function stockReader(locations: ItemLocations): ReadRow<DatedStock> {
  const seen = new SeenKeys();
  return (row, line) => {
    if (row.text("on_hand").toLowerCase() === notStocked) return null;
    const sku = row.requiredText("sku");
    const location = readLocation(row, sku, locations);
    // Below zero where a shop goes on selling what it has not: owed units, which the plan flags.
    const onHand = row.requiredNumber("on_hand");
    const day = row.has("date") ? row.requiredDay("date") : null;
    const record: StockRecord = {
      sku,
      location,
      onHand: onHand ?? 0,
      onOrder: row.number("on_order", { min: 0 }),
      backorders: row.number("backorders", { min: 0 }) ?? 0,
      allocated: row.number("allocated", { min: 0 }) ?? 0,
    };
    const key = day === null ? [sku, location] : [sku, location, String(day)];
    if (row.problems.length === 0) seen.check(row, line, { key, column: "sku" });
    return { day, record };
  };
}

/** The stock at as-of: of dated rows an item's latest on or before that morning. */
export function stockAt(rows: readonly DatedStock[], asOf: Day): readonly StockRecord[] {
  const latest = new Map<string, DatedStock>();
  for (const row of rows) {
    if (row.day !== null && row.day > asOf) continue;
    const key = itemKey(row.record);
    const known = latest.get(key);
    if (known === undefined || (row.day ?? 0) > (known.day ?? 0)) latest.set(key, row);
  }
  return [...latest.values()].map(({ record }) => record);
}
