import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demandFrame } from "../../src/demand/frame.ts";
import { planAll } from "../../src/plan/plan-all.ts";
import { prepareShop } from "../../src/plan/prepare.ts";
import type { PlanRow } from "../../src/plan/row.ts";
import type { PlanSettings } from "../../src/plan/settings.ts";
import type { ShopData, StockRecord } from "../../src/plan/shop.ts";
import { dailySales, day, itemRecord, leadTimeRecord, type Sale, settingsOf, shopData } from "./make-shop.ts";

async function plan(shop: ShopData, settings: Partial<PlanSettings> = {}): Promise<readonly PlanRow[]> {
  const all = settingsOf(shop, settings);
  return await planAll(prepareShop(shop, demandFrame(shop.ledger), { settings: all }), all, { jobs: 1 });
}

async function planOne(shop: ShopData, settings: Partial<PlanSettings> = {}): Promise<PlanRow> {
  const [row] = await plan(shop, settings);
  if (row === undefined) throw new Error("no row");
  return row;
}

function stock(onHand: number, rest: Partial<StockRecord> = {}): StockRecord {
  return { sku: "A", location: "", onHand, onOrder: null, backorders: 0, allocated: 0, ...rest };
}

/** Four a day for 200 days; as-of is 2026-07-20. */
const steady = dailySales(
  "A",
  "2026-01-01",
  Array.from({ length: 200 }, () => 4),
);
const asOf = day("2026-07-20");

describe("the plan of a steady item", () => {
  it("orders up to S when stock plus open orders is at the reorder point", async () => {
    const shop = shopData(steady, { stock: [stock(20)] });
    const row = await planOne(shop);
    expect(row.leadTimeDemand).toBeCloseTo(56, 6);
    expect(row.reorderPoint).toBe(row.evidence.policy.baseStock - 1);
    expect(row.safetyStock).toBeCloseTo(row.reorderPoint - row.leadTimeDemand, 9);
    expect(row.orderQuantity).toBe(row.evidence.policy.baseStock - 20);
    expect(row.orderBy).toBe(asOf);
    expect(row.arrivesOn).toBe(asOf + 7);
  });

  it("is expedited when the stock runs out before an order placed today arrives", async () => {
    const row = await planOne(shopData(steady, { stock: [stock(20)] }));
    expect(row).toMatchObject({ action: "expedite", stockoutDate: asOf + 5 });
    expect(row.daysOfCover).toBeCloseTo(5, 9);
    expect(row.reason).toContain("Runs out on 2026-07-25");
  });

  it("is expedited when a closure of the supplier keeps the order until after the stock runs out", async () => {
    const supplier = { supplier: "S", orderDays: null, minOrderValue: null, reviewDays: null };
    const suppliers = [{ ...supplier, closures: [{ from: asOf, to: asOf + 9 }] }];
    const items = [itemRecord({ sku: "A", supplier: "S" })];
    const row = await planOne(shopData(steady, { items, suppliers, stock: [stock(30)] }));
    expect(row).toMatchObject({ action: "expedite", stockoutDate: asOf + 7, arrivesOn: asOf + 17 });
    expect(row.reason).toContain("before an order placed today arrives on 2026-08-06");
  });

  it("is only ordered when the stock lasts until the order arrives", async () => {
    const row = await planOne(shopData(steady, { stock: [stock(30)] }));
    expect(row.action).toBe("order");
  });

  it("is told to wait for room, not that no order is due, when max_stock holds an order back", async () => {
    const items = [itemRecord({ sku: "A", maxStock: 30 })];
    const row = await planOne(shopData(steady, { items, stock: [stock(35)] }));
    expect(row).toMatchObject({ action: "ok", orderQuantity: 0, orderBy: null, flags: ["max-stock"] });
    expect(row.reason).toMatch(
      /^Stock plus open orders of 35 is at or below .* leaves no room for an order\.$/,
    );
  });

  it("is no alarm when it is out of stock and its service level asks for no stock", async () => {
    const seldom: Sale[] = [["2026-01-01", "A", 1], ...dailySales("B", "2026-01-01", Array(200).fill(4))];
    const [row] = await plan(shopData(seldom, { stock: [stock(0)] }));
    expect(row).toMatchObject({ action: "ok", orderQuantity: 0, reorderPoint: -1 });
    expect(row?.reason).toBe("Sells so seldom that no stock is needed for 95 % service over 14 days.");
    const [owed] = await plan(shopData(seldom, { stock: [stock(0, { backorders: 2 })] }));
    expect(owed).toMatchObject({ action: "expedite", orderQuantity: 2 });
    expect(owed?.reason).toContain("Out of stock, before an order placed today arrives on");
  });

  it("is due soon when the reorder point is reached within a review period", async () => {
    const { reorderPoint } = await planOne(shopData(steady));
    const row = await planOne(shopData(steady, { stock: [stock(reorderPoint + 10)] }));
    expect(row).toMatchObject({ action: "soon", orderQuantity: 0, orderBy: asOf + 3, arrivesOn: asOf + 10 });
  });

  it("is overstock beyond the order-up-to level and ninety days of demand", async () => {
    const { orderUpTo } = await planOne(shopData(steady));
    const row = await planOne(shopData(steady, { stock: [stock(orderUpTo + 400)] }));
    expect(row.action).toBe("overstock");
    expect(row.excessUnits).toBeCloseTo(400 - 360, 6);
  });

  it("has targets but no order columns when the stock is not known", async () => {
    const row = await planOne(shopData(steady));
    expect(row).toMatchObject({ action: null, orderQuantity: null, inventoryPosition: null, orderBy: null });
    expect(row.reorderPoint).toBeGreaterThan(50);
  });

  it("counts what is on order, allocated and owed in its position", async () => {
    const row = await planOne(
      shopData(steady, { stock: [stock(50, { onOrder: 20, allocated: 5, backorders: 3 })] }),
    );
    expect(row).toMatchObject({ onOrder: 20, inventoryPosition: 62, flags: ["undated-order"] });
  });
});

