import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addUpStock } from "../../src/input/added-locations.ts";
import { itemsSpokenOf } from "../../src/input/item-locations.ts";
import { readTexts } from "./shop-texts.ts";

const sales = "date,sku,quantity\n2026-03-01,A,2\n2026-03-02,B,1\n";
const locatedSales = "date,sku,location,quantity\n2026-03-01,A,Oslo,2\n2026-03-02,A,Bergen,1\n";
const codes = ({ diagnostics }: Awaited<ReturnType<typeof readTexts>>) => diagnostics.map(({ code }) => code);

describe("stock by location, when the sales tell no location", () => {
  it("adds up for each SKU, with one warning", async () => {
    const stock =
      "sku,location,on_hand,on_order,allocated\nA,Oslo,3,,1\nB,Oslo,1,,\nA,Bergen,0.2,4,\nA,,0.1,,2\n";
    const shop = await readTexts({ sales, stock });
    expect(shop.stock).toEqual([
      { sku: "A", location: "", onHand: 3.3, onOrder: 4, backorders: 0, allocated: 3 },
      { sku: "B", location: "", onHand: 1, onOrder: null, backorders: 0, allocated: 0 },
    ]);
    expect(shop.mustStop).toBe(false);
    expect(shop.diagnostics).toMatchObject([
      {
        severity: "warning",
        code: "locations-added-up",
        message:
          "the sales tell no location: stock at 3 locations (blank, Bergen, Oslo) is taken together for each SKU",
      },
    ]);
  });

  it("counts the open orders of every location, in the same warning", async () => {
    const shop = await readTexts({
      sales,
      stock: "sku,location,on_hand\nA,Oslo,3\n",
      orders: "sku,location,quantity,expected_date\nA,Bergen,5,2026-03-09\nA,Oslo,6,\n",
    });
    expect(shop.openOrders?.map(({ location, quantity }) => [location, quantity])).toEqual([
      ["", 5],
      ["", 6],
    ]);
    expect(shop.diagnostics.map(({ message }) => message)).toEqual([
      "the sales tell no location: stock and open orders at 2 locations (Bergen, Oslo) are taken together for each SKU",
    ]);
  });

  it("is no news where there is one location only", async () => {
    const shop = await readTexts({ sales, stock: "sku,location,on_hand\nA,Main,3\nB,Main,1\n" });
    expect(shop.stock?.map(({ location }) => location)).toEqual(["", ""]);
    expect(shop.diagnostics).toEqual([]);
  });

  it("takes the latest of each location before it adds up", async () => {
    const stock =
      "sku,location,date,on_hand\nA,Oslo,2026-02-01,9\nA,Oslo,2026-03-01,3\nA,Bergen,2026-02-01,4\n";
    expect((await readTexts({ sales, stock })).stock?.map(({ onHand }) => onHand)).toEqual([7]);
  });

  it("is still a mistake where a SKU is twice at the same location", async () => {
    expect(codes(await readTexts({ sales, stock: "sku,location,on_hand\nA,Oslo,3\nA,Oslo,4\n" }))).toEqual([
      "duplicate-row",
    ]);
  });

  it("goes with items of any location, of which a SKU has one", async () => {
    const items = "sku,location,moq\nA,Oslo,6\nB,Bergen,2\n";
    const shop = await readTexts({ sales, items });
    expect(shop.items.map(({ sku, location, moq }) => [sku, location, moq])).toEqual([
      ["A", "", 6],
      ["B", "", 2],
    ]);
    const twice = await readTexts({ sales, items: `${items}A,Bergen,7\n` });
    expect(twice.diagnostics).toMatchObject([
      {
        code: "duplicate-row",
        message: '"A" is there twice: lines 2 and 4',
        hint: "keep one of them: the sales tell no location",
      },
    ]);
  });

  it("is the same whatever the order of the rows", () => {
    const quantity = fc.integer({ min: 0, max: 1_000_000_000 }).map((micro) => micro / 1_000_000);
    const row = fc.record({
      sku: fc.constant("A"),
      location: fc.string(),
      onHand: quantity,
      onOrder: fc.option(quantity),
      backorders: quantity,
      allocated: quantity,
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(addUpStock(rows.toReversed())).toEqual(addUpStock(rows));
      }),
    );
  });
});

describe("stock by location, as Shopify exports it", () => {
  it("has no row of an item at a location that does not stock it", async () => {
    const stock =
      "SKU,Location,Incoming,Committed,On hand\nA,Oslo,not stocked,not stocked,not stocked\nA,Bergen,1,2,7\n";
    const shop = await readTexts({ sales, stock });
    expect(shop.mustStop).toBe(false);
    expect(shop.stock).toMatchObject([{ sku: "A", onHand: 7, onOrder: 1, allocated: 2 }]);
  });
});

describe("stock by location, when the sales tell locations", () => {
  it("stays an item of its own where the SKU is not sold", async () => {
    const shop = await readTexts({
      sales: locatedSales,
      stock: "sku,location,on_hand\nA,Oslo,3\nA,Depot,9\n",
    });
    expect(shop.stock?.map(({ location, onHand }) => [location, onHand])).toEqual([
      ["Oslo", 3],
      ["Depot", 9],
    ]);
    expect(shop.diagnostics).toEqual([]);
  });
});

describe("a rejected row", () => {
  const spokenOf = (row: string, locations: readonly string[]) => [
    ...itemsSpokenOf(new Set([row]), new Map([["A", locations]])),
  ];

  it("touches the item at its location", () => {
    expect(spokenOf("A\u0000Oslo", ["Oslo", "Bergen"])).toEqual(["A\u0000Oslo"]);
  });

  it("without a location touches the SKU everywhere", () => {
    expect(spokenOf("A\u0000", ["Oslo", "Bergen"])).toEqual(["A\u0000", "A\u0000Oslo", "A\u0000Bergen"]);
  });

  it("with a location touches the SKU of a shop without", () => {
    expect(spokenOf("A\u0000Oslo", [""])).toEqual(["A\u0000"]);
  });
});
