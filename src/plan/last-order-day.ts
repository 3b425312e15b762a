import type { Day } from "../calendar/day.ts";
import { leadTimeDistribution } from "../lead-time/distribution.ts";
import { findLeadTime, leadTimeTable } from "../lead-time/match.ts";
import { latestOrderDay, type SupplierCalendar } from "../lead-time/supplier-calendar.ts";
import { itemRowsOf, type Located } from "./item-index.ts";
import { cellOf } from "./parameters.ts";
import type { QuotedLeadTimeRecord, ShopData } from "./shop.ts";
import { supplierOfItem } from "./supplier-of-item.ts";

/**
 * The last safe order day of an item for goods that are needed on a day: ordered then they are there in
 * 99 of 100 cases, or within the quoted maximum; order days and closures of the supplier counted. null: no lead times
 * are known.
 */
export function lastOrderDayOf(
  shop: Pick<ShopData, "items" | "leadTimes" | "suppliers">,
): (item: Located, needed: Day) => Day | null {
  const rowsOf = itemRowsOf(shop.items);
  const table = leadTimeTable(shop.leadTimes);
  const supplierOf = supplierOfItem(shop);
  const suppliers = new Map(shop.suppliers.map((supplier) => [supplier.supplier, supplier]));
  const longest = new Map<QuotedLeadTimeRecord, number>();
  return (item, needed) => {
    const row = findLeadTime(table, { sku: item.sku, supplier: cellOf(rowsOf(item), "supplier") ?? "" })?.row;
    if (row === undefined) return null;
    const days = longest.get(row) ?? leadTimeDistribution(row).longestDays;
    longest.set(row, days);
    const { orderDays = null, closures = [] } = suppliers.get(supplierOf(item)) ?? {};
    const calendar: SupplierCalendar = { orderDays, closures };
    return latestOrderDay(calendar, needed, days);
  };
}