describe("stock below zero", () => {
  it("is owed: the position and the order count it, and it is flagged", async () => {
    const row = await planOne(shopData(steady, { stock: [stock(-3)] }));
    const owed = await planOne(shopData(steady, { stock: [stock(0, { backorders: 3 })] }));
    expect(row).toMatchObject({ action: "expedite", inventoryPosition: -3, flags: ["stock-below-zero"] });
    expect(row.orderQuantity).toBe(owed.orderQuantity);
    expect(row.stockoutDate).toBe(owed.stockoutDate);
  });
});

describe("open orders", () => {
  const order = { sku: "A", location: "", supplier: "" };

  it("override the stock file's on_order, and an order that is overdue is expected this morning", async () => {
    const openOrders = [{ ...order, quantity: 12, expectedDay: asOf - 3 }];
    const row = await planOne(shopData(steady, { stock: [stock(20, { onOrder: 99 })], openOrders }));
    expect(row).toMatchObject({ onOrder: 12, inventoryPosition: 32, stockoutDate: asOf + 8 });
    expect(row.flags).toEqual(["overdue"]);
  });

  it("without a date is taken to arrive after a lead time, and says so", async () => {
    const openOrders = [{ ...order, quantity: 100, expectedDay: null }];
    const row = await planOne(shopData(steady, { stock: [stock(20)], openOrders }));
    expect(row).toMatchObject({ action: "expedite", orderQuantity: 0, flags: ["undated-order"] });
    expect(row.reason).toContain("hurry the open order");
  });
});

