import { describe, expect, it } from "vitest";
import { demandFrame } from "../../src/demand/frame.ts";
import { planAll } from "../../src/plan/plan-all.ts";
import { prepareShop } from "../../src/plan/prepare.ts";
import type { PlanRow } from "../../src/plan/row.ts";
import type { ItemRecord, ShopData } from "../../src/plan/shop.ts";
import { dailySales, itemRecord, type Sale, settingsOf, shopData } from "./make-shop.ts";

/** Ten mugs that sell three a day for 120 days, as alike as chance lets them be. */
const mugs = Array.from({ length: 10 }, (_, mug) => ({
  sku: `MUG-${mug}`,
  units: Array.from({ length: 120 }, (_day, index) => ((index * index + 3 * mug * index) % 11) % 7),
}));
const mugSales = mugs.flatMap(({ sku, units }) => dailySales(sku, "2026-01-01", units));
const mugItems = mugs.map(({ sku }) => itemRecord({ sku, category: "mugs" }));

async function rowOf(
  sales: readonly Sale[],
  item: ItemRecord,
  rest: Partial<ShopData> = {},
): Promise<PlanRow> {
  const shop = shopData([...mugSales, ...sales], { items: [...mugItems, item], ...rest });
  const settings = settingsOf(shop);
  const rows = await planAll(prepareShop(shop, demandFrame(shop.ledger), { settings }), settings, {
    jobs: 1,
  });
  const row = rows.find(({ sku }) => sku === item.sku);
  if (row === undefined) throw new Error(`no row of ${item.sku}`);
  return row;
}

const stockOf = (sku: string): ShopData["stock"] => [
  { sku, location: "", onHand: 0, onOrder: null, backorders: 0, allocated: 0 },
];

describe("a new item", () => {
  it("is expected to sell about what its category does after one sale, and what it does itself in the end", async () => {
    const item = itemRecord({ sku: "NEW", category: "mugs" });
    const oneSale: Sale[] = [["2026-04-30", "NEW", 1]];
    const alone = itemRecord({ sku: "NEW", category: "lamps" });
    const { dailyDemand } = await rowOf(oneSale, item);
    expect(dailyDemand).toBeGreaterThan(1);
    expect(dailyDemand).toBeLessThan(3.5);
    expect((await rowOf(oneSale, alone)).dailyDemand).toBeCloseTo(dailyDemand, 1);
    const old = dailySales("NEW", "2026-01-01", new Array(120).fill(40));
    expect((await rowOf(old, item)).dailyDemand).toBeGreaterThan(38);
  });

  it("is ordered before its first sale when it is said to be like another, at that one's level", async () => {
    const item = itemRecord({ sku: "NEW", category: "lamps", likeSku: "MUG-3" });
    const row = await rowOf([], item, { stock: stockOf("NEW") });
    expect(row.dailyDemand).toBeGreaterThan(2);
    expect(row.action).toBe("expedite");
    expect(row.orderQuantity).toBeGreaterThan(30);
    expect(row.leadTimeDemandSd ** 2).toBeGreaterThan(2 * row.leadTimeDemand);
  });

  it("is not ordered before its first sale when it is like no other", async () => {
    const item = itemRecord({ sku: "NEW", category: "mugs" });
    const row = await rowOf([], item, { stock: stockOf("NEW") });
    expect([row.dailyDemand, row.action, row.orderQuantity]).toEqual([0, "dormant", 0]);
  });

  it("is flagged when its forecast rests on another SKU, and when that one has no sales", async () => {
    const like = (likeSku: string) =>
      rowOf([], itemRecord({ sku: "NEW", likeSku }), { stock: stockOf("NEW") });
    expect((await like("MUG-3")).flags).toContain("like-sku");
    expect((await like("MUG-33")).flags).toContain("like-sku-unknown");
  });
});
