import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smoothLevel } from "../../src/forecast/smoothed-level.ts";
import { slopeOf, theta, thetaRate } from "../../src/forecast/theta.ts";
import { ahead, daily, forecastBy, pathOf } from "./histories.ts";

const someUnits = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 3, maxLength: 80 });

/** Simple exponential smoothing as Assimakopoulos & Nikolopoulos start it: with the first value. */
function smoothed(values: readonly number[], alpha: number): number {
  return values.reduce((level, x) => level + alpha * (x - level));
}

/** The method as it was published: two theta lines, forecast apart and averaged. */
function twoLines(units: readonly number[], alpha: number, ahead: number): number {
  const slope = slopeOf(daily(units));
  const mean = units.reduce((sum, y) => sum + y, 0) / units.length;
  const line = (t: number): number => mean + slope * (t - (units.length - 1) / 2);
  const curved = smoothed(
    units.map((y, t) => 2 * y - line(t)),
    alpha,
  );
  return (line(units.length - 1 + ahead) + curved) / 2;
}

describe("theta", () => {
  it("is smoothing with half the slope as drift (Hyndman & Billah 2003, eq. 4)", () => {
    // y = 1, 2, 3, 4, alpha = .5: level 3.125, b = 1, drift (1/2)(h - 1 + 2 - 2 * .5^4).
    const { level, age } = smoothLevel(daily([2, 3, 4]), {
      discount: 0.5,
      start: { level: 1, knowledge: 2 },
    });
    expect(level).toBe(3.125);
    const started = { level, slope: slopeOf(daily([1, 2, 3, 4])), age };
    // The start's own age of 0 grows by a bucket each time, as that of the first value does.
    expect(thetaRate(started, 1)).toBeCloseTo(3.125 + 0.5 * (2 - 0.125), 12);
    expect(thetaRate(started, 3)).toBeCloseTo(3.125 + 0.5 * (4 - 0.125), 12);
  });

  it("equals the mean of its two lines, each forecast apart (Assimakopoulos & Nikolopoulos 2000)", () => {
    fc.assert(
      fc.property(
        someUnits,
        fc.constantFrom(0.1, 0.3, 0.5),
        fc.integer({ min: 1, max: 9 }),
        (units, alpha, h) => {
          const start = { level: units[0]!, knowledge: 1 / alpha };
          const { level, age } = smoothLevel(daily(units.slice(1)), { discount: 1 - alpha, start });
          const rate = thetaRate({ level, slope: slopeOf(daily(units)), age }, h);
          expect(rate).toBeCloseTo(Math.max(0, twoLines(units, alpha, h)), 8);
        },
      ),
    );
  });

  it("follows demand that grows steadily: half by the line, half by the smoothed rest", () => {
    const units = Array.from({ length: 100 }, (_, t) => 10 + t);
    const path = pathOf(forecastBy(theta, daily(units)), 4);
    for (const [u, rate] of path.entries()) expect(rate).toBeCloseTo(109 + (u + 1) / 2 - 0.5, 1);
  });

  it("never falls below nothing", () => {
    const units = Array.from({ length: 60 }, (_, t) => Math.max(0, 59 - t));
    const path = pathOf(forecastBy(theta, daily(units), ahead(200)), 200);
    expect(Math.min(...path)).toBe(0);
  });

  it("finds the slope of a line through open buckets alone, by their exposure", () => {
    expect(slopeOf(daily([5, 7, 9, 11]))).toBeCloseTo(2, 12);
    expect(slopeOf(daily([5, 99, 9, 5.5], [1, 0, 1, 0.5]))).toBeCloseTo(2, 12);
    expect(slopeOf(daily([5, 7]))).toBe(0);
    expect(slopeOf(daily([4, 4, 4, 4]))).toBe(0);
  });
});
