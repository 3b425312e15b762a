import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadTimeDemand } from "../../../src/inventory/lead-time-demand.ts";
import type { SafetyStockInput } from "../../../src/inventory/safety-stock/levels.ts";
import { safetyStockMethods } from "../../../src/inventory/safety-stock/methods.ts";
import { leadTimeDistribution } from "../../../src/lead-time/distribution.ts";
import { steadyDemand } from "../steady-demand.ts";

interface Item {
  readonly mean: number;
  readonly dispersion: number;
  readonly leadDays: number;
  readonly leadSdDays: number;
  readonly reviewDays: number;
  readonly serviceLevel: number;
}

function inputOf({
  mean,
  dispersion,
  leadDays,
  leadSdDays,
  reviewDays,
  serviceLevel,
}: Item): SafetyStockInput {
  const leadTime = leadTimeDistribution({ meanDays: leadDays, sdDays: leadSdDays });
  const forecast = steadyDemand(mean, mean * dispersion);
  return {
    serviceLevel,
    leadTimeDemand: leadTimeDemand({ forecast, leadTime, reviewDays, bucketsAhead: (days) => days }),
    leadTime,
    reviewDays,
    dailyDemand: { mean, sd: Math.sqrt(mean * dispersion), max: 4 * mean },
    coverDays: 10,
    minStock: null,
  };
}

const someItem = {
  mean: 3,
  dispersion: 2,
  leadDays: 14,
  leadSdDays: 4,
  reviewDays: 7,
  serviceLevel: 0.95,
};
const anyItem = fc.record({
  mean: fc.double({ min: 0.01, max: 50, noNaN: true }),
  dispersion: fc.double({ min: 1, max: 6, noNaN: true }),
  leadDays: fc.integer({ min: 1, max: 40 }),
  leadSdDays: fc.double({ min: 0, max: 8, noNaN: true }),
  reviewDays: fc.integer({ min: 0, max: 14 }),
  serviceLevel: fc.double({ min: 0.5, max: 0.999, noNaN: true }),
});
const settings = { seed: 1, numRuns: 40 };
const methods = Object.entries(safetyStockMethods);

describe.each(methods)("%s", (_name, method) => {
  it("has reorder point = mean lead-time demand + safety stock, and S the whole number above it", () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const input = inputOf(item);
        const { reorderPoint, baseStock, safetyStock } = method(input);
        expect(input.leadTimeDemand.mean + safetyStock).toBeCloseTo(reorderPoint, 9);
        expect(Number.isInteger(baseStock)).toBe(true);
        expect(baseStock).toBeGreaterThan(reorderPoint);
        expect(baseStock).toBeLessThanOrEqual(reorderPoint + 1);
      }),
      settings,
    );
  });

  it("never lowers the reorder point when the service level rises", () => {
    fc.assert(
      fc.property(anyItem, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (item, other) => {
        const [low, high] = [item.serviceLevel, other].toSorted((a, b) => a - b);
        const lower = method(inputOf({ ...item, serviceLevel: low ?? other }));
        const higher = method(inputOf({ ...item, serviceLevel: high ?? other }));
        expect(higher.reorderPoint).toBeGreaterThanOrEqual(lower.reorderPoint);
        expect(higher.baseStock).toBeGreaterThanOrEqual(lower.baseStock);
      }),
      settings,
    );
  });

  it("keeps the reorder point at min_stock at least, and S a unit above", () => {
    const input = inputOf(someItem);
    const plain = method(input);
    expect(method({ ...input, minStock: 0 })).toEqual(plain);
    const raised = method({ ...input, minStock: 500 });
    expect(raised.reorderPoint).toBe(500);
    expect(raised.baseStock).toBe(501);
    expect(raised.safetyStock).toBeCloseTo(500 - input.leadTimeDemand.mean, 9);
    expect(method({ ...input, minStock: 500.5 }).baseStock).toBe(502);
    expect(() => method({ ...input, minStock: -1 })).toThrow(
      "minStock must be finite and at least 0, got -1",
    );
  });

  it("keeps no stock of an item that nobody wants", () => {
    const input = { ...inputOf({ ...someItem, mean: 0 }), dailyDemand: { mean: 0, sd: 0, max: 0 } };
    expect(method(input)).toEqual({ reorderPoint: -1, baseStock: 0, safetyStock: -1, methodSafetyStock: -1 });
    expect(method({ ...input, minStock: 2 })).toEqual({
      reorderPoint: 2,
      baseStock: 3,
      safetyStock: 2,
      methodSafetyStock: -1,
    });
  });
});

describe.each(["quantile", "king", "normal"] as const)("%s", (name) => {
  const method = safetyStockMethods[name];

  it.each([0, 1, 95, -0.1, Number.NaN])("refuses the service level %d", (serviceLevel) => {
    expect(() => method({ ...inputOf(someItem), serviceLevel })).toThrow(
      `serviceLevel must be in (0, 1), got ${serviceLevel}`,
    );
  });

  it("asks for more when the lead time varies more, at a high service level", () => {
    fc.assert(
      fc.property(anyItem, fc.double({ min: 0.5, max: 8, noNaN: true }), (item, more) => {
        const high = { ...item, leadDays: item.leadDays + 10, serviceLevel: 0.98 };
        const steady = method(inputOf({ ...high, leadSdDays: 0 }));
        const varied = method(inputOf({ ...high, leadSdDays: more }));
        expect(varied.reorderPoint).toBeGreaterThanOrEqual(steady.reorderPoint - 0.5);
      }),
      settings,
    );
  });
});

describe("without any variance", () => {
  it.each(["king", "normal"] as const)("%s keeps no safety stock", (name) => {
    const input = inputOf({ ...someItem, leadSdDays: 0 });
    const certain = {
      ...input,
      leadTimeDemand: { ...input.leadTimeDemand, variance: 0 },
      dailyDemand: { mean: 3, sd: 0, max: 3 },
    };
    expect(safetyStockMethods[name](certain).safetyStock).toBeCloseTo(0, 12);
    expect(safetyStockMethods[name](certain).reorderPoint).toBe(63);
    expect(safetyStockMethods[name](certain).baseStock).toBe(64);
  });

  it("king takes the two ends of the review period as lead time", () => {
    const one = inputOf({ ...someItem, leadSdDays: 0, leadDays: 14, reviewDays: 7 });
    const other = inputOf({ ...someItem, leadSdDays: 0, leadDays: 7, reviewDays: 14 });
    expect(safetyStockMethods.king(one).safetyStock).toBeCloseTo(
      safetyStockMethods.king(other).safetyStock,
      9,
    );
  });
});

it("the quantile method reaches the promised level and would miss it with a unit less", () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      const input = inputOf(item);
      const { baseStock } = safetyStockMethods.quantile(input);
      const { distribution } = input.leadTimeDemand;
      expect(distribution.cdf(baseStock)).toBeGreaterThanOrEqual(item.serviceLevel - 1e-9);
      if (baseStock > 0) expect(distribution.cdf(baseStock - 1)).toBeLessThan(item.serviceLevel + 1e-9);
    }),
    settings,
  );
});
