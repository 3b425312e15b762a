import type { ItemRecord, ItemStatus } from "../plan/shop.ts";
import { quoteText } from "./problem.ts";
import { largestRate, type Row } from "./row.ts";
import { type ReadRow, SeenKeys } from "./small-table.ts";

/** No lead time, review period or shelf life is longer than ten years. */
export const longestDays = 3650;

const statuses: Readonly<Record<string, ItemStatus>> = {
  active: "active",
  enabled: "active",
  published: "active",
  live: "active",
  archived: "discontinued",
  deleted: "discontinued",
  disabled: "discontinued",
  discontinued: "discontinued",
  draft: "discontinued",
  "end of life": "discontinued",
  inactive: "discontinued",
  obsolete: "discontinued",
};

/** Rows of the items file; a blank location means every location. Shops without locations need none. */
export function itemReader(isLocated: boolean): ReadRow<ItemRecord> {
  const seen = new SeenKeys();
  return (row, line) => {
    const sku = row.requiredText("sku");
    const told = row.text("location");
    const location = isLocated ? told : "";
    const minStock = row.number("min_stock", { min: 0 });
    const maxStock = row.number("max_stock", { min: 0 });
    if (minStock !== null && maxStock !== null && minStock > maxStock) {
      row.fault("bad-min-stock", "min_stock", `min_stock ${minStock} is above max_stock ${maxStock}`);
    }
    const record: ItemRecord = {
      sku,
      location,
      name: row.text("name"),
      category: row.text("category"),
      supplier: row.text("supplier"),
      unitCost: row.number("unit_cost", { min: 0 }),
      unitPrice: row.number("unit_price", { min: 0 }),
      moq: row.number("moq", { min: 0 }),
      packSize: row.number("pack_size", { above: 0 }),
      minStock,
      maxStock,
      serviceLevel: row.number("service_level", { above: 0, below: 1 }),
      reviewDays: row.number("review_days", { min: 0, max: longestDays }),
      orderCost: row.number("order_cost", { min: 0 }),
      holdingRate: row.number("holding_rate", { min: 0, max: largestRate }),
      shelfLifeDays: row.number("shelf_life_days", { above: 0, max: longestDays }),
      status: readStatus(row),
      likeSku: row.text("like_sku"),
    };
    if (row.problems.length === 0) {
      const key = [sku, location];
      const hint = `keep one of them${told === location ? "" : ": the sales tell no location"}`;
      seen.check(row, line, { key, column: "sku", hint });
    }
    return record;
  };
}

function readStatus(row: Row): ItemStatus | null {
  const text = row.text("status");
  if (text === "") return null;
  const word = text.toLowerCase().replace(/[\s_-]+/g, " ");
  const status = Object.hasOwn(statuses, word) ? statuses[word] : undefined;
  return (
    status ??
    row.fault("bad-status", "status", `${quoteText(text)} is no status`, "write active or discontinued")
  );
}
