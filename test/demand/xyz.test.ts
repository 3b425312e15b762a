import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weeklyVariation, xyzClass } from "../../src/demand/xyz.ts";

const series = (kind: "day" | "week" | "month", units: readonly number[], open = units.map(() => 1)) => ({
  kind,
  units: Float64Array.from(units),
  open: Float64Array.from(open),
});

describe("weekly variation", () => {
  // Mean 5, sample variance ((4-5)^2 + (6-5)^2) / 1 = 2.
  it("is the sample deviation of weekly units over their mean", () => {
    expect(weeklyVariation(series("week", [4, 6]))).toBeCloseTo(Math.SQRT2 / 5, 15);
    expect(weeklyVariation(series("month", [4, 6]))).toBeCloseTo(Math.SQRT2 / 5, 15);
  });

  it("takes days in sevens from the last one back; a short first week counts when half open", () => {
    const days = [...Array(7).fill(4 / 7), ...Array(7).fill(6 / 7)];
    expect(weeklyVariation(series("day", days))).toBeCloseTo(Math.SQRT2 / 5, 12);
    expect(weeklyVariation(series("day", [99, 99, 99, ...days]))).toBeCloseTo(Math.SQRT2 / 5, 12);
    expect(weeklyVariation(series("day", [4 / 7, 4 / 7, 4 / 7, 4 / 7, ...days.slice(7)]))).toBeCloseTo(
      Math.SQRT2 / 5,
      12,
    );
  });

  it("does not take a closed weekday for variation", () => {
    const week = [5, 5, 5, 5, 5, 5, 0];
    const open = [1, 1, 1, 1, 1, 1, 0];
    expect(weeklyVariation(series("day", [...week, ...week], [...open, ...open]))).toBe(0);
    expect(weeklyVariation(series("week", [7, 6], [1, 6 / 7]))).toBeCloseTo(0, 12);
  });

  it("is unknown without demand or with fewer than two weeks", () => {
    for (const units of [[], [5], [0, 0, 0]]) {
      expect(weeklyVariation(series("week", units))).toBeNull();
    }
    expect(weeklyVariation(series("week", [5, 5], [1, 0]))).toBeNull();
  });

  it("does not change with the unit of measure", () => {
    const weeks = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(weeks, (units) => {
        const scaled = weeklyVariation(
          series(
            "week",
            units.map((one) => one * 12),
          ),
        );
        expect(scaled ?? -1).toBeCloseTo(weeklyVariation(series("week", units)) ?? -1, 10);
      }),
    );
  });
});

describe("XYZ class", () => {
  it("is X below .5, Y below 1, else Z", () => {
    expect([0, 0.49, 0.5, 0.99, 1, 7].map((cv) => xyzClass(cv))).toEqual(["X", "X", "Y", "Y", "Z", "Z"]);
    expect(xyzClass(0.3, { x: 0.2, y: 0.6 })).toBe("Y");
    expect(xyzClass(null)).toBeNull();
  });

  it("refuses bounds out of order and what is no coefficient", () => {
    expect(() => xyzClass(0.3, { x: 1, y: 0.5 })).toThrow("bounds must be 0 < x <= y");
    expect(() => xyzClass(Number.NaN)).toThrow("weeklyCv must be at least 0, got NaN");
  });
});
