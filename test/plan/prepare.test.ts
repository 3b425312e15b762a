import { describe, expect, it } from "vitest";
import { demandFrame, type FrameOptions } from "../../src/demand/frame.ts";
import { microUnitsPerUnit } from "../../src/demand/ledger.ts";
import { planAll } from "../../src/plan/plan-all.ts";
import { prepareShop } from "../../src/plan/prepare.ts";
import type { PlanRow } from "../../src/plan/row.ts";
import type { PlanSettings } from "../../src/plan/settings.ts";
import type { ShopData } from "../../src/plan/shop.ts";
import { dailySales, day, itemRecord, leadTimeRecord, settingsOf, shopData } from "./make-shop.ts";

function prepared(shop: ShopData, frameOptions: FrameOptions = {}) {
  return prepareShop(shop, demandFrame(shop.ledger, frameOptions), { settings: settingsOf(shop) }).items;
}

async function firstRow(shop: ShopData, settings: Partial<PlanSettings> = {}): Promise<PlanRow> {
  const all = settingsOf(shop, settings);
  const frame = demandFrame(shop.ledger, { asOf: all.asOf });
  const [row] = await planAll(prepareShop(shop, frame, { settings: all }), all, { jobs: 1 });
  if (row === undefined) throw new Error("no row");
  return row;
}

function days(count: number, units = 4): number[] {
  return Array.from({ length: count }, () => units);
}

describe("preparing a shop", () => {
  it("leaves the ledger as it was, so that a shop can be prepared again with other files", () => {
    const sold = shopData(dailySales("A", "2026-01-01", days(4)));
    const listed = { ...sold, items: [itemRecord({ sku: "B" })] };
    expect(prepared(listed).map(({ sku }) => sku)).toEqual(["A", "B"]);
    expect(prepared(sold).map(({ sku }) => sku)).toEqual(["A"]);
  });

  it("flags a history of less than 56 days as short", () => {
    const flagsAfter = (count: number) =>
      prepared(shopData(dailySales("A", "2026-01-01", days(count))))[0]?.flags;
    expect(flagsAfter(55)).toEqual(["short-history"]);
    expect(flagsAfter(56)).toEqual([]);
  });

  it("takes the mean price of its sales for the ABC class of an item without a price", () => {
    const sales = [
      ...dailySales("A", "2026-01-01", days(60, 1)),
      ...dailySales("B", "2026-01-01", days(60, 9)),
    ];
    const shop = shopData(sales, { items: [itemRecord({ sku: "B", unitPrice: 1 })] });
    const classes = () => prepared(shop).map(({ abc }) => abc);
    expect(classes()).toEqual(["B", "A"]);
    shop.ledger.addValue(shop.ledger.findItem("A", ""), day("2026-01-01"), 60 * 1000 * 10_000);
    expect(classes()).toEqual(["A", "C"]);
  });

  it("compares units where returns have eaten up all revenue of an item with demand", () => {
    const sales = [
      ...dailySales("A", "2026-01-01", days(60, 1)),
      ...dailySales("B", "2026-01-01", days(60, 9)),
    ];
    const shop = shopData(sales, { items: [itemRecord({ sku: "B", unitPrice: 0.001 })] });
    shop.ledger.addValue(shop.ledger.findItem("A", ""), day("2026-01-01"), -microUnitsPerUnit);
    expect(prepared(shop).map(({ abc }) => abc)).toEqual(["B", "A"]);
  });
});

describe("an item at the edges of its times", () => {
  it("is dormant when its last sale is more than 365 days ago, and not on the day before", async () => {
    const shop = shopData(dailySales("A", "2025-01-01", days(60)));
    const lastSale = day("2025-03-01");
    expect((await firstRow(shop, { asOf: lastSale + 365 })).action).not.toBe("dormant");
    expect((await firstRow(shop, { asOf: lastSale + 366 })).action).toBe("dormant");
  });

  it("has a daily demand also when lead time and review period are 0 days", async () => {
    const shop = shopData(dailySales("A", "2026-01-01", days(60)), {
      leadTimes: [leadTimeRecord({ meanDays: 0 })],
    });
    const row = await firstRow(shop, { reviewDays: 0 });
    expect(row.leadTimeDemand).toBe(0);
    expect(row.dailyDemand).toBeCloseTo(4, 6);
  });
});
