import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { totalDemandDistribution } from "../../src/forecast/demand-distribution.ts";
import {
  dispersionDoubt,
  doubtfulDemandDistribution,
  expectedDispersion,
} from "../../src/forecast/dispersion-doubt.ts";
import { createRandom } from "../../src/stats/random.ts";
import { shareUpTo } from "./simulate.ts";

const someMoments = fc.record({
  mean: fc.double({ min: 0.01, max: 200, noNaN: true }),
  ratio: fc.double({ min: 0.5, max: 30, noNaN: true }),
  doubt: fc.double({ min: 0, max: 0.7, noNaN: true }),
});

describe("dispersionDoubt", () => {
  it("falls with the buckets that the dispersion was measured on, and ends at 180", () => {
    expect(dispersionDoubt(0)).toBeCloseTo(Math.sqrt(0.4), 12);
    expect(dispersionDoubt(18)).toBeCloseTo(0.458831, 6);
    expect(dispersionDoubt(179)).toBeGreaterThan(0.2);
    expect(dispersionDoubt(180)).toBe(0);
    expect(dispersionDoubt(365)).toBe(0);
  });

  it("refuses a count that is none", () => {
    expect(() => dispersionDoubt(-1)).toThrow("openBuckets");
    expect(() => dispersionDoubt(Number.NaN)).toThrow("openBuckets");
  });
});

describe("expectedDispersion", () => {
  it("is the mean of a dispersion that is as likely too high as too low by one factor", () => {
    expect(expectedDispersion(3, Math.log(2))).toBeCloseTo((3 * 2 + 3 / 2) / 2, 12);
    expect(expectedDispersion(3, 0)).toBe(3);
  });
});

describe("doubtfulDemandDistribution", () => {
  it("keeps mean and variance whatever the doubt", () => {
    fc.assert(
      fc.property(someMoments, ({ mean, ratio, doubt }) => {
        const variance = mean * ratio;
        const distribution = doubtfulDemandDistribution({ mean, variance }, doubt);
        expect(distribution.mean / mean).toBeCloseTo(1, 12);
        // Demand steadier than the Poisson is taken for it, with and without doubt.
        expect(distribution.variance / Math.max(mean, variance)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("has a cdf that its quantile undoes", () => {
    fc.assert(
      fc.property(
        someMoments,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        ({ mean, ratio, doubt }, p) => {
          const distribution = doubtfulDemandDistribution({ mean, variance: mean * ratio }, doubt);
          const x = distribution.quantile(p);
          expect(distribution.cdf(x)).toBeGreaterThanOrEqual(p * (1 - 1e-9));
          if (x > 0) expect(distribution.cdf(x - 1)).toBeLessThan(p);
        },
      ),
    );
  });

  it("makes a bucket without demand likelier, and a very high one", () => {
    const sure = totalDemandDistribution({ mean: 4, variance: 9 });
    const doubtful = doubtfulDemandDistribution({ mean: 4, variance: 9 }, 0.5);
    expect(doubtful.cdf(0)).toBeGreaterThan(sure.cdf(0));
    expect(doubtful.cdf(18)).toBeLessThan(sure.cdf(18));
    expect(doubtful.quantile(0.5)).toBe(sure.quantile(0.5));
  });

  it("is the distribution without doubt when there is none", () => {
    for (const moments of [
      { mean: 2, variance: 5 },
      { mean: 2, variance: 1 },
      { mean: 0, variance: 0 },
    ]) {
      const sure = totalDemandDistribution(moments);
      const doubts = moments.variance > moments.mean ? [0] : [0, 0.6];
      for (const doubt of doubts) {
        const distribution = doubtfulDemandDistribution(moments, doubt);
        for (const x of [0, 1, 3, 9]) expect(distribution.cdf(x)).toBe(sure.cdf(x));
      }
    }
  });

  it("is what a draw of the variance and then of the demand gives: closed form = simulation", () => {
    const random = createRandom(7);
    const [mean, variance, doubt] = [3, 12, 0.5];
    const parts = [-1, 1].map((sign) =>
      totalDemandDistribution({ mean, variance: (variance * Math.exp(sign * doubt)) / Math.cosh(doubt) }),
    );
    const draws = Float64Array.from({ length: 200_000 }, () =>
      parts[random.next() < 0.5 ? 0 : 1]!.sample(random),
    ).sort();
    const distribution = doubtfulDemandDistribution({ mean, variance }, doubt);
    for (const x of [0, 1, 3, 6, 10, 16]) {
      expect(Math.abs(shareUpTo(draws, x) - distribution.cdf(x))).toBeLessThan(0.005);
    }
  });

  it("refuses a doubt that is none", () => {
    expect(() => doubtfulDemandDistribution({ mean: 1, variance: 2 }, -0.1)).toThrow("doubt");
    expect(() => doubtfulDemandDistribution({ mean: 1, variance: Number.NaN }, 0.1)).toThrow("NaN");
  });
});
