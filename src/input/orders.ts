import type { OpenOrderRecord } from "../plan/shop.ts";
import { type ItemLocations, readLocation } from "./item-locations.ts";
import type { ReadRow } from "./small-table.ts";

/** Rows of the orders file. One that has been received, as a file of receipts holds them, is left out. */
export function orderReader(locations: ItemLocations): ReadRow<OpenOrderRecord> {
  return (row) => {
    const sku = row.requiredText("sku");
    const location = readLocation(row, sku, locations);
    const quantity = row.requiredNumber("quantity", { min: 0 });
    const expectedDay = row.day("expected_date");
    const orderDay = row.day("order_date");
    if (orderDay !== null && expectedDay !== null && expectedDay < orderDay) {
      row.fault("bad-expected-date", "expected_date", "this is before the order_date");
    }
    const isReceived = row.day("receipt_date") !== null;
    const supplier = row.text("supplier");
    return isReceived ? null : { sku, location, quantity: quantity ?? 0, expectedDay, supplier };
  };
}
