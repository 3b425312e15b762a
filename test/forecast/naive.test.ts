import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { naive } from "../../src/forecast/naive.ts";
import { ahead, daily, forecastBy, pathOf } from "./histories.ts";

describe("naive", () => {
  it("says as in the bucket before (Hyndman & Athanasopoulos 2018, 3.1)", () => {
    expect(pathOf(forecastBy(naive, daily([4, 9, 2, 7])), 3)).toEqual([7, 7, 7]);
  });

  it("goes by the rate of a bucket that was open for part, with those before it", () => {
    expect(forecastBy(naive, daily([8, 3], [1, 0.5])).level).toBeCloseTo(11 / 1.5, 12);
    expect(forecastBy(naive, daily([8, 12], [1, 2])).level).toBe(6);
    expect(forecastBy(naive, daily([8, 0], [1, 0])).level).toBe(8);
  });

  it("scatters by the errors that it has made, and keeps each surprise whole", () => {
    // Errors 2, -2, 2: 4 a bucket, so that V(H) = 4 (1^2 + 2^2 + ... + H^2).
    const forecast = forecastBy(naive, daily([5, 7, 5, 7]));
    expect([1, 2, 3].map((h) => forecast.total(h).variance)).toEqual(
      [4, 20, 56].map((v) => expect.closeTo(v, 9)),
    );
  });

  it("scatters by the mean rate where the last bucket says little", () => {
    const calm = forecastBy(naive, daily([4, 6, 4, 6, 4, 6, 4, 1]));
    expect(calm.total(1).mean).toBe(1);
    expect(calm.total(1).variance).toBeGreaterThan(4);
  });

  it("is right of demand that never changes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 50 }), (y, length) => {
        const forecast = forecastBy(naive, daily(new Array<number>(length).fill(y)), ahead(5));
        expect(forecast.mean(5)).toBe(5 * y);
        if (length > 1) expect(forecast.total(5).variance).toBe(0);
      }),
    );
  });
});
