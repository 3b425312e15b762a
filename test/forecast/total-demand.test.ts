import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { totalDemandDistribution } from "../../src/forecast/demand-distribution.ts";
import { totalDemand, type WeightedLevel } from "../../src/forecast/total-demand.ts";
import { createRandom } from "../../src/stats/random.ts";
import { momentsOf, type SimulatedItem, shareUpTo, simulateLastBucket, simulateTotals } from "./simulate.ts";

const open = (buckets: number): Float64Array => new Float64Array(buckets).fill(1);

/** The sums of the doc comment, term by term. */
function byDefinition(belief: WeightedLevel, dispersion: number, exposure: readonly number[]): number {
  const level = belief.units / belief.buckets;
  let variance = 0;
  let b = belief.buckets;
  for (const [u, s] of exposure.entries()) {
    const prior = belief.discount * b;
    b = prior + s;
    const later = exposure.slice(u + 1).reduce((sum, next) => sum + next, 0);
    variance += ((dispersion * b) / prior) * level * s * (1 + later / b) ** 2;
  }
  return variance;
}

describe("the closed form against simulation of the filter", () => {
  const cases: readonly (SimulatedItem & { readonly name: string })[] = [
    { name: "steady state", units: 15, buckets: 10, discount: 0.9, dispersion: 1.6, exposure: open(10) },
    {
      name: "three buckets of history",
      units: 6,
      buckets: 2.9,
      discount: 0.98,
      dispersion: 1.5,
      exposure: open(7),
    },
    {
      name: "closed and weak days",
      units: 30,
      buckets: 25,
      discount: 0.95,
      dispersion: 2,
      exposure: Float64Array.of(1, 0.4, 1, 1.5, 0.7, 2),
    },
  ];
  it.each(cases)(
    "keeps mean, variance and upper quantiles: $name",
    (item) => {
      const totals = simulateTotals(item, 600_000, createRandom(1, item.name));
      const simulated = momentsOf(totals);
      const { total } = totalDemand([{ ...item, weight: 1 }], item);
      const closed = total(item.exposure.length);
      expect(simulated.mean / closed.mean).toBeGreaterThan(0.997);
      expect(simulated.mean / closed.mean).toBeLessThan(1.003);
      expect(simulated.variance / closed.variance).toBeGreaterThan(0.995);
      expect(simulated.variance / closed.variance).toBeLessThan(1.004);
      const distribution = totalDemandDistribution(closed);
      for (const p of [0.9, 0.95, 0.98, 0.99]) {
        const quantile = distribution.quantile(p);
        expect(Math.abs(shareUpTo(totals, quantile) - distribution.cdf(quantile))).toBeLessThan(0.004);
      }
    },
    30_000,
  );

  it.each(cases)("keeps mean, variance and upper quantiles of one bucket alone: $name", (item) => {
    const draws = simulateLastBucket(item, 300_000, createRandom(2, item.name));
    const simulated = momentsOf(draws);
    const closed = totalDemand([{ ...item, weight: 1 }], item).bucket(item.exposure.length - 1);
    expect(Math.abs(simulated.mean / closed.mean - 1)).toBeLessThan(0.005);
    expect(Math.abs(simulated.variance / closed.variance - 1)).toBeLessThan(0.012);
    const distribution = totalDemandDistribution(closed);
    for (const p of [0.9, 0.95, 0.99]) {
      const quantile = distribution.quantile(p);
      expect(Math.abs(shareUpTo(draws, quantile) - distribution.cdf(quantile))).toBeLessThan(0.005);
    }
  });
});