describe("items that are not ordered", () => {
  it("are dormant when discontinued, whatever their stock", async () => {
    const items = [itemRecord({ sku: "A", status: "discontinued" })];
    const row = await planOne(shopData(steady, { items, stock: [stock(0)] }));
    expect(row).toMatchObject({ action: "dormant", orderQuantity: 0, orderBy: null });
  });

  it("are dormant after a year without a sale", async () => {
    const sales: Sale[] = [["2025-01-01", "A", 5], ...dailySales("B", "2026-01-01", [1, 1, 1])];
    const rows = await plan(shopData(sales, { stock: [stock(0), stock(99, { sku: "B" })] }));
    expect(rows.map(({ sku, action }) => [sku, action])).toEqual([
      ["A", "dormant"],
      ["B", "ok"],
    ]);
  });

  it("stay rows when they never sold, flagged, and min_stock still has them ordered", async () => {
    const items = [itemRecord({ sku: "N", minStock: 5 }), itemRecord({ sku: "O" })];
    const newStock = [stock(0, { sku: "N" }), stock(0, { sku: "O" })];
    const rows = await plan(shopData(steady, { items, stock: newStock }));
    expect(rows.map(({ sku, action, orderQuantity }) => [sku, action, orderQuantity])).toEqual([
      ["A", null, null],
      ["N", "order", 6],
      ["O", "dormant", 0],
    ]);
    expect(rows[2]?.flags).toContain("no-sales");
    expect(rows[0]?.flags).toContain("no-stock-row");
  });
});

describe("parameters", () => {
  it("of the location's own row win cell by cell over those of every location", async () => {
    const sales = dailySales(
      "A",
      "2026-01-01",
      Array.from({ length: 100 }, () => 2),
      "Rome",
    );
    const items = [
      itemRecord({ sku: "A", name: "Lamp", moq: 10, serviceLevel: 0.9 }),
      itemRecord({ sku: "A", location: "Rome", serviceLevel: 0.99 }),
    ];
    const row = await planOne(shopData(sales, { items }));
    expect(row).toMatchObject({ name: "Lamp", serviceLevel: 0.99, evidence: { policy: { moq: 10 } } });
    expect(row.evidence.policy.serviceLevelSource).toBe("items");
  });

  it("take the review period of the item, else of the supplier, else of the settings", async () => {
    const suppliers = [
      { supplier: "Acme", orderDays: null, minOrderValue: null, closures: [], reviewDays: 14 },
    ];
    const items = [itemRecord({ sku: "A", supplier: "Acme" })];
    expect(await planOne(shopData(steady, { items, suppliers }))).toMatchObject({ reviewDays: 14 });
    const own = [itemRecord({ sku: "A", supplier: "Acme", reviewDays: 3 })];
    expect(await planOne(shopData(steady, { items: own, suppliers }))).toMatchObject({ reviewDays: 3 });
    expect(await planOne(shopData(steady))).toMatchObject({ reviewDays: 7 });
  });

  it("an item without a lead time of its own takes the longest quoted one, flagged", async () => {
    const leadTimes = [leadTimeRecord({ sku: "X", meanDays: 5 }), leadTimeRecord({ sku: "Y", meanDays: 30 })];
    const row = await planOne(shopData(steady, { leadTimes }));
    expect(row).toMatchObject({ leadTimeDays: 30, flags: ["no-lead-time"] });
  });

  it("a min_stock of 0 is none, as exports fill the cell", async () => {
    const seldom: Sale[] = [["2026-01-01", "A", 1], ...dailySales("B", "2026-01-01", Array(200).fill(4))];
    const items = [itemRecord({ sku: "A", minStock: 0 })];
    const [row] = await plan(shopData(seldom, { items, stock: [stock(0)] }));
    expect(row).toMatchObject({ orderQuantity: 0, reorderPoint: -1 });
  });

  it("a max_stock below what the service level needs is flagged before an order is due", async () => {
    const items = [itemRecord({ sku: "A", maxStock: 30 })];
    const row = await planOne(shopData(steady, { items, stock: [stock(300)] }));
    expect(row.flags).toEqual(["max-stock"]);
  });

  it("an open order that arrives before a new one could makes the risk a lower bound, flagged", async () => {
    const openOrders = [{ sku: "A", location: "", supplier: "", quantity: 100, expectedDay: asOf + 2 }];
    const row = await planOne(shopData(steady, { stock: [stock(20)], openOrders }));
    expect(row.flags).toEqual(["risk-at-least"]);
  });

  it("an order waits for the supplier's order day and arrives after its closure", async () => {
    const onWednesdays = [false, false, true, false, false, false, false];
    const closures = [{ from: asOf + 4, to: asOf + 6 }];
    const suppliers = [
      { supplier: "Acme", orderDays: onWednesdays, minOrderValue: null, closures, reviewDays: null },
    ];
    const items = [itemRecord({ sku: "A", supplier: "Acme" })];
    const row = await planOne(shopData(steady, { items, suppliers, stock: [stock(40)] }));
    expect(row).toMatchObject({ orderBy: asOf, arrivesOn: asOf + 2 + 7 + 3 });
  });
});

