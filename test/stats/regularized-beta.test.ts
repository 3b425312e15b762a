import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regularizedBeta } from "../../src/stats/regularized-beta.ts";

const parameter = fc.double({ min: -2, max: 4, noNaN: true }).map((log) => 10 ** log);

describe("the regularized incomplete beta function", () => {
  it("has its closed forms: x^a with b = 1, the arcsine law with both one half, a polynomial with 2 and 3", () => {
    for (const x of [0.001, 0.1, 0.5, 0.7, 0.999]) {
      expect(regularizedBeta(x, 3.7, 1)).toBeCloseTo(x ** 3.7, 13);
      expect(regularizedBeta(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 13);
      expect(regularizedBeta(x, 2, 3)).toBeCloseTo(x * x * (6 - 8 * x + 3 * x * x), 13);
    }
  });

  it("is 1 minus itself from the other end", () => {
    fc.assert(
      fc.property(parameter, parameter, fc.integer({ min: 1, max: 1023 }), (a, b, n) => {
        const x = n / 1024;
        expect(regularizedBeta(x, a, b) + regularizedBeta(1 - x, b, a)).toBeCloseTo(1, 13);
      }),
    );
  });

  it("never falls as x rises", () => {
    fc.assert(
      fc.property(parameter, parameter, fc.integer({ min: 0, max: 1023 }), (a, b, n) => {
        const rise = regularizedBeta((n + 1) / 1024, a, b) - regularizedBeta(n / 1024, a, b);
        expect(rise).toBeGreaterThanOrEqual(-1e-13);
      }),
    );
  });

  it("is 0 at 0, 1 at 1 and refuses what is outside", () => {
    expect(regularizedBeta(0, 2, 3)).toBe(0);
    expect(regularizedBeta(1, 2, 3)).toBe(1);
    expect(() => regularizedBeta(1.2, 2, 3)).toThrow("x must be in [0, 1], got 1.2");
    expect(() => regularizedBeta(Number.NaN, 2, 3)).toThrow("x must be in [0, 1], got NaN");
    expect(() => regularizedBeta(0.5, 0, 3)).toThrow("a must be finite and above 0, got 0");
    expect(() => regularizedBeta(0.5, 2, Number.POSITIVE_INFINITY)).toThrow(
      "b must be finite and above 0, got Infinity",
    );
  });
});
