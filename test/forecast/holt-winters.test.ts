import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holtWinters } from "../../src/forecast/holt-winters.ts";
import { filterHoltWinters, type HoltWintersState } from "../../src/forecast/holt-winters-filter.ts";
import { createRandom } from "../../src/stats/random.ts";
import { ahead, daily, forecastBy, pathOf } from "./histories.ts";
import { momentsOf } from "./simulate.ts";
import { normalDraw } from "./simulate-path.ts";

const none = Float64Array.of(1);

describe("filterHoltWinters", () => {
  it("gives the published forecasts of air passengers by Holt's method", () => {
    // Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 1st ed. (2013), 7.2: alpha .8, beta .2.
    const air = [
      17.5534, 21.8601, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797, 32.577569,
      33.477398, 39.021581, 41.386432, 41.596552,
    ];
    const constants = { alpha: 0.8, beta: 0.2, gamma: 0, damping: 1 };
    const start = { level: 17.5534, trend: 21.8601 - 17.5534, seasons: none };
    const { level, trend } = filterHoltWinters(daily(air), constants, start);
    const forecasts = [1, 2, 3, 4, 5].map((h) => level + h * trend);
    expect(forecasts).toEqual([43.76, 45.59, 47.43, 49.27, 51.1].map((value) => expect.closeTo(value, 2)));
  });

  it("gives the steps of a published example with a season", () => {
    // Chopra & Meindl, Supply Chain Management, ch. 7, Winter's model for Tahoe Salt: 18,769, 485, .47; F2 = 13,093.
    const start = { level: 18_439, trend: 524, seasons: Float64Array.of(0.47, 0.68, 1.17, 1.67) };
    const constants = { alpha: 0.1, beta: 0.2, gamma: 0.1, damping: 1 };
    const { level, trend, seasons } = filterHoltWinters(daily([8000]), constants, start);
    expect(Math.round(level)).toBe(18_769);
    expect(Math.round(trend)).toBe(485);
    expect(seasons[0]).toBeCloseTo(0.47, 2);
    expect(Math.round((level + trend) * 0.68)).toBe(13_093);
  });

  it("gives the end of another published example with a season", () => {
    // O. Cunningham, Performing triple exponential smoothing (Firefly Semantics): L8 = 127.05, T8 = 15.13, S8 = 1.63.
    const start = { level: 87.72, trend: 17.45, seasons: Float64Array.of(0.65, 0.93, 1.85, 0.57) };
    const constants = { alpha: 0.1, beta: 0.2, gamma: 0.3, damping: 1 };
    const { level, trend, seasons } = filterHoltWinters(daily([60, 70, 140]), constants, start);
    expect(level).toBeCloseTo(127.05, 1);
    expect(trend).toBeCloseTo(15.13, 1);
    expect(Array.from(seasons)).toEqual([0.63, 0.83, 1.63, 0.57].map((value) => expect.closeTo(value, 2)));
  });

  it("changes nothing in closed buckets but the place of the season", () => {
    const start = { level: 10, trend: 1, seasons: Float64Array.of(0.5, 1.5) };
    const constants = { alpha: 0.3, beta: 0.1, gamma: 0.2, damping: 0.9 };
    const shut = filterHoltWinters(daily([99, 20], [0, 1]), constants, start);
    const other = filterHoltWinters(daily([20]), constants, { ...start, seasons: Float64Array.of(1.5, 0.5) });
    expect(shut.level).toBe(other.level);
    expect(shut.seasons[1]).toBe(other.seasons[0]);
  });
});

describe("holtWinters", () => {
  const week = [0.5, 0.8, 1, 1, 1.2, 1.5, 1];

  it("finds a weekly season of days and carries it on", () => {
    const units = Array.from({ length: 70 }, (_, t) => 40 * (week[t % 7] ?? 1));
    expect(pathOf(forecastBy(holtWinters, daily(units)), 7)).toEqual(
      week.map((c) => expect.closeTo(40 * c, 6)),
    );
  });

  it("needs two seasons, and does without one that does not pay", () => {
    const short = Array.from({ length: 13 }, (_, t) => 40 * (week[t % 7] ?? 1));
    expect(new Set(pathOf(forecastBy(holtWinters, daily(short)), 7).map(Math.round)).size).toBe(1);
    const random = createRandom(1, "no season");
    const noise = Array.from({ length: 120 }, () => Math.floor(20 * random.next()));
    const path = pathOf(forecastBy(holtWinters, { ...daily(noise), kind: "week" }), 28);
    for (const [u, rate] of path.entries())
      if (u > 0) expect(Math.abs(rate / path[u - 1]! - 1)).toBeLessThan(0.02);
  });

  it("follows a trend and lets it fade", () => {
    const units = Array.from({ length: 100 }, (_, t) => 10 + t);
    const path = pathOf(forecastBy(holtWinters, daily(units), ahead(100)), 100);
    expect(path[0]).toBeGreaterThan(109);
    expect(path[99]! - path[98]!).toBeLessThan(0.001);
    expect(path[99]).toBeLessThan(125);
  });

  it("never forecasts less than nothing", () => {
    const fall = Array.from({ length: 60 }, (_, t) => Math.max(0, 118 - 2 * t));
    expect(Math.min(...pathOf(forecastBy(holtWinters, daily(fall), ahead(60)), 60))).toBeGreaterThanOrEqual(
      0,
    );
  });

  it("knows how far its own forecasts spread: closed form = simulation", { timeout: 60_000 }, () => {
    const constants = { alpha: 0.3, beta: 0.2, gamma: 0.15, damping: 0.9 };
    const dispersion = 1.5;
    const buckets = 20;
    const start: HoltWintersState = { level: 60, trend: 0, seasons: Float64Array.from(week) };
    const random = createRandom(9, "holt-winters");
    const totals = new Float64Array(6000);
    for (let path = 0; path < totals.length; path++) {
      let state = start;
      let seasons = start.seasons;
      for (let u = 0; u < buckets; u++) {
        const mean = Math.max(0, state.level + 0.9 * state.trend) * seasons[0]!;
        const y = Math.max(0, mean + normalDraw(random) * Math.sqrt(dispersion * mean));
        state = filterHoltWinters(daily([y]), constants, { ...state, seasons });
        seasons = Float64Array.of(...state.seasons.subarray(1), state.seasons[0]!);
        totals[path]! += y;
      }
    }
    // Level, knowledge, faded, alpha, beta, gamma, trend, place, factors.
    const numbers = [start.level, 1 / 0.3, 0, constants.alpha, constants.beta, constants.gamma, 0, 0];
    const fitted = {
      expectedUnits: 1,
      ownDispersion: dispersion,
      state: Float64Array.of(...numbers, ...week),
    };
    const { mean, variance } = holtWinters.forecast(fitted, ahead(buckets)).total(buckets);
    expect(Math.abs(momentsOf(totals).mean / mean - 1)).toBeLessThan(0.02);
    expect(Math.abs(momentsOf(totals).variance / variance - 1)).toBeLessThan(0.1);
  });

  it("is right of demand that never changes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 }), (y, length) => {
        const forecast = forecastBy(holtWinters, daily(new Array<number>(length).fill(y)), ahead(5));
        expect(forecast.mean(5)).toBeCloseTo(5 * y, 6);
      }),
    );
  });
});
