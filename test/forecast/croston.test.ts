import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { croston } from "../../src/forecast/croston.ts";
import { crostonGain, filterCroston } from "../../src/forecast/croston-level.ts";
import { sba, sbaFactor } from "../../src/forecast/sba.ts";
import { createRandom } from "../../src/stats/random.ts";
import { ahead, daily, forecastBy } from "./histories.ts";
import { momentsOf } from "./simulate.ts";

/** The level after the first n buckets by the published recursion, started with the first demand. */
function levelAfter(
  units: readonly number[],
  constants: { alpha: number; beta: number; factor: number },
): number {
  const fit = filterCroston(daily(units), constants);
  return fit === null ? 0 : (constants.factor * fit.size) / fit.interval;
}

const published = [0, 0, 3, 0, 4, 0, 0, 0, 2, 0];

describe("filterCroston", () => {
  it("gives the published levels of Croston's method and of the Syntetos-Boylan approximation", () => {
    // github.com/pmrgn/intermittent-forecast, tests/forecasters/test_croston.py: alpha .5, beta .2.
    const constants = { alpha: 0.5, beta: 0.2, factor: 1 };
    const corrected = { ...constants, factor: sbaFactor(constants.beta) };
    const croston = [3, 5, 9].map((n) => levelAfter(published.slice(0, n), constants));
    const sba = [3, 5, 9].map((n) => levelAfter(published.slice(0, n), corrected));
    expect(croston).toEqual([1, 1.25, 0.904605].map((value) => expect.closeTo(value, 6)));
    expect(sba).toEqual([0.9, 1.125, 0.8141447].map((value) => expect.closeTo(value, 6)));
  });

  it("smooths sizes 10, 20, 15 and intervals 3, 3, 4 to 11.4 / 3.1, not to the 12.5 / 3.2 seen in print", () => {
    const units = [0, 0, 10, 0, 0, 20, 0, 0, 0, 15];
    expect(levelAfter(units, { alpha: 0.1, beta: 0.1, factor: 1 })).toBeCloseTo(3.677, 3);
  });

  it("corrects by the constant of the intervals, not of the sizes", () => {
    expect(sbaFactor(0.2)).toBe(0.9);
    expect(sbaFactor(0.1)).toBe(0.95);
  });

  it("does not change between demands, nor in closed buckets", () => {
    const constants = { alpha: 0.3, beta: 0.3, factor: 1 };
    const once = levelAfter([2, 0, 4], constants);
    expect(levelAfter([2, 0, 4, 0, 0, 0], constants)).toBe(once);
    const shut = filterCroston(daily([2, 9, 0, 9, 4], [1, 0, 1, 0, 1]), constants);
    expect(shut).toEqual(filterCroston(daily([2, 0, 4]), constants));
  });

  it("counts intervals in exposure", () => {
    const constants = { alpha: 1, beta: 1, factor: 1 };
    expect(filterCroston(daily([2, 0, 4], [1, 0.5, 2]), constants)).toMatchObject({ size: 4, interval: 2.5 });
  });

  it("has nothing to say when nothing was demanded", () => {
    expect(filterCroston(daily([0, 0]), { alpha: 0.1, beta: 0.1, factor: 1 })).toBeNull();
  });
});

describe.each(Object.entries({ croston, sba }))("%s", (name, method) => {
  it("starts with the mean rate of the history, so that regular demand is forecast as it is", () => {
    const units = Array.from({ length: 200 }, (_, t) => (t % 4 === 0 ? 6 : 0));
    expect(forecastBy(method, daily(units)).level).toBeCloseTo(name === "sba" ? 1.5 * 0.95 : 1.5, 2);
  });

  it("counts a surprise by its mean gain, at demand in every bucket the smoothing constant", () => {
    expect(forecastBy(method, daily(new Array<number>(50).fill(3))).discount).toBeCloseTo(
      name === "sba" ? 0.905 : 0.9,
      9,
    );
    const rare = Array.from({ length: 400 }, (_, t) => (t % 10 === 0 ? 3 : 0));
    expect(1 - forecastBy(method, daily(rare)).discount).toBeCloseTo(name === "sba" ? 0.0095 : 0.01, 3);
  });
});

describe("crostonGain", () => {
  const constants = { alpha: 0.1, beta: 0.1, factor: 1 };

  it("is the chance of a demand times the constant when both constants are one", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 1e-6, max: 3, noNaN: true }),
        (pi, v) => {
          expect(crostonGain(constants, pi, v)).toBeCloseTo(0.1 * pi, 12);
        },
      ),
    );
  });

  it.each([
    [0.5, 0.2],
    [0.2, 1],
  ])(
    "makes the closed form agree with Croston's method run on its own forecasts (chance %d, variation %d)",
    (pi, v) => {
      const random = createRandom(3, "croston", String(pi));
      const totals = new Float64Array(20_000);
      const buckets = 30;
      const spread = Math.sqrt(v);
      for (let path = 0; path < totals.length; path++) {
        let size = 10;
        let interval = 1 / pi;
        // Time since the last demand is as found on any morning.
        let since = Math.floor(Math.log(1 - random.next()) / Math.log(1 - pi));
        for (let u = 0; u < buckets; u++) {
          since++;
          if (random.next() >= 1 / interval) continue;
          const y = size * (random.next() < 0.5 ? 1 - spread : 1 + spread);
          size += 0.1 * (y - size);
          interval = Math.max(1, interval + 0.1 * (since - interval));
          since = 0;
          totals[path]! += y;
        }
      }
      const level = 10 * pi;
      const dispersion = (10 * 10 * pi * (1 + v) - level * level) / level;
      const gain = crostonGain(constants, pi, v);
      let variance = 0;
      for (let left = 0; left < buckets; left++) variance += dispersion * level * (1 + gain * left) ** 2;
      expect(Math.abs(momentsOf(totals).mean / (level * buckets) - 1)).toBeLessThan(0.06);
      expect(Math.abs(Math.sqrt(momentsOf(totals).variance / variance) - 1)).toBeLessThan(0.1);
    },
  );
});

describe("a forecast of croston", () => {
  it("doubts a level that was learned from few demands", () => {
    const options = { ...ahead(28), groupDispersion: 3 };
    const few = forecastBy(croston, daily([3, 0, 0, 3, 0, 0]), options).total(28);
    const many = forecastBy(
      croston,
      daily(Array.from({ length: 300 }, (_, t) => (t % 3 === 0 ? 3 : 0))),
      options,
    ).total(28);
    expect(few.mean).toBeCloseTo(many.mean, 6);
    expect(few.variance).toBeGreaterThan(2 * many.variance);
  });
});
