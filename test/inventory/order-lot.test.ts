import { describe, expect, it } from "vitest";
import { orderLot } from "../../src/inventory/order-lot.ts";

const plain = {
  cumulativeMean: (days: number) => days * 3.5,
  orderCycleDays: null,
  unitsPerYear: 1300,
  orderCost: null,
  unitCost: null,
  holdingRate: null,
};
const costs = { orderCost: 8, unitCost: 0.75, holdingRate: 0.3 };

describe("the lot of an item", () => {
  it("is 0 when neither costs nor a cycle are known", () => {
    expect(orderLot(plain)).toEqual({ lot: 0, economicOrderQuantity: null });
  });

  it("is the demand of the order cycle, in whole units", () => {
    expect(orderLot({ ...plain, orderCycleDays: 7 })).toEqual({ lot: 25, economicOrderQuantity: null });
    expect(orderLot({ ...plain, orderCycleDays: 0 }).lot).toBe(0);
  });

  it("is the EOQ, in whole units, when order cost, unit cost and holding rate are known", () => {
    // stockpyl 0bae176c, tests/test_eoq.py:49: h = 0.3 x 0.75 = 0.225
    const lot = orderLot({ ...plain, ...costs });
    expect(lot.lot).toBe(305);
    expect(lot.economicOrderQuantity).toBeCloseTo(304.0467800264368, 9);
  });

  it("is the EOQ and not the cycle when both are given", () => {
    expect(orderLot({ ...plain, ...costs, orderCycleDays: 7 }).lot).toBe(305);
  });

  it("is the cycle when a cost is missing or holding costs nothing", () => {
    for (const missing of [
      { orderCost: null },
      { unitCost: null },
      { holdingRate: null },
      { holdingRate: 0 },
    ]) {
      expect(orderLot({ ...plain, ...costs, ...missing, orderCycleDays: 7 })).toEqual({
        lot: 25,
        economicOrderQuantity: null,
      });
    }
  });

  it("refuses a negative cycle", () => {
    expect(() => orderLot({ ...plain, orderCycleDays: -1 })).toThrow(
      "orderCycleDays must be finite and at least 0, got -1",
    );
  });
});
