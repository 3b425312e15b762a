import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gainsAhead, keptKnowledge, knowledgeAfter, stepDoubt } from "../../src/forecast/level-knowledge.ts";
import { surpriseVariance } from "../../src/forecast/surprise-variance.ts";
import { totalDemand } from "../../src/forecast/total-demand.ts";

const numbers = (length: number, value: number): Float64Array => new Float64Array(length).fill(value);

describe("surpriseVariance", () => {
  it("is the sum of the buckets' own variances when no surprise moves the forecast", () => {
    const plain = {
      own: Float64Array.of(2, 3, 5),
      exposure: numbers(3, 1),
      gain: numbers(3, 0),
      response: null,
      season: null,
    };
    const variance = surpriseVariance(plain);
    expect([0, 1, 2, 3].map((h) => variance.total(h, 0))).toEqual([0, 2, 5, 10]);
    expect(variance.total(1, 0.5)).toBe(3.5);
    expect(variance.bucket(2)).toBe(5);
  });

  it("gives the published variance of lead-time demand under simple exponential smoothing", () => {
    // Hyndman, Koehler, Ord & Snyder (2008), 6.6: h sigma^2 (1 + alpha (h - 1) + alpha^2 (h - 1)(2h - 1) / 6).
    const [h, alpha, sigma2] = [8, 0.3, 4];
    const smoothed = {
      own: numbers(h, sigma2),
      exposure: numbers(h, 1),
      gain: numbers(h, alpha),
      response: null,
      season: null,
    };
    const published = h * sigma2 * (1 + alpha * (h - 1) + (alpha * alpha * (h - 1) * (2 * h - 1)) / 6);
    expect(surpriseVariance(smoothed).total(h, 0)).toBeCloseTo(published, 9);
  });

  it("agrees with the level filter's closed form on any exposures", () => {
    const exposures = fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(exposures, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (list, discount) => {
        const exposure = Float64Array.from(list);
        const belief = { discount, weight: 1, units: 30, buckets: 10 };
        const filter = totalDemand([belief], { dispersion: 2, exposure });
        let buckets = 10;
        const own = exposure.map((s) => {
          const prior = keptKnowledge(buckets, s, discount);
          buckets = prior + s;
          return 2 * 3 * s * (buckets / prior);
        });
        buckets = 10;
        const gain = exposure.map((s) => {
          buckets = keptKnowledge(buckets, s, discount) + s;
          return 1 / buckets;
        });
        const variance = surpriseVariance({ own, exposure, gain, response: null, season: null });
        expect(variance.total(list.length, 0)).toBeCloseTo(filter.total(list.length).variance, 6);
        expect(variance.bucket(list.length - 1)).toBeCloseTo(filter.bucket(list.length - 1).variance, 6);
      }),
    );
  });

  it("moves a bucket by the response at its lag and by its season over that of the surprise", () => {
    const surprises = {
      own: Float64Array.of(4, 0, 0),
      exposure: Float64Array.of(1, 1, 2),
      gain: numbers(3, 0.5),
      response: Float64Array.of(0, 1, 3),
      season: Float64Array.of(2, 1, 4),
    };
    const variance = surpriseVariance(surprises);
    expect(variance.total(2, 0)).toBeCloseTo(4 * (1 + 0.25) ** 2, 12);
    expect(variance.total(3, 0)).toBeCloseTo(4 * (1 + 0.25 + 0.25 * 3 * 2 * 4) ** 2, 12);
  });
});

describe("knowledge of a level", () => {
  it("climbs to 1 / alpha in open buckets and ends a closure with one bucket", () => {
    let knowledge = 0;
    for (let n = 1; n <= 300; n++) {
      knowledge = keptKnowledge(knowledge, 1, 0.9) + 1;
      expect(knowledge).toBeCloseTo(knowledgeAfter(n, 0.1), 9);
    }
    for (let n = 0; n < 300; n++) knowledge = keptKnowledge(knowledge, 0, 0.9);
    expect(knowledge).toBe(1);
    expect(knowledgeAfter(0.4, 1)).toBe(0.4);
    expect(knowledgeAfter(7, 1)).toBe(1);
  });

  it("leaves a settled level with a doubt of 1 and the smoothing constant for its gain", () => {
    expect(stepDoubt(10, 1, 0.9)).toBeCloseTo(1, 12);
    expect(stepDoubt(1, 1, 0.999)).toBeCloseTo(2, 2);
    const { gain, doubt } = gainsAhead({ knowledge: 10, discount: 0.9 }, numbers(5, 1), 5);
    for (let u = 0; u < 5; u++) {
      expect(gain[u]).toBeCloseTo(0.1, 12);
      expect(doubt[u]).toBeCloseTo(1, 12);
    }
  });

  it("says nothing of an item about which nothing is known", () => {
    const { gain, doubt } = gainsAhead({ knowledge: 0, discount: 0.9 }, Float64Array.of(0, 1), 2);
    expect(Array.from(doubt)).toEqual([0, 0]);
    expect(Array.from(gain)).toEqual([0, 1]);
  });
});
