import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fillRate,
  inverseStandardLoss,
  safetyStockForFillRate,
  shortagePerCycle,
} from "../../src/inventory/fill-rate.ts";
import { standardNormalCdf, standardNormalLoss } from "../../src/stats/standard-normal.ts";

describe("the fill rate", () => {
  it("is .96 with 250 a week +/- 150, two weeks, lots of 1000, reorder point 600 (Chopra & Meindl, ex. 11-4)", () => {
    const sd = 150 * Math.SQRT2;
    const input = { safetyStock: 600 - 500, sd, orderQuantity: 1000 };
    expect(Math.round(sd)).toBe(212);
    expect(standardNormalCdf(100 / sd)).toBeCloseTo(0.68, 2);
    expect(shortagePerCycle(input)).toBeCloseTo(43.86, 1);
    expect(fillRate(input)).toBeCloseTo(0.96, 2);
  });

  it("is .9975 with 2500 a week +/- 500, two weeks, lots of 10000, reorder point 6000 (Chopra & Meindl, ex. 12-1)", () => {
    const sd = 500 * Math.SQRT2;
    const input = { safetyStock: 1000, sd, orderQuantity: 10000 };
    expect(standardNormalCdf(1000 / sd)).toBeCloseTo(0.9214, 4);
    expect(shortagePerCycle(input)).toBeCloseTo(25.13, 2);
    expect(fillRate(input)).toBeCloseTo(0.99749, 5);
  });

  it.each([
    [0.975, 66.7],
    [0.98, 183.0],
    [0.985, 321.5],
    [0.99, 499.3],
    [0.995, 767.1],
  ])(
    "of %d takes a safety stock of %d in the second example (Chopra & Meindl's table)",
    (target, safetyStock) => {
      const found = safetyStockForFillRate({ fillRate: target, sd: 500 * Math.SQRT2, orderQuantity: 10000 });
      expect(found).toBeCloseTo(safetyStock, 1);
    },
  );

  it("is 1 without variance and without a shortfall, and less by the shortfall otherwise", () => {
    expect(fillRate({ safetyStock: 0, sd: 0, orderQuantity: 10 })).toBe(1);
    expect(fillRate({ safetyStock: -2, sd: 0, orderQuantity: 10 })).toBe(0.8);
    expect(safetyStockForFillRate({ fillRate: 0.8, sd: 0, orderQuantity: 10 })).toBeCloseTo(-2, 12);
  });

  it("is 0 when the orders cannot keep up with the shortage", () => {
    expect(fillRate({ safetyStock: -100, sd: 5, orderQuantity: 10 })).toBe(0);
  });

  it("needs a negative safety stock when one order covers many lead times", () => {
    expect(safetyStockForFillRate({ fillRate: 0.9, sd: 10, orderQuantity: 1000 })).toBeLessThan(-50);
  });
});

describe("the inverse of the loss function", () => {
  it("is .889 at .102, so a deviation of 29.27 takes 26.0 and not the published 10.27 (lcrewg.ca, k = .3509)", () => {
    expect(inverseStandardLoss(0.102)).toBeCloseTo(0.889, 2);
    expect(29.27 * inverseStandardLoss(0.102)).toBeCloseTo(26.0, 0);
    expect(standardNormalLoss(0.3509)).toBeGreaterThan(0.24);
  });

  it("gives the loss back", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 6, noNaN: true }), (z) => {
        expect(inverseStandardLoss(standardNormalLoss(z))).toBeCloseTo(z, 6);
      }),
      { seed: 1 },
    );
  });
});

it("a fill rate outside (0, 1), a negative deviation and an order of nothing are refused", () => {
  const target = { fillRate: 0.9, sd: 1, orderQuantity: 10 };
  expect(() => safetyStockForFillRate({ ...target, fillRate: 1 })).toThrow(
    "fillRate must be in (0, 1), got 1",
  );
  expect(() => safetyStockForFillRate({ ...target, sd: -1 })).toThrow(RangeError);
  expect(() => safetyStockForFillRate({ ...target, orderQuantity: 0 })).toThrow(RangeError);
  expect(() => fillRate({ safetyStock: Number.NaN, sd: 1, orderQuantity: 1 })).toThrow(RangeError);
  expect(() => inverseStandardLoss(0)).toThrow(RangeError);
});

it("the safety stock for a fill rate reaches it, and rises with it", () => {
  const rate = fc.double({ min: 0.01, max: 0.999, noNaN: true });
  const units = fc.double({ min: 0.1, max: 1000, noNaN: true });
  fc.assert(
    fc.property(rate, rate, units, units, (one, other, sd, orderQuantity) => {
      const stockFor = (target: number) => safetyStockForFillRate({ fillRate: target, sd, orderQuantity });
      expect(fillRate({ safetyStock: stockFor(one), sd, orderQuantity })).toBeCloseTo(one, 9);
      if (one < other) expect(stockFor(one)).toBeLessThanOrEqual(stockFor(other) + 1e-9);
    }),
    { seed: 1 },
  );
});
