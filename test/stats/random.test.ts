import { describe, expect, it } from "vitest";
import { createRandom, sampleNormal, xoshiro } from "../../src/stats/random.ts";
import { sampleGamma } from "../../src/stats/sample-gamma.ts";
import { samplePoisson } from "../../src/stats/sample-poisson.ts";

const take = (random: { next(): number }, count: number): number[] =>
  Array.from({ length: count }, () => random.next());

describe("random numbers", () => {
  it("are those of xoshiro128** from state 1, 2, 3, 4", () => {
    // Words 11520, 0, 5927040, 70819200, 2031721883, 1637235492, ...: worked out with Python's whole numbers from
    // the definition at https://prng.di.unimi.it; each number is ((w1 >> 5) 2^26 + (w2 >> 6)) / 2^53.
    expect(take(xoshiro(Int32Array.of(1, 2, 3, 4)), 5)).toEqual([
      2.682209014892578e-6, 0.0013799966610139602, 0.4730471102982654, 0.29970869324795935,
      0.8682488947467962,
    ]);
  });

  it("are the same for the same seed and keys, and others for others", () => {
    const first = take(createRandom(1, "A-100", "berlin"), 4);
    expect(take(createRandom(1, "A-100", "berlin"), 4)).toEqual(first);
    const others = [
      createRandom(2, "A-100", "berlin"),
      createRandom(1.5, "A-100", "berlin"),
      createRandom(1, "A-100"),
      createRandom(1, "A-100berlin"),
      createRandom(1, "A-10", "0berlin"),
      createRandom(1, "berlin", "A-100"),
      createRandom(1),
      createRandom(0),
    ].map((random) => random.next());
    expect(new Set([...others, first[0]]).size).toBe(9);
  });

  it("of a seed stay what they were in every version", () => {
    expect(take(createRandom(1, "A-100"), 3)).toEqual([
      0.31493955985391786, 0.07459893379837901, 0.5710698366311681,
    ]);
  });

  it("are spread evenly over [0, 1), over one stream and over the first numbers of many", () => {
    const one = createRandom(7);
    const streams = {
      one: Array.from({ length: 20_000 }, () => one.next()),
      many: Array.from({ length: 20_000 }, (_, i) => createRandom(7, `item ${i}`).next()),
    };
    for (const numbers of Object.values(streams)) {
      const counts = new Array<number>(20).fill(0);
      for (const u of numbers) counts[Math.floor(u * 20)]! += 1;
      const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
      // 99.9 % point of chi-square with 19 degrees of freedom.
      expect(chiSquare).toBeLessThan(43.82);
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThan(1);
    }
  });

  it("refuse a seed that is not finite", () => {
    expect(() => createRandom(Number.NaN)).toThrow("seed must be finite, got NaN");
  });
});

describe("draws", () => {
  it("of the normal take one number each and have an answer for 0", () => {
    expect(sampleNormal({ next: () => 0.5 })).toBe(0);
    expect(sampleNormal({ next: () => 0 })).toBeCloseTo(-8.29, 1);
    expect(sampleNormal({ next: () => 1 - 2 ** -53 })).toBeCloseTo(8.21, 1);
  });

  it("of Poisson are whole, and 0 for a mean of 0", () => {
    const random = createRandom(3);
    for (const mean of [0, 0.5, 29.9, 30, 1e3, 1e9]) {
      const k = samplePoisson(random, mean);
      expect(Number.isInteger(k)).toBe(true);
      expect(Math.abs(k - mean)).toBeLessThanOrEqual(8 * Math.sqrt(mean));
    }
    expect(samplePoisson({ next: () => 1 - 2 ** -53 }, 1)).toBeLessThan(200);
  });

  it("of Poisson just below and above the change of method have their mean for mean and variance", () => {
    for (const mean of [29.9, 30.1]) {
      const random = createRandom(4);
      const draws = Array.from({ length: 40_000 }, () => samplePoisson(random, mean));
      const variance = draws.reduce((sum, k) => sum + (k - mean) ** 2, 0) / draws.length;
      const average = draws.reduce((sum, k) => sum + k, 0) / draws.length;
      // Four standard errors.
      expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / draws.length));
      expect(variance / mean).toBeCloseTo(1, 1);
    }
  });

  it("refuse impossible parameters", () => {
    const random = createRandom(5);
    expect(() => samplePoisson(random, -1)).toThrow("mean must be finite and at least 0, got -1");
    expect(() => sampleGamma(random, 0)).toThrow("shape must be finite and above 0, got 0");
  });
});
