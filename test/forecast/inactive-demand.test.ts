import { describe, expect, it } from "vitest";
import { totalDemandDistribution } from "../../src/forecast/demand-distribution.ts";
import { type Idleness, mixedDemand } from "../../src/forecast/inactive-demand.ts";
import { negativeBinomial } from "../../src/stats/negative-binomial.ts";
import { createRandom } from "../../src/stats/random.ts";
import { sampleGamma } from "../../src/stats/sample-gamma.ts";
import { momentsOf, shareUpTo } from "./simulate.ts";

const idleness: Idleness = {
  chance: 0.7,
  returnChance: 0.05,
  level: 4,
  dispersion: 1.8,
  levelVariance: 0.04,
};
const exposure = Float64Array.of(1, 0, 1.5, 1, 0.5, 1, 1, 2, 1, 1);
const runningExposure = (buckets: number): number => {
  const whole = Math.floor(buckets);
  const part = buckets > whole ? (buckets - whole) * exposure[whole]! : 0;
  return exposure.subarray(0, whole).reduce((sum, s) => sum + s, 0) + part;
};
/** Active demand of half a unit per average bucket, variance 1.5 times the mean. */
const activeMoments = (open: number) => ({ mean: 0.5 * open, variance: 0.75 * open });
const active = {
  mean: (buckets: number) => activeMoments(runningExposure(buckets)).mean,
  total: (buckets: number) => activeMoments(runningExposure(buckets)),
  distribution: (buckets: number) => totalDemandDistribution(activeMoments(runningExposure(buckets))),
  bucket: (index: number) => totalDemandDistribution(activeMoments(exposure[index]!)),
};
const mixed = mixedDemand(active, idleness, exposure, totalDemandDistribution);

/** Draws of total demand: idle or not, the bucket of the return, its level, then every bucket. */
function simulate(buckets: number, paths: number): Float64Array {
  const random = createRandom(1, "inactive");
  const { chance, returnChance, level, dispersion, levelVariance } = idleness;
  const totals = new Float64Array(paths);
  for (let path = 0; path < paths; path++) {
    if (random.next() >= chance) {
      totals[path] = active.distribution(buckets).sample(random);
      continue;
    }
    const drawn = level * levelVariance * sampleGamma(random, 1 / levelVariance);
    let isBack = false;
    for (let u = 0; u < buckets; u++) {
      isBack ||= random.next() < returnChance;
      const mean = drawn * exposure[u]!;
      if (isBack && mean > 0) {
        totals[path]! += negativeBinomial({ mean, variance: dispersion * mean }).sample(random);
      }
    }
  }
  return totals.sort();
}

describe("mixedDemand", () => {
  it("keeps the mean, the variance and the upper quantiles of simulated returns", () => {
    const totals = simulate(10, 300_000);
    const simulated = momentsOf(totals);
    const { mean, variance } = mixed.total(10);
    expect(simulated.mean / mean).toBeGreaterThan(0.99);
    expect(simulated.mean / mean).toBeLessThan(1.01);
    expect(simulated.variance / variance).toBeGreaterThan(0.99);
    expect(simulated.variance / variance).toBeLessThan(1.01);
    const distribution = mixed.distribution(10);
    for (const p of [0.8, 0.9, 0.95, 0.98, 0.99]) {
      const quantile = distribution.quantile(p);
      expect(Math.abs(shareUpTo(totals, quantile) - distribution.cdf(quantile))).toBeLessThan(0.016);
    }
  }, 30_000);

  it("gives the distribution the moments of the total, for parts of buckets too", () => {
    for (const buckets of [0.5, 1, 1.5, 2, 3.7, 10]) {
      const { mean, variance } = mixed.total(buckets);
      const distribution = mixed.distribution(buckets);
      expect(distribution.mean).toBeCloseTo(mean, 12);
      expect(distribution.variance).toBeCloseTo(variance, 12);
      expect(mixed.mean(buckets)).toBe(mean);
    }
  });

  it("gives a bucket alone what it adds to the mean", () => {
    for (let u = 0; u < exposure.length; u++) {
      expect(mixed.bucket(u).mean).toBeCloseTo(mixed.mean(u + 1) - mixed.mean(u), 12);
    }
    expect(mixed.bucket(0).variance).toBeCloseTo(mixed.total(1).variance, 12);
  });

  it("is active demand when the item is surely on sale, and none when it surely never returns", () => {
    const onSale = mixedDemand(active, { ...idleness, chance: 0 }, exposure, totalDemandDistribution);
    expect(onSale.total(10).mean).toBe(active.mean(10));
    expect(onSale.total(10).variance).toBeCloseTo(active.total(10).variance, 12);
    const dead = { ...idleness, chance: 1, returnChance: 0 };
    expect(mixedDemand(active, dead, exposure, totalDemandDistribution).distribution(10).quantile(0.99)).toBe(
      0,
    );
  });

  it("expects nothing of closed buckets", () => {
    const closed = new Float64Array(4);
    const shut = { ...active, mean: () => 0, total: () => ({ mean: 0, variance: 0 }) };
    const none = mixedDemand(shut, idleness, closed, totalDemandDistribution);
    expect(none.total(4)).toEqual({ mean: 0, variance: 0 });
  });
});
