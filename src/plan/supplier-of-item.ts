import { findLeadTime, leadTimeTable } from "../lead-time/match.ts";
import { itemRowsOf, type Located } from "./item-index.ts";
import { cellOf } from "./parameters.ts";
import type { ShopData } from "./shop.ts";

/**
 * Who delivers an item: the items file says, else the lead-times file where it names one for the SKU; "" when neither does.
 */
export function supplierOfItem(shop: Pick<ShopData, "items" | "leadTimes">): (item: Located) => string {
  const rowsOf = itemRowsOf(shop.items);
  const table = leadTimeTable(shop.leadTimes);
  return (item) => {
    const named = cellOf(rowsOf(item), "supplier") ?? "";
    if (named !== "") return named;
    const quoted = findLeadTime(table, { sku: item.sku, supplier: "" });
    return quoted?.isSupplierAssumed === true ? quoted.row.supplier : "";
  };
}
