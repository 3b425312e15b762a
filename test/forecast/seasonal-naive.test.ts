import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seasonalNaive } from "../../src/forecast/seasonal-naive.ts";
import { ahead, daily, forecastBy, pathOf } from "./histories.ts";

describe("seasonalNaive", () => {
  it("says as a week ago of days (Hyndman & Athanasopoulos 2018, 3.1)", () => {
    const forecast = forecastBy(seasonalNaive, daily([9, 1, 2, 3, 4, 5, 6, 7]));
    expect(pathOf(forecast, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 1]);
  });

  it("says as a year ago of weeks and of months", () => {
    for (const [kind, season] of [
      ["week", 52],
      ["month", 12],
    ] as const) {
      const units = Array.from({ length: season + 5 }, (_, t) => t);
      const forecast = forecastBy(seasonalNaive, { ...daily(units), kind }, ahead(season));
      expect(pathOf(forecast, season)).toEqual(units.slice(5));
    }
  });

  it("goes back to the last season in which the place was open", () => {
    const units = [1, 2, 3, 4, 5, 6, 7, 11, 0, 13, 14, 15, 16, 17];
    const exposure = units.map((_, t) => (t === 8 ? 0 : 1));
    expect(pathOf(forecastBy(seasonalNaive, daily(units, exposure)), 3)).toEqual([11, 2, 13]);
  });

  it("takes the mean rate for places that it has never seen", () => {
    expect(pathOf(forecastBy(seasonalNaive, daily([2, 6])), 7)).toEqual([4, 4, 4, 4, 4, 2, 6]);
  });

  it("keeps a surprise to its place of the season", () => {
    // Errors of 1 in every bucket: V is the number of buckets, and each week more a bucket's errors add up.
    const units = Array.from({ length: 21 }, (_, t) => 10 + (Math.floor(t / 7) % 2));
    const forecast = forecastBy(seasonalNaive, daily(units), ahead(21));
    const each = forecast.total(1).variance;
    expect(forecast.total(7).variance).toBeCloseTo(7 * each, 9);
    expect(forecast.total(14).variance).toBeCloseTo(7 * each * (1 + 4), 9);
    expect(forecast.total(21).variance).toBeCloseTo(7 * each * (1 + 4 + 9), 9);
  });

  it("is right of a season that comes round unchanged", () => {
    const week = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(week, fc.integer({ min: 0, max: 20 }), (season, more) => {
        const units = Array.from({ length: 14 + more }, (_, t) => season[t % 7] ?? 0);
        const forecast = forecastBy(seasonalNaive, daily(units), ahead(7));
        expect(pathOf(forecast, 7).map(Math.round)).toEqual(
          season.map((_, u) => season[(units.length + u) % 7]),
        );
        expect(forecast.total(7).variance).toBe(0);
      }),
    );
  });
});
