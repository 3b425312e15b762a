import { describe, expect, it } from "vitest";
import { totalDemandDistribution } from "../../src/forecast/demand-distribution.ts";
import { shrunkDispersion } from "../../src/forecast/dispersion.ts";

describe("shrunkDispersion", () => {
  it("stands halfway between item and group at twenty expected units", () => {
    expect(shrunkDispersion(3, 1, 20)).toBe(2);
    expect(shrunkDispersion(3, 1, 60)).toBe(2.5);
  });

  it("takes the one that is there, and the Poisson's when there is none", () => {
    expect(shrunkDispersion(3, null, 5)).toBe(3);
    expect(shrunkDispersion(null, 1.5, 0)).toBe(1.5);
    expect(shrunkDispersion(null, null, 0)).toBe(1);
  });

  it("refuses what is no dispersion", () => {
    expect(() => shrunkDispersion(-1, null, 5)).toThrow("own must be finite and at least 0, got -1");
    expect(() => shrunkDispersion(1, Number.NaN, 5)).toThrow(RangeError);
    expect(() => shrunkDispersion(1, 1, Infinity)).toThrow(RangeError);
  });
});

describe("totalDemandDistribution", () => {
  it("keeps mean and variance, and is a Poisson where the variance is the smaller", () => {
    const wide = totalDemandDistribution({ mean: 10, variance: 30 });
    expect([wide.mean, wide.variance]).toEqual([10, 30]);
    expect(totalDemandDistribution({ mean: 10, variance: 4 }).variance).toBe(10);
    expect(totalDemandDistribution({ mean: 0, variance: 0 }).quantile(0.99)).toBe(0);
  });
});
