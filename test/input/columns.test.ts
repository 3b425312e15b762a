import { describe, expect, it } from "vitest";
import { tableColumns } from "../../src/input/aliases.ts";
import { columnsOf, parseColumnMap } from "../../src/input/column-map.ts";
import { resolveColumns } from "../../src/input/columns.ts";
import { editDistance, nearestText } from "../../src/input/nearest.ts";

/** Which header of a file each canonical column is taken from. */
function taken(table: keyof typeof tableColumns, header: string, map: readonly string[] = []) {
  const headers = header.split(",");
  const columns = resolveColumns(headers, { table, mappings: parseColumnMap(map), sample: null });
  const found = Object.keys(columnsOf(table))
    .filter((column) => columns.at(column) >= 0)
    .map((column) => [column, headers[columns.at(column)]]);
  return { columns: Object.fromEntries(found), problems: columns.problems.map(({ code }) => code) };
}

describe("exports are read with no map", () => {
  it.each([
    [
      "Shopify orders",
      "Name,Email,Financial Status,Paid at,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Vendor",
      { date: "Created at", sku: "Lineitem sku", quantity: "Lineitem quantity", price: "Lineitem price" },
    ],
    [
      "Shopify sales report",
      "Day,Product title,Variant SKU,Net quantity,Gross sales",
      { date: "Day", sku: "Variant SKU", quantity: "Net quantity" },
    ],
    [
      "Amazon order report",
      "amazon-order-id,purchase-date,last-updated-date,sales-channel,product-name,sku,asin,quantity,currency,item-price,ship-country",
      {
        date: "purchase-date",
        sku: "sku",
        quantity: "quantity",
        channel: "sales-channel",
        price: "item-price",
      },
    ],
    [
      "Amazon unshipped orders",
      "order-id,order-item-id,purchase-date,sku,product-name,quantity-purchased,quantity-shipped",
      { date: "purchase-date", sku: "sku", quantity: "quantity-purchased" },
    ],
    [
      "WooCommerce",
      "Order Number,Order Status,Order Date,Item #,SKU,Item Name,Quantity,Item Cost",
      { date: "Order Date", sku: "SKU", quantity: "Quantity", price: "Item Cost" },
    ],
    [
      "Square",
      "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Gross Sales,Location",
      { date: "Date", sku: "SKU", quantity: "Qty", location: "Location" },
    ],
    [
      "a gift shop's order lines",
      "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
      { date: "InvoiceDate", sku: "StockCode", quantity: "Quantity", price: "Price" },
    ],
    [
      "a plain sheet",
      "date,store,item,sales",
      { date: "date", sku: "item", quantity: "sales", location: "store" },
    ],
  ])("%s", (_, header, columns) => {
    expect(taken("sales", header)).toEqual({ columns, problems: [] });
  });

  it("Shopify's inventory tells stock on hand, incoming and committed", () => {
    const header =
      "Handle,Title,SKU,Location,Incoming (not editable),Committed (not editable),On hand (current),On hand (new)";
    expect(taken("stock", header).columns).toEqual({
      sku: "SKU",
      on_hand: "On hand (current)",
      location: "Location",
      on_order: "Incoming (not editable)",
      allocated: "Committed (not editable)",
    });
  });
});

describe("a column is found by its own name first", () => {
  it("then by an alias, then by a weak alias", () => {
    expect(taken("sales", "Date,Order Date,SKU,Item,Quantity,Units,Sales").columns).toMatchObject({
      date: "Date",
      sku: "SKU",
      quantity: "Quantity",
    });
    expect(taken("sales", "day,item,stock_code,units,sales").columns).toMatchObject({
      sku: "stock_code",
      quantity: "units",
    });
  });

  it("never takes a country for a location", () => {
    expect(taken("sales", "date,sku,quantity,Country").columns).not.toHaveProperty("location");
  });

  it("has no alias that stands for two columns of a table at the same rank", () => {
    for (const table of Object.values(tableColumns)) {
      const all = Object.entries(table).flatMap(([name, spec]) => [name, ...spec.aliases]);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe("--map", () => {
  it("wins over names and aliases, and may be for one file", () => {
    expect(taken("sales", "date,sku,quantity,Boxes", ["quantity=Boxes"]).columns).toMatchObject({
      quantity: "Boxes",
    });
    expect(
      taken("sales", "date,sku,quantity,Boxes", ["stock.quantity=Boxes"].slice(1)).columns,
    ).toMatchObject({
      quantity: "quantity",
    });
    expect(taken("stock", "sku,Free,on_hand", ["stock.on_hand=Free"]).columns).toMatchObject({
      on_hand: "Free",
    });
    expect(taken("orders", "sku,quantity,eta,Free", ["stock.on_hand=Free"]).columns).not.toHaveProperty(
      "on_hand",
    );
  });

  it("is a mistake in the file when its own file lacks the header", () => {
    expect(taken("stock", "sku,on_hand", ["stock.on_hand=Free"]).problems).toEqual(["missing-column"]);
  });

  it.each([
    ["quantity", /must be column=header/],
    ["=Qty", /must be column=header/],
    ["quantity=", /must be column=header/],
    ["qantity=Qty", /there is no column "qantity"/],
    ["shelf.quantity=Qty", /there is no file "shelf"/],
    ["stock.expected_date=Qty", /there is no column "expected_date"/],
  ])("refuses %s", (text, message) => {
    expect(() => parseColumnMap([text])).toThrow(message);
  });

  it("names the nearest column after a slip", () => {
    expect(() => parseColumnMap(["qantity=Qty"])).toThrow(
      expect.objectContaining({ hint: "did you mean quantity?" }),
    );
  });
});

describe("the nearest text", () => {
  it("counts insertions, deletions and changes: kitten to sitting is 3 (Wagner & Fischer 1974)", () => {
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("", "abc")).toBe(3);
    expect(editDistance("abc", "abc")).toBe(0);
  });

  it("is none when all are far", () => {
    expect(nearestText("quantity", ["country", "when"])).toBeNull();
    expect(nearestText("quantity", ["quantiyt", "quantity2"])).toBe("quantity2");
  });
});
