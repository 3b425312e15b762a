import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { economicOrderQuantity, orderingCost } from "../../src/inventory/economic-order-quantity.ts";

describe("the economic order quantity", () => {
  it.each([
    // stockpyl 0bae176c, tests/test_eoq.py:49 (Snyder & Shen, example 3.1) and :74 (problem 3.1)
    [{ orderCost: 8, unitsPerYear: 1300, holdingCostPerYear: 0.225 }, 304.0467800264368, 68.41052550594829],
    [
      { orderCost: 2250, unitsPerYear: 182500, holdingCostPerYear: 275 },
      1728.109844993551,
      475230.2073732266,
    ],
  ])("of %j is %d and costs %d a year", (costs, quantity, cost) => {
    expect(economicOrderQuantity(costs)).toBeCloseTo(quantity, 9);
    expect(orderingCost(economicOrderQuantity(costs), costs)).toBeCloseTo(cost, 6);
  });

  it("is 25298, every 3.2 months, at 7589.5 a month for Hillier & Lieberman's televisions (R package SCperf)", () => {
    // 8000 a month, 12000 a set-up, .3 a month to hold one: any period does that demand and holding cost share
    const monthly = { orderCost: 12000, unitsPerYear: 8000, holdingCostPerYear: 0.3 };
    expect(Math.round(economicOrderQuantity(monthly))).toBe(25298);
    expect(economicOrderQuantity(monthly) / 8000).toBeCloseTo(3.2, 1);
    expect(orderingCost(economicOrderQuantity(monthly), monthly)).toBeCloseTo(7589.5, 1);
  });

  it("costs 69.725 a year when 250 are ordered at a time in the first example (stockpyl, test_eoq.py:64)", () => {
    expect(orderingCost(250, { orderCost: 8, unitsPerYear: 1300, holdingCostPerYear: 0.225 })).toBeCloseTo(
      69.725,
      9,
    );
  });

  it("is 0 without demand or without a cost of ordering", () => {
    expect(economicOrderQuantity({ orderCost: 8, unitsPerYear: 0, holdingCostPerYear: 1 })).toBe(0);
    expect(economicOrderQuantity({ orderCost: 0, unitsPerYear: 10, holdingCostPerYear: 1 })).toBe(0);
  });

  it("refuses costs that cannot be", () => {
    const costs = { orderCost: 8, unitsPerYear: 10, holdingCostPerYear: 1 };
    expect(() => economicOrderQuantity({ ...costs, holdingCostPerYear: 0 })).toThrow(
      "holdingCostPerYear must be finite and above 0, got 0",
    );
    expect(() => economicOrderQuantity({ ...costs, orderCost: Number.NaN })).toThrow(RangeError);
    expect(() => economicOrderQuantity({ ...costs, unitsPerYear: -1 })).toThrow(RangeError);
    expect(() => orderingCost(0, costs)).toThrow(RangeError);
  });

  it("costs no more than any other quantity", () => {
    const money = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(money, money, money, money, (orderCost, unitsPerYear, holdingCostPerYear, other) => {
        const costs = { orderCost, unitsPerYear, holdingCostPerYear };
        const least = orderingCost(economicOrderQuantity(costs), costs);
        expect(least).toBeLessThanOrEqual(orderingCost(other, costs) * (1 + 1e-12));
      }),
      { seed: 1 },
    );
  });
});