describe("totalDemand", () => {
  const belief = { units: 20, buckets: 8, discount: 0.95, weight: 1 };

  it("gives each whole horizon the variance of the definition", () => {
    const exposure = [1, 0.5, 1.2, 2, 0.1, 1];
    const { total } = totalDemand([belief], { dispersion: 1.7, exposure: Float64Array.from(exposure) });
    for (let h = 1; h <= exposure.length; h++) {
      expect(total(h).variance).toBeCloseTo(byDefinition(belief, 1.7, exposure.slice(0, h)), 9);
    }
  });

  it("takes a part of a bucket for a bucket of that much exposure", () => {
    const { total, mean } = totalDemand([belief], { dispersion: 1.7, exposure: open(5) });
    expect(total(2.3).variance).toBeCloseTo(byDefinition(belief, 1.7, [1, 1, 0.3]), 10);
    expect(mean(2.3)).toBeCloseTo(2.3 * 2.5, 12);
  });

  it("gives one bucket the dispersion and the doubt about the level", () => {
    const { total } = totalDemand([belief], { dispersion: 1, exposure: open(1) });
    const { mean, variance } = total(1);
    expect(mean).toBe(2.5);
    expect(variance).toBeCloseTo(2.5 * (1 + 1 / (0.95 * 8)), 12);
  });

  it("gives the first bucket alone what it gives the first bucket's total", () => {
    const demand = totalDemand([belief], { dispersion: 1.3, exposure: Float64Array.of(0.7, 1, 2) });
    expect(demand.bucket(0).mean).toBe(demand.total(1).mean);
    expect(demand.bucket(0).variance).toBeCloseTo(demand.total(1).variance, 12);
  });

  it("lets each bucket alone carry the surprises before it", () => {
    const demand = totalDemand([belief], { dispersion: 1, exposure: open(2) });
    // B: 8, then .95 8 + 1 = 8.6; the second bucket's own variance and what the first one's surprise adds.
    const own = 2.5 * (1 + 1 / (0.95 * 8.6));
    const before = (2.5 * (1 + 1 / (0.95 * 8))) / 8.6 ** 2;
    expect(demand.bucket(1).variance).toBeCloseTo(own + before, 12);
    expect(() => demand.bucket(2)).toThrow("index must be a whole number in [0, 2), got 2");
    expect(() => demand.bucket(0.5)).toThrow(RangeError);
  });

  it("adds the variance between beliefs that differ", () => {
    const two = [belief, { ...belief, units: 40 }].map((one) => ({ ...one, weight: 0.5 }));
    const { total } = totalDemand(two, { dispersion: 0, exposure: open(4) });
    expect(total(4)).toEqual({ mean: 15, variance: 25 });
  });

  it("is 0 at horizon 0, over closed buckets and without knowledge of the level", () => {
    const none = { mean: 0, variance: 0 };
    expect(totalDemand([belief], { dispersion: 2, exposure: open(3) }).total(0)).toEqual(none);
    expect(totalDemand([belief], { dispersion: 2, exposure: new Float64Array(3) }).total(2.5)).toEqual(none);
    const unknown = { units: 0, buckets: 0, discount: 0.9, weight: 1 };
    expect(totalDemand([unknown], { dispersion: 2, exposure: open(3) }).total(3)).toEqual(none);
  });

  it("refuses a horizon beyond the exposures and exposures that are no share", () => {
    const { total, mean } = totalDemand([belief], { dispersion: 1, exposure: open(3) });
    expect(() => total(3.5)).toThrow("buckets must be in [0, 3], got 3.5");
    expect(() => mean(-1)).toThrow(RangeError);
    expect(() => mean(Number.NaN)).toThrow(RangeError);
    expect(() => totalDemand([belief], { dispersion: 1, exposure: Float64Array.of(-1) })).toThrow(RangeError);
  });

  it("never grows less certain of mean or variance as the horizon grows", () => {
    const exposures = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 2, maxLength: 60 });
    const horizons = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(exposures, horizons, (exposure, [x, y]) => {
        const { total } = totalDemand([belief], { dispersion: 1.4, exposure: Float64Array.from(exposure) });
        const near = total(Math.min(x, y) * exposure.length);
        const far = total(Math.max(x, y) * exposure.length);
        expect(far.mean).toBeGreaterThanOrEqual(near.mean);
        expect(far.variance).toBeGreaterThanOrEqual(near.variance * (1 - 1e-9));
      }),
    );
  });

  it("answers for means beyond the buckets that it knows the variance of", () => {
    const { total, mean } = totalDemand([belief], { dispersion: 2, exposure: open(9), totalBuckets: 4 });
    const all = totalDemand([belief], { dispersion: 2, exposure: open(9) });
    expect(total(3.5)).toEqual(all.total(3.5));
    expect(mean(9)).toBe(all.mean(9));
    expect(() => total(5)).toThrow("buckets must be in [0, 4], got 5");
  });
});
