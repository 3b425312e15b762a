import fc from "fast-check";
import { mean, variance } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { empirical } from "../../src/stats/empirical.ts";

const anyValues = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });

describe("the empirical distribution", () => {
  it("of 1, 2, 2, 3 steps by quarters, whatever their order", () => {
    for (const values of [
      [1, 2, 2, 3],
      [3, 2, 1, 2],
    ]) {
      const distribution = empirical(values);
      expect([0.9, 1, 1.5, 2, 2.9, 3].map((x) => distribution.cdf(x))).toEqual([
        0, 0.25, 0.25, 0.75, 0.75, 1,
      ]);
      expect([0.25, 0.26, 0.75, 0.76].map((p) => distribution.quantile(p))).toEqual([1, 2, 2, 3]);
      expect(distribution.loss(1.5)).toBe(0.625);
    }
  });

  it("of a value given with weight 2 is that of the value given twice", () => {
    const weighted = empirical([1, 2, 3, 99], [1, 2, 1, 0]);
    const repeated = empirical([1, 2, 2, 3]);
    expect(weighted.mean).toBe(repeated.mean);
    expect(weighted.variance).toBe(repeated.variance);
    expect(weighted.quantile(0.75)).toBe(repeated.quantile(0.75));
    expect(weighted.quantile(0.9999)).toBe(3);
  });

  it("of one value is that value", () => {
    const one = empirical([4]);
    expect([one.mean, one.variance, one.quantile(0.01), one.loss(1)]).toEqual([4, 0, 4, 3]);
  });

  it("forgives the rounding of tenths: the 0.3 quantile of ten values is the third", () => {
    expect(empirical([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).quantile(0.1 + 0.2)).toBe(3);
  });

  it("has the mean and the variance (over n) of its values", () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const distribution = empirical(values);
        expect(distribution.mean).toBeCloseTo(mean(values), 10);
        expect(distribution.variance).toBeCloseTo(variance(values), 8);
      }),
    );
  });

  it("has a quantile that is one of its values", () => {
    fc.assert(
      fc.property(anyValues, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (values, p) => {
        const quantile = empirical(values).quantile(p);
        const atMost = values.filter((value) => value <= quantile).length;
        const below = values.filter((value) => value < quantile).length;
        expect(values).toContain(quantile);
        expect(atMost / values.length).toBeGreaterThanOrEqual(p - 1e-9);
        expect(below / values.length).toBeLessThan(p);
      }),
    );
  });

  it("refuses no values, no weight, and lists that differ in length", () => {
    expect(() => empirical([])).toThrow("values must not be empty");
    expect(() => empirical([1], [0])).toThrow("weights must have a sum above 0, got 0");
    expect(() => empirical([1, 2], [1])).toThrow("weights must be as many as values (2), got 1");
    expect(() => empirical([1, Number.NaN])).toThrow("value must be finite, got NaN");
    expect(() => empirical([1], [-1])).toThrow("weight must be finite and at least 0, got -1");
  });
});
