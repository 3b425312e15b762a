import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averagedResponse, movingAverage } from "../../src/forecast/moving-average.ts";
import { movingAverageLevel } from "../../src/forecast/moving-average-level.ts";
import { createRandom } from "../../src/stats/random.ts";
import { ahead, daily, forecastBy } from "./histories.ts";
import { momentsOf } from "./simulate.ts";
import { normalDraw } from "./simulate-path.ts";

describe("movingAverage", () => {
  it("is the mean of the last buckets (Silver, Pyke & Thomas 2017, 3.4.1)", () => {
    // Demand 51, 86, 68, 65, 83: the mean of the last three is 72.
    expect(movingAverageLevel(daily([51, 86, 68, 65, 83]), 3).level).toBe(72);
  });

  it("leaves closed buckets out and goes back further for them", () => {
    expect(movingAverageLevel(daily([51, 86, 68, 0, 65, 83], [1, 1, 1, 0, 1, 1]), 3).level).toBe(72);
    expect(movingAverageLevel(daily([9, 6, 4], [1, 1, 0.5]), 1.5).level).toBeCloseTo(10 / 1.5, 12);
  });

  it("takes 56 days, 26 weeks or 12 months", () => {
    for (const [kind, window] of [
      ["day", 56],
      ["week", 26],
      ["month", 12],
    ] as const) {
      const units = [1000, ...new Array<number>(window).fill(5)];
      expect(forecastBy(movingAverage, { ...daily(units), kind }).level).toBe(5);
      expect(forecastBy(movingAverage, { ...daily(units.slice(0, -1)), kind }).level).toBeGreaterThan(5);
    }
  });

  it("gives a surprise 1/k for k buckets, and 2/(k + 1) in the long run", () => {
    expect(Array.from(averagedResponse(2, 5))).toEqual([0, 1, 1.5, 1.25, 1.375]);
    const response = averagedResponse(8, 400);
    expect(response[399]! / 8).toBeCloseTo(2 / 9, 9);
  });

  it("knows how far its own forecasts spread: closed form = simulation", { timeout: 30_000 }, () => {
    const window = 12;
    const past = Array.from({ length: 40 }, (_, t) => 20 + ((t * 7) % 5));
    const random = createRandom(1, "moving-average");
    const dispersion = 1.5;
    const totals = new Float64Array(4000);
    for (let path = 0; path < totals.length; path++) {
      const units = [...past];
      for (let u = 0; u < 18; u++) {
        const { level } = movingAverageLevel(daily(units.slice(-window)), window);
        const y = level + normalDraw(random) * Math.sqrt(dispersion * level);
        units.push(Math.max(0, y));
        totals[path]! += y;
      }
    }
    const fitted = movingAverage.fit({ ...daily(past), kind: "month" });
    const options = { ...ahead(18), groupDispersion: dispersion };
    const { mean, variance } = movingAverage.forecast({ ...fitted, ownDispersion: null }, options).total(18);
    expect(Math.abs(momentsOf(totals).mean / mean - 1)).toBeLessThan(0.02);
    expect(Math.abs(momentsOf(totals).variance / variance - 1)).toBeLessThan(0.08);
  });

  it("lies between the least and the most that was sold", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 90 }), (units) => {
        const { level } = forecastBy(movingAverage, daily(units));
        const recent = units.slice(-56);
        expect(level).toBeGreaterThanOrEqual(Math.min(...recent));
        expect(level).toBeLessThanOrEqual(Math.max(...recent));
        expect(level).toBeCloseTo(recent.reduce((sum, y) => sum + y, 0) / recent.length, 9);
      }),
    );
  });
});
