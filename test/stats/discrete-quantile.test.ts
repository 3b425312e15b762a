import { describe, expect, it } from "vitest";
import { discreteQuantile } from "../../src/stats/discrete-quantile.ts";
import { poisson } from "../../src/stats/poisson.ts";

/** The quantile, and how many cdfs it took. */
function counted(distribution: Parameters<typeof discreteQuantile>[0], p: number) {
  let evaluations = 0;
  const cdf = (k: number): number => {
    evaluations++;
    return distribution.cdf(k);
  };
  return { quantile: discreteQuantile({ ...distribution, cdf }, p), evaluations };
}

describe("the search for a discrete quantile", () => {
  it("takes a handful of cdfs where the distribution is nearly normal", () => {
    for (const mean of [1, 30, 1e3, 1e6]) {
      for (const p of [0.05, 0.5, 0.95, 0.999]) {
        expect(counted(poisson(mean), p).evaluations).toBeLessThanOrEqual(7);
      }
    }
  });

  it("takes some tens of cdfs where the moments mislead it", () => {
    // Nearly always 3, once in a million 1e9: the moments see only the second.
    const rare = { mean: 1003, variance: 1e12, cdf: (k: number) => (k < 3 ? 0 : k < 1e9 ? 1 - 1e-6 : 1) };
    for (const [p, quantile] of [
      [0.5, 3],
      [1 - 1e-7, 1e9],
    ] as const) {
      const found = counted(rare, p);
      expect(found.quantile).toBe(quantile);
      expect(found.evaluations).toBeLessThan(80);
    }
  });

  it("takes a cdf for p when it is short of it by rounding only", () => {
    const half = { mean: 0.5, variance: 0.25, cdf: (k: number) => (k < 1 ? 0.5 - 1e-13 : 1) };
    expect(discreteQuantile(half, 0.5)).toBe(0);
    expect(discreteQuantile(half, 0.5 + 1e-11)).toBe(1);
  });

  it("refuses what is no probability", () => {
    expect(() => discreteQuantile(poisson(1), 1)).toThrow("p must be in (0, 1), got 1");
  });
});
