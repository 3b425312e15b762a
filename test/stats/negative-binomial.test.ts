import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { negativeBinomial } from "../../src/stats/negative-binomial.ts";
import { poisson } from "../../src/stats/poisson.ts";

const anyMoments = fc
  .tuple(fc.double({ min: -3, max: 6.5, noNaN: true }), fc.double({ min: -9, max: 5, noNaN: true }))
  .map(([logMean, logExcess]) => ({ mean: 10 ** logMean, variance: 10 ** logMean * (1 + 10 ** logExcess) }));

describe("the negative binomial distribution", () => {
  it("with size 1 is geometric: P(X > k) = q^(k + 1)", () => {
    for (const mean of [0.01, 1, 9, 1e3, 1e6]) {
      const q = mean / (1 + mean);
      const logQ = -Math.log1p(1 / mean);
      const geometric = negativeBinomial({ mean, variance: mean * (1 + mean) });
      for (const k of [0, 1, 5, 30, Math.round(mean), Math.round(4 * mean)]) {
        const above = Math.exp((k + 1) * logQ);
        expect(1 - geometric.cdf(k)).toBeCloseTo(above, 12);
        // E(X - k)+ of a geometric count is its mean again, if it gets there: memoryless.
        expect(geometric.loss(k) / mean).toBeCloseTo(above / q, 9);
      }
      expect(geometric.quantile(0.95)).toBe(Math.ceil(Math.log(0.05) / logQ) - 1);
    }
  });

  it("with size 1e4 and success one half is symmetric around 9999 1/2: cdf(9999) is exactly one half", () => {
    const even = negativeBinomial({ mean: 1e4, variance: 2e4 });
    expect(even.cdf(9999)).toBeCloseTo(0.5, 13);
    expect(even.quantile(0.5)).toBe(9999);
  });

  it("is Poisson when the variance is not above the mean, and comes near it when little above", () => {
    const plain = poisson(20);
    expect(negativeBinomial({ mean: 20, variance: 3 }).variance).toBe(20);
    for (const excess of [0, 1e-13, 1e-11, 1e-9]) {
      const near = negativeBinomial({ mean: 20, variance: 20 * (1 + excess) });
      for (const k of [5, 20, 30, 45]) expect(near.cdf(k)).toBeCloseTo(plain.cdf(k), 9);
      expect(near.loss(26.5)).toBeCloseTo(plain.loss(26.5), 7);
    }
  });

  it("with mean 0 is nothing, for certain, whatever the variance", () => {
    expect(negativeBinomial({ mean: 0, variance: 5 }).quantile(0.99)).toBe(0);
    expect(negativeBinomial({ mean: 0, variance: 0 }).loss(0)).toBe(0);
  });

  it("stays in bounds at the ends of the scale", () => {
    for (const mean of [1e-300, 1e-9, 1e9, 1e12]) {
      for (const spread of [1, 1 + 1e-15, 1 + 1e-6, 3, 1e9]) {
        const wide = negativeBinomial({ mean, variance: mean * spread });
        const k = wide.quantile(0.95);
        expect(wide.cdf(k)).toBeGreaterThanOrEqual(0.95 * (1 - 1e-12));
        expect(k === 0 || wide.cdf(k - 1) < 0.95).toBe(true);
        for (const x of [0, k, 2 * k + 1]) {
          expect(wide.cdf(x)).toBeGreaterThanOrEqual(0);
          expect(wide.cdf(x)).toBeLessThanOrEqual(1);
          expect(Number.isFinite(wide.loss(x))).toBe(true);
        }
      }
    }
  });

  it("never skips or repeats a number: the quantile reaches p and the number below does not", () => {
    fc.assert(
      fc.property(anyMoments, fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (moments, p) => {
        const demand = negativeBinomial(moments);
        const k = demand.quantile(p);
        expect(Number.isInteger(k)).toBe(true);
        expect(demand.cdf(k)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        if (k > 0) expect(demand.cdf(k - 1)).toBeLessThan(p);
      }),
      { numRuns: 500 },
    );
  });

  it("has a loss that falls from k to k + 1 by the probability of more than k", () => {
    fc.assert(
      fc.property(anyMoments, fc.double({ min: 0.01, max: 3, noNaN: true }), (moments, multiple) => {
        const demand = negativeBinomial(moments);
        const k = Math.floor(multiple * moments.mean);
        const fall = demand.loss(k) - demand.loss(k + 1);
        expect(fall).toBeCloseTo(1 - demand.cdf(k), 6);
      }),
    );
  });

  it("keeps its digits when nearly all of it is 0", () => {
    // mpmath 1.3 with 40 digits, P(X > k) as a hypergeometric series; the parameters' exact doubles.
    const rare = negativeBinomial({
      mean: 0.0010630640277653545,
      variance: 0.0010630640277653545 * 34907.3476939039,
    });
    expect((1 - rare.cdf(29766)) / 8.60788510631471e-9).toBeCloseTo(1, 6);
    expect(rare.loss(29766) / 0.000196909917830535).toBeCloseTo(1, 11);
  });

  it("has a larger quantile for a larger level", () => {
    fc.assert(
      fc.property(anyMoments, fc.double({ min: 0.01, max: 0.98, noNaN: true }), (moments, p) => {
        const demand = negativeBinomial(moments);
        expect(demand.quantile(p + 0.01)).toBeGreaterThanOrEqual(demand.quantile(p));
      }),
    );
  });

  it("refuses moments below 0 or not finite", () => {
    expect(() => negativeBinomial({ mean: -1, variance: 1 })).toThrow(
      "mean must be finite and at least 0, got -1",
    );
    expect(() => negativeBinomial({ mean: 1, variance: Number.NaN })).toThrow(
      "variance must be finite and at least 0, got NaN",
    );
  });
});
