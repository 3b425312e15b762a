import { describe, expect, it } from "vitest";
import { stockOfItem } from "../../src/plan/stock-of-item.ts";

const asOf = 20_000;
const stockRow = { sku: "A", location: "", onHand: 10, onOrder: 5, backorders: 1, allocated: 2 };
const options = { asOf, leadTimeDays: 6.2, stockRow, openOrders: null, hasStockFile: true };

function order(quantity: number, expectedDay: number | null) {
  return { sku: "A", location: "", quantity, expectedDay, supplier: "" };
}

describe("an item's stock and open orders", () => {
  it("take on_order to arrive after a lead time in whole days, rounded up", () => {
    const { stock, receipts, flags } = stockOfItem(options);
    expect(stock).toEqual({ onHand: 10, allocated: 2, backorders: 1, onOrder: 5 });
    expect(receipts).toEqual([{ day: asOf + 7, quantity: 5 }]);
    expect(flags).toEqual(["undated-order"]);
  });

  it("take the orders file, where there is one, in place of on_order", () => {
    const { stock, receipts, flags } = stockOfItem({
      ...options,
      openOrders: [order(3, null), order(2, asOf - 1), order(4, asOf)],
    });
    expect(stock?.onOrder).toBe(9);
    expect(receipts).toEqual([
      { day: asOf, quantity: 2 },
      { day: asOf, quantity: 4 },
      { day: asOf + 7, quantity: 3 },
    ]);
    expect([...flags].sort()).toEqual(["overdue", "undated-order"]);
    expect(stockOfItem({ ...options, openOrders: [] }).stock?.onOrder).toBe(0);
  });

  it("are not known without a row in the stock file, which is told where there is such a file", () => {
    expect(stockOfItem({ ...options, stockRow: undefined })).toEqual({
      stock: null,
      receipts: [],
      flags: ["no-stock-row"],
    });
    expect(stockOfItem({ ...options, stockRow: undefined, hasStockFile: false }).flags).toEqual([]);
  });
});