describe("planning all items", () => {
  const units = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 30, maxLength: 80 });

  it("gives the same rows whatever the order of the sales rows", async () => {
    await fc.assert(
      fc.asyncProperty(units, units, fc.infiniteStream(fc.nat()), async (a, b, keys) => {
        const sales = [
          ...dailySales("A", "2026-01-01", a),
          ...dailySales("B", "2026-01-05", b),
          ["2026-04-30", "C", 1] as const,
        ];
        const shuffled = sales
          .map((sale) => ({ sale, key: keys.next().value }))
          .sort((left, right) => left.key - right.key)
          .map(({ sale }) => sale);
        const held = { stock: [stock(5), stock(7, { sku: "B" })] };
        expect(await plan(shopData(shuffled, held))).toEqual(await plan(shopData(sales, held)));
      }),
      { numRuns: 40 },
    );
  });

  it("never shows a number that is not finite, and orders whole packs of at least the MOQ", async () => {
    const whole = fc.integer({ min: 1, max: 50 });
    await fc.assert(
      fc.asyncProperty(
        units,
        whole,
        whole,
        fc.integer({ min: -20, max: 60 }),
        async (a, moq, packSize, onHand) => {
          const items = [itemRecord({ sku: "A", moq, packSize })];
          const held = [stock(Math.max(0, onHand), { backorders: Math.max(0, -onHand) })];
          const row = await planOne(
            shopData(dailySales("A", "2026-01-01", [1, ...a]), { items, stock: held }),
          );
          for (const value of Object.values(row)) {
            if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
          }
          const quantity = row.orderQuantity ?? 0;
          if (quantity > 0) {
            expect(quantity).toBeGreaterThanOrEqual(moq);
            expect(quantity % packSize).toBe(0);
            expect((row.inventoryPosition ?? 0) + quantity).toBeGreaterThanOrEqual(
              row.evidence.policy.baseStock,
            );
          } else {
            expect(row.inventoryPosition).toBeGreaterThan(row.reorderPoint);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("raises the reorder point with the service level and with the lead time", async () => {
    const noisy = dailySales(
      "A",
      "2026-01-01",
      Array.from({ length: 200 }, (_, index) => (index * 7) % 5),
    );
    const at = async (serviceLevel: number, meanDays: number): Promise<number> => {
      const shop = shopData(noisy, { leadTimes: [leadTimeRecord({ meanDays })] });
      return (await planOne(shop, { serviceLevel })).reorderPoint;
    };
    expect(await at(0.99, 7)).toBeGreaterThan(await at(0.9, 7));
    expect(await at(0.95, 21)).toBeGreaterThan(await at(0.95, 7));
  });
});

describe("the safety stock of a planned row", () => {
  const noisy = dailySales(
    "A",
    "2026-01-01",
    Array.from({ length: 200 }, (_, index) => (index * 7 + 3) % 5),
  );
  const shop = shopData(noisy, { leadTimes: [leadTimeRecord({ meanDays: 10, sdDays: 3 })] });

  it("is z * sqrt((L + R) sd_d^2 + d^2 sd_L^2) by king", async () => {
    const row = await planOne(shop, { safetyStock: "king", method: "gamma-poisson-flat" });
    const { historyDailyMean: d, historyDailySd: sd } = row.evidence.policy;
    expect(d).toBeCloseTo(2, 9);
    expect(row.safetyStock).toBeCloseTo(1.6448536269514722 * Math.sqrt(17 * sd ** 2 + (d * 3) ** 2), 9);
  });

  it("is z times the deviation of lead-time demand by normal", async () => {
    const row = await planOne(shop, { safetyStock: "normal", serviceLevel: 0.98 });
    expect(row.safetyStock).toBeCloseTo(2.0537489106318225 * row.leadTimeDemandSd, 9);
  });

  it("counts by king the closed weekdays ahead, when the shop rests at weekends", async () => {
    const resting = dailySales(
      "A",
      "2026-01-05",
      Array.from({ length: 210 }, (_, index) => (index % 7 > 4 ? 0 : 25 + (index % 3))),
    );
    const weekdays = shopData(resting, { leadTimes: [leadTimeRecord({ meanDays: 14, sdDays: 5 })] });
    const row = await planOne(weekdays, { safetyStock: "king" });
    // 26 a weekday; of the days ahead about five in seven are open.
    expect(row.evidence.policy.historyDailyMean / row.dailyDemand).toBeCloseTo(1, 1);
    expect(row.evidence.policy.historyDailyMean).toBeLessThan(26 * 0.8);
  });

  it("is the demand of the cover days by days-of-cover", async () => {
    const row = await planOne(shop, { safetyStock: "days-of-cover", coverDays: 10 });
    expect(row.safetyStock).toBeCloseTo(10 * row.dailyDemand, 9);
  });

  it("is the largest less the mean demand by max-average", async () => {
    const row = await planOne(shop, { safetyStock: "max-average", method: "gamma-poisson-flat" });
    const { longestDays } = row.evidence.leadTime;
    expect(row.evidence.policy.historyDailyMax).toBe(4);
    expect(row.safetyStock).toBeCloseTo(4 * (longestDays + 7) - 2 * 17, 9);
  });

  it("reaches the service level with S and not with one unit less by quantile", async () => {
    const { evidence } = await planOne(shop);
    expect(evidence.policy.chanceAtBaseStock).toBeGreaterThanOrEqual(0.95);
    expect(evidence.policy.chanceBelowBaseStock).toBeLessThan(0.95);
  });

  it("rests on a lead-time demand of the level times the open buckets ahead", async () => {
    const row = await planOne(shop, { method: "gamma-poisson-flat" });
    const { level, bucketsAhead } = row.evidence.forecast;
    expect(bucketsAhead).toBeCloseTo(17, 3);
    expect(row.leadTimeDemand).toBeCloseTo(level * bucketsAhead, 9);
  });
});

describe("the reason of a row", () => {
  it("says that an item never sold, and what would have it ordered", async () => {
    const shop = shopData(steady, { items: [itemRecord({ sku: "N" })], stock: [stock(0, { sku: "N" })] });
    const rows = await plan(shop);
    expect(rows[1]?.reason).toBe(
      "Never sold so far: not ordered; a min_stock in the items file would have it ordered.",
    );
  });

  it("names a service level only where the safety stock comes from one", async () => {
    const shop = shopData(steady, { stock: [stock(30)] });
    expect((await planOne(shop)).reason).toContain("(95 % service over 14 days)");
    const cover = await planOne(shop, { safetyStock: "days-of-cover" });
    expect(cover.reason).toContain("the reorder point of 112 (14 days)");
    const items = [itemRecord({ sku: "A", minStock: 99 })];
    expect((await planOne({ ...shop, items })).reason).toContain("the reorder point of 99 (its min_stock)");
  });

  it("says when units owed to customers are taken off the stock", async () => {
    const row = await planOne(shopData(steady, { stock: [stock(38, { allocated: 3, backorders: 1 })] }));
    expect(row.reason).toMatch(/^Stock plus open orders, less 4 owed to customers, of 34 is at or below/);
  });
});
