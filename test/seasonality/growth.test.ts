import { describe, expect, it } from "vitest";
import { growthPerDay } from "../../src/seasonality/growth.ts";

const pairs = (days: number, now: number, before: number) => ({
  observed: new Float64Array(days).fill(now),
  expected: new Float64Array(days).fill(before),
});

describe("the growth of a shop", () => {
  it("is the logarithm of its rise over a year, spread over the year's 364 days", () => {
    // A year compared: 364 / (364 + 28) of ln 1.5 in 364 days.
    expect(growthPerDay(pairs(364, 15, 10)) * 364).toBeCloseTo((364 / 392) * Math.log(1.5), 12);
  });

  it("is believed the less the fewer days lie a year apart", () => {
    expect(growthPerDay(pairs(28, 15, 10))).toBeCloseTo((0.5 * Math.log(1.5)) / 364, 12);
    expect(growthPerDay(pairs(28, 10, 15))).toBeCloseTo((-0.5 * Math.log(1.5)) / 364, 12);
  });

  it("is none where nothing lies a year apart or nothing was sold", () => {
    expect(growthPerDay(pairs(0, 0, 0))).toBe(0);
    expect(growthPerDay(pairs(100, 0, 0))).toBe(0);
    expect(growthPerDay(pairs(100, 5, 0))).toBe(0);
    expect(growthPerDay(pairs(100, 0, 5))).toBe(0);
  });

  it("is never more than fourfold in a year", () => {
    expect(growthPerDay(pairs(364, 900, 1)) * 364).toBeCloseTo((364 / 392) * Math.log(4), 12);
  });
});
