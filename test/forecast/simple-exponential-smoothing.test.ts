import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptKnowledge, stepDoubt } from "../../src/forecast/level-knowledge.ts";
import { ses } from "../../src/forecast/simple-exponential-smoothing.ts";
import { smoothLevel } from "../../src/forecast/smoothed-level.ts";
import { createRandom } from "../../src/stats/random.ts";
import { ahead, daily, forecastBy, pathOf } from "./histories.ts";
import { momentsOf } from "./simulate.ts";
import { normalDraw } from "./simulate-path.ts";

/** Oil production of Saudi Arabia, million tonnes, 1996 to 2007. */
const oil = [
  446.6565229, 454.4733065, 455.662974, 423.6322388, 456.2713279, 440.5880501, 425.3325201, 485.1494479,
  506.0481621, 526.7919833, 514.268889, 494.2110193,
];

describe("smoothLevel", () => {
  it.each([
    [0.2, 484.802468],
    [0.6, 501.837461],
  ])("with alpha %d gives the published forecast of oil production", (alpha, published) => {
    // Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 1st ed. (2013), 7.1: 484.80 and 501.84.
    const start = { level: oil[0]!, knowledge: 1 / alpha };
    expect(smoothLevel(daily(oil), { discount: 1 - alpha, start }).level).toBeCloseTo(published, 5);
  });

  it("gives the sizes and intervals of a published Croston example (1)", () => {
    // Sizes 10, 20, 15 smooth to 11.4 with alpha .1.
    const start = { level: 10, knowledge: 10 };
    expect(smoothLevel(daily([20, 15]), { discount: 0.9, start }).level).toBeCloseTo(11.4, 12);
  });

  it("averages the first buckets: after n of them each counts 1 / n when nothing is forgotten", () => {
    expect(smoothLevel(daily([3, 5, 10]), { discount: 1 }).level).toBeCloseTo(6, 12);
    expect(smoothLevel(daily([3, 5, 10]), { discount: 0.5 }).level).toBeCloseTo((0.75 + 2.5 + 10) / 1.75, 12);
  });

  it("knows the mean age of the demand in its level", () => {
    expect(smoothLevel(daily([1, 1, 1]), { discount: 1 }).age).toBeCloseTo(1, 12);
    const long = smoothLevel(daily(new Array<number>(400).fill(2)), { discount: 0.9 });
    expect(long.age).toBeCloseTo(0.9 / 0.1, 6);
    expect(long.knowledge).toBeCloseTo(10, 6);
  });

  it("hardly moves by a bucket that was hardly open, and keeps its level through closed ones", () => {
    const open = smoothLevel(daily([5, 5, 5, 5]), { discount: 0.9 });
    expect(smoothLevel(daily([5, 5, 5, 5, 1], [1, 1, 1, 1, 0.01]), { discount: 0.9 }).level).toBeLessThan(6);
    expect(smoothLevel(daily([5, 5, 5, 5, 0], [1, 1, 1, 1, 0]), { discount: 0.9 }).level).toBe(open.level);
    const gap = [...new Array<number>(4).fill(1), ...new Array<number>(300).fill(0)];
    expect(
      smoothLevel(
        daily(
          gap.map((s) => 5 * s),
          gap,
        ),
        { discount: 0.9 },
      ).knowledge,
    ).toBe(1);
  });
});

describe("ses", () => {
  it("chooses a short memory for demand that has moved and a long one for demand that scatters", () => {
    const moved = Array.from({ length: 200 }, (_, t) => (t < 150 ? 2 : 10));
    expect(forecastBy(ses, daily(moved)).discount).toBe(0.5);
    const scattered = Array.from({ length: 365 }, (_, t) => [0, 3, 1, 0, 2, 4, 1, 5][(t * t) % 8] ?? 0);
    expect(forecastBy(ses, daily(scattered)).discount).toBe(0.98);
  });

  it("takes alpha .1 of a short history", () => {
    expect(forecastBy(ses, daily([1, 9, 1, 9, 9, 9, 9])).discount).toBe(0.9);
  });

  it("forecasts one rate for all buckets", () => {
    const forecast = forecastBy(ses, daily([4, 4, 4, 4]), {
      ...ahead(4),
      futureExposure: Float64Array.of(1, 0, 2, 0.5),
    });
    expect(pathOf(forecast, 4)).toEqual([4, 0, 8, 2].map((m) => expect.closeTo(m, 12)));
  });

  it.each([
    ["a long history", 300, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
    ["three buckets", 3, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
    ["buckets of all sizes", 60, [0.3, 2, 1, 0, 1.5, 0.1, 1, 3, 0.5, 1]],
  ])(
    "knows how far its own forecasts spread after %s: closed form = simulation",
    { timeout: 30_000 },
    (_, n, s) => {
      const past = daily(Array.from({ length: n }, (_, t) => 30 + ((t * 7) % 5)));
      const options = { futureExposure: Float64Array.from(s), groupDispersion: 2 };
      const forecast = ses.forecast({ ...ses.fit(past), ownDispersion: null }, options);
      const { discount } = forecast;
      const start = smoothLevel(past, { discount });
      const random = createRandom(7, "ses", String(n));
      const totals = new Float64Array(20_000);
      for (let path = 0; path < totals.length; path++) {
        let { level, knowledge } = start;
        for (const exposure of s) {
          const variance = 2 * Math.max(0, level) * exposure * stepDoubt(knowledge, exposure, discount);
          const y = level * exposure + normalDraw(random) * Math.sqrt(variance);
          const kept = keptKnowledge(knowledge, exposure, discount);
          if (exposure > 0) level = (kept * level + y) / (kept + exposure);
          knowledge = kept + exposure;
          totals[path]! += y;
        }
      }
      const { mean, variance } = forecast.total(s.length);
      expect(Math.abs(momentsOf(totals).mean / mean - 1)).toBeLessThan(0.02);
      expect(Math.abs(momentsOf(totals).variance / variance - 1)).toBeLessThan(0.05);
    },
  );

  it("stays between the least and the most that was sold, and doubts less the longer it has looked", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 120 }), (units) => {
        const { level } = forecastBy(ses, daily(units));
        expect(level).toBeGreaterThanOrEqual(Math.min(...units) * (1 - 1e-12));
        expect(level).toBeLessThanOrEqual(Math.max(...units) * (1 + 1e-12));
      }),
    );
    const doubts = [1, 2, 5, 10, 20].map((n) => {
      const options = { ...ahead(28), groupDispersion: 2 };
      return forecastBy(ses, daily(new Array<number>(n).fill(4)), options).total(28);
    });
    for (const [i, { variance }] of doubts.entries()) {
      if (i > 0) expect(variance).toBeLessThan(doubts[i - 1]!.variance);
    }
  });
});
