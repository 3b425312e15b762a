import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poisson } from "../../src/stats/poisson.ts";
import { poissonDensity } from "../../src/stats/poisson-density.ts";

describe("the Poisson distribution", () => {
  // stockpyl 0bae176c, tests/test_newsvendor.py:200 and test_problem_4_8a.
  it.each([
    { mean: 6, holding: 1, shortage: 4, stock: 8, cost: 3.570106945770946 },
    { mean: 18, holding: 200, shortage: 270, stock: 19, cost: 786.0884409351115 },
  ])(
    "with mean $mean has the newsvendor's stock $stock for its quantile",
    ({ mean, holding, shortage, ...best }) => {
      const demand = poisson(mean);
      const stock = demand.quantile(shortage / (holding + shortage));
      expect(stock).toBe(best.stock);
      expect(holding * (stock - mean) + (holding + shortage) * demand.loss(stock)).toBeCloseTo(best.cost, 9);
    },
  );

  it("costs the newsvendor with mean 6 and five units 6.59", () => {
    expect(5 - 6 + 5 * poisson(6).loss(5)).toBeCloseTo(6.590296024616344, 12);
  });

  it("with mean 0 is nothing, for certain", () => {
    expect(poisson(0).quantile(0.999)).toBe(0);
    expect(poisson(0).loss(0)).toBe(0);
  });

  it("has a quantile of 0 up to P(X = 0) and of 1 from there", () => {
    const none = Math.exp(-0.5);
    expect(poisson(0.5).quantile(none)).toBe(0);
    expect(poisson(0.5).quantile(none * (1 - 1e-9))).toBe(0);
    expect(poisson(0.5).quantile(none * (1 + 1e-9))).toBe(1);
  });

  it("has between whole numbers the cdf of the one below and a straight loss", () => {
    const demand = poisson(3.3);
    expect(demand.cdf(4.99)).toBe(demand.cdf(4));
    expect(demand.loss(4.25)).toBeCloseTo(0.75 * demand.loss(4) + 0.25 * demand.loss(5), 14);
    expect(demand.cdf(-0.01)).toBe(0);
    expect(demand.loss(-2)).toBe(5.3);
  });

  it("never skips or repeats a number: the quantile reaches p and the number below does not", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 7, noNaN: true }),
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        (logMean, p) => {
          const demand = poisson(10 ** logMean);
          const k = demand.quantile(p);
          expect(Number.isInteger(k)).toBe(true);
          expect(demand.cdf(k)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          if (k > 0) expect(demand.cdf(k - 1)).toBeLessThan(p);
        },
      ),
    );
  });

  it("has a cdf that rises by the probability of each number", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 2000, noNaN: true }), fc.nat(2000), (mean, k) => {
        const demand = poisson(mean);
        expect(demand.cdf(k + 1) - demand.cdf(k)).toBeCloseTo(poissonDensity(k + 1, mean), 13);
      }),
    );
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a mean of %d", (mean) => {
    expect(() => poisson(mean)).toThrow(`mean must be finite and at least 0, got ${mean}`);
  });
});
