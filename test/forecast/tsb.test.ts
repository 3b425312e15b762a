import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterTsb, tsb, tsbGain } from "../../src/forecast/tsb.ts";
import { createRandom } from "../../src/stats/random.ts";
import { daily, forecastBy } from "./histories.ts";
import { momentsOf } from "./simulate.ts";

describe("filterTsb", () => {
  it("gives the published levels, bucket by bucket", () => {
    // github.com/pmrgn/intermittent-forecast, tests/forecasters/test_croston.py: alpha .3, beta .1, start 3 and 1/3.
    const units = [0, 0, 3, 0, 4, 0, 0, 0, 2, 0];
    const levels = units.map((_, n) => {
      const { size, chance } = filterTsb(
        daily(units.slice(0, n + 1)),
        { alpha: 0.3, beta: 0.1 },
        { size: 3, chance: 1 / 3 },
      );
      return size * chance;
    });
    const published = [
      0.9, 0.81, 1.029, 0.9261, 1.246839, 1.1221551, 1.0099396, 0.9089456, 1.0123723, 0.9111351,
    ];
    expect(levels).toEqual(published.map((value) => expect.closeTo(value, 6)));
  });

  it("leaves closed buckets out and goes by exposure", () => {
    const constants = { alpha: 0.3, beta: 0.1 };
    const start = { size: 3, chance: 0.5 };
    expect(filterTsb(daily([4, 7, 0], [1, 0, 1]), constants, start)).toEqual(
      filterTsb(daily([4, 0]), constants, start),
    );
    const steady = filterTsb(daily([1, 1, 1], [2, 2, 2]), constants, { size: 1, chance: 0.5 });
    expect(steady.chance).toBeCloseTo(0.5, 12);
  });
});

describe("tsb", () => {
  it("falls while nothing is sold, so that it finds out that an item has died", () => {
    const alive = Array.from({ length: 100 }, (_, t) => (t % 5 === 0 ? 2 : 0));
    const levels = [0, 20, 60, 200].map(
      (n) => forecastBy(tsb, daily([...alive, ...new Array<number>(n).fill(0)])).level,
    );
    for (const [i, level] of levels.entries()) if (i > 0) expect(level).toBeLessThan(levels[i - 1]! * 0.8);
    expect(levels[3]).toBeLessThan(0.1);
  });

  it("finds the rate of demand that comes regularly", () => {
    const units = Array.from({ length: 300 }, (_, t) => (t % 5 === 4 ? 2 : 0));
    expect(forecastBy(tsb, daily(units)).level).toBeCloseTo(0.4, 1);
  });
});

describe("tsbGain", () => {
  it("lies between the constants of chance and size", () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 0, max: 3, noNaN: true }), (pi, v) => {
        const gain = tsbGain({ alpha: 0.1, beta: 0.05 }, pi, v);
        expect(gain).toBeGreaterThan(0);
        expect(gain).toBeLessThanOrEqual(0.1 + 1e-12);
      }),
    );
  });

  it.each([
    [0.5, 0.2],
    [0.2, 1],
  ])(
    "makes the closed form agree with the method run on its own forecasts (chance %d, variation %d)",
    (pi, v) => {
      const constants = { alpha: 0.1, beta: 0.05 };
      const random = createRandom(5, "tsb", String(pi));
      const totals = new Float64Array(20_000);
      const buckets = 30;
      const spread = Math.sqrt(v);
      for (let path = 0; path < totals.length; path++) {
        let size = 10;
        let chance = pi;
        for (let u = 0; u < buckets; u++) {
          const occurs = random.next() < chance;
          chance += constants.beta * ((occurs ? 1 : 0) - chance);
          if (!occurs) continue;
          const y = size * (random.next() < 0.5 ? 1 - spread : 1 + spread);
          size += constants.alpha * (y - size);
          totals[path]! += y;
        }
      }
      const level = 10 * pi;
      const dispersion = (10 * 10 * pi * (1 + v) - level * level) / level;
      const gain = tsbGain(constants, pi, v);
      let variance = 0;
      for (let left = 0; left < buckets; left++) variance += dispersion * level * (1 + gain * left) ** 2;
      expect(Math.abs(momentsOf(totals).mean / (level * buckets) - 1)).toBeLessThan(0.06);
      expect(Math.abs(Math.sqrt(momentsOf(totals).variance / variance) - 1)).toBeLessThan(0.1);
    },
  );
});
