import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { empirical } from "../../src/forecast/empirical.ts";
import { circularPast, windowSums } from "../../src/forecast/window-sums.ts";
import { ahead, daily, forecastBy } from "./histories.ts";

describe("empirical", () => {
  it("gives the quantiles of the sums of runs in the past, by hand", () => {
    // Runs of two, round the circle: 1+2, 2+6, 6+3, 3+0, 0+4, 4+1.
    const forecast = forecastBy(empirical, daily([1, 2, 6, 3, 0, 4]));
    const distribution = forecast.distribution(2);
    const sums = [3, 3, 4, 5, 8, 9];
    for (const [i, sum] of sums.entries()) expect(distribution.quantile((i + 0.5) / 6)).toBe(sum);
    expect(forecast.total(2).mean).toBeCloseTo(32 / 6, 12);
    const spread = sums.reduce((sum, value) => sum + (value - 32 / 6) ** 2, 0) / 6;
    expect(forecast.total(2).variance).toBeCloseTo(spread, 12);
  });

  it("looks back 365 days, 52 weeks or 24 months", () => {
    for (const [kind, window] of [
      ["day", 365],
      ["week", 52],
      ["month", 24],
    ] as const) {
      const units = [1e6, ...new Array<number>(window).fill(3)];
      const forecast = forecastBy(empirical, { ...daily(units), kind }, ahead(4));
      expect(forecast.total(4)).toEqual({ mean: 12, variance: expect.closeTo(0, 9) });
    }
  });

  it("scales each run from its own exposure to the one to come", () => {
    const weekly = Array.from({ length: 70 }, (_, t) => (t % 7 < 5 ? 1 : 0));
    const past = daily(
      weekly.map((s) => 4 * s),
      weekly,
    );
    const options = { futureExposure: Float64Array.of(1, 1, 0.5, 0, 0, 1, 1), groupDispersion: null };
    const forecast = forecastBy(empirical, past, options);
    expect(forecast.distribution(7).quantile(0.01)).toBeCloseTo(18, 9);
    expect(forecast.distribution(7).quantile(0.99)).toBeCloseTo(18, 9);
  });

  it("promises no more than it has seen", () => {
    const units = Array.from({ length: 100 }, (_, t) => (t === 50 ? 30 : t % 3));
    expect(forecastBy(empirical, daily(units)).distribution(1).quantile(0.999)).toBe(30);
  });

  it("scales runs of a third of the past up to longer totals", () => {
    const forecast = forecastBy(empirical, daily([2, 4, 0, 6, 3, 3, 0, 0, 9]));
    expect(forecast.distribution(6).quantile(0.99)).toBe(2 * forecast.distribution(3).quantile(0.99));
    expect(forecast.total(6).mean).toBeCloseTo(18, 12);
  });

  it("spreads its values when the exposure to come is uncertain", () => {
    const options = { ...ahead(4), exposureVariance: Float64Array.of(0, 0.01, 0.04, 0.09, 0.16) };
    const past = daily([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]);
    const distribution = forecastBy(empirical, past, options).distribution(4);
    expect(distribution.quantile(0.4)).toBeCloseTo(18, 9);
    expect(distribution.quantile(0.6)).toBeCloseTo(22, 9);
    expect(forecastBy(empirical, past, options).total(4).variance).toBeCloseTo(4, 9);
  });

  it("keeps the mean rate whatever the run", () => {
    const past = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.constantFrom(0.5, 1, 1, 2)), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(past, fc.double({ min: 0.1, max: 1, noNaN: true }), (buckets, share) => {
        const units = Float64Array.from(buckets, ([y]) => y);
        const exposure = Float64Array.from(buckets, ([, s]) => s);
        const rate = units.reduce((a, b) => a + b, 0) / exposure.reduce((a, b) => a + b, 0);
        const length = share * (units.length - 1);
        const run = { whole: Math.floor(length), part: length - Math.floor(length) };
        const { values, weights } = windowSums(circularPast(units, exposure), run, 10);
        const weight = weights.reduce((a, b) => a + b, 0);
        const sum = values.reduce((total, value, i) => total + value * weights[i]!, 0);
        if (weight > 0) expect(sum / weight).toBeCloseTo(10 * rate, 8);
      }),
    );
  });
});
