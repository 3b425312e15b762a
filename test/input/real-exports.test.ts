import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseColumnMap } from "../../src/input/column-map.ts";
import { readShop } from "../../src/input/read-shop.ts";

const data = join(import.meta.dirname, "../../../shared/data");
const isThere = existsSync(data);
if (!isThere) console.log("skipped: the real exports are not on this machine");
const path = (name: string): string => join(data, name);

describe.skipIf(!isThere)("real exports", () => {
  it("a gift shop's raw order lines are read with no map", async () => {
    const shop = await readShop({ files: { sales: [path("online-retail/orders-2009-12_2010-12.csv.gz")] } });
    expect(shop.diagnostics).toEqual([]);
    expect(shop.counts).toEqual({ salesRows: 525_461, returnLines: 12_326, rowsAfterAsOf: 0 });
    expect(new Set(shop.ledger.items.map(({ location }) => location))).toEqual(new Set([""]));
  }, 60_000);

  it("a replenishment contest's files are read with no map", async () => {
    const files = {
      stock: path("vn2/stock.csv"),
      items: path("vn2/items.csv"),
      orders: path("vn2/orders.csv"),
    };
    const shop = await readShop({ files: { sales: [path("vn2/sales.csv")], ...files } });
    expect(shop.diagnostics).toEqual([]);
    expect([shop.counts.salesRows, shop.items.length, shop.stock?.length]).toEqual([94_043, 599, 599]);
  });

  it("dates of month, day and year need their format", async () => {
    const files = { sales: [path("superstore/superstore_us.csv")] };
    expect((await readShop({ files })).diagnostics[0]).toMatchObject({
      code: "ambiguous-date",
      line: 2,
      column: 18,
    });
    const shop = await readShop({ files, dateFormat: "M/d/yyyy" });
    expect(shop.diagnostics).toEqual([]);
    expect(shop.counts.salesRows).toBe(9994);
  });

  it("a file with one column per item is refused as that", async () => {
    const shop = await readShop({ files: { sales: [path("pharma/salesdaily_original_semicolon.csv")] } });
    expect(shop.diagnostics).toMatchObject([{ code: "wide-file", line: 1, column: 7 }]);
  });

  it("a file whose lines end in CR alone is read line by line", async () => {
    const map = ["orders.sku=Item Description", "orders.quantity=Line Item Quantity"];
    const shop = await readShop({
      files: { sales: [path("vn2/sales.csv")], orders: path("scms/raw-cr-only.csv") },
      mappings: parseColumnMap([...map, "expected_date=Scheduled Delivery Date"]),
      dateFormat: "d-MMM-yy",
    });
    expect(shop.diagnostics).toEqual([]);
    expect(shop.openOrders?.length).toBe(2000);
  });
});
