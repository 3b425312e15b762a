import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gamma } from "../../src/stats/gamma.ts";
import { regularizedGamma, regularizedGammaUpper } from "../../src/stats/regularized-gamma.ts";

describe("the gamma distribution", () => {
  it("with shape 2 and scale 3 loses stockpyl's 2.635971381157268 at 4", () => {
    // stockpyl 0bae176c, gamma_loss(4; a = 2, b = 3): mean a b, variance a b^2.
    expect(gamma({ mean: 6, variance: 18 }).loss(4)).toBeCloseTo(2.635971381157268, 12);
  });

  it("with variance mean^2 is exponential: loss(2.5) at rate 1 is 0.082084998623899", () => {
    // stockpyl 0bae176c, exponential_loss(2.5, 1).
    const exponential = gamma({ mean: 1, variance: 1 });
    expect(exponential.loss(2.5)).toBeCloseTo(0.082084998623899, 14);
    expect(exponential.cdf(2.5)).toBeCloseTo(1 - Math.exp(-2.5), 14);
    expect(exponential.quantile(0.95)).toBeCloseTo(-Math.log(0.05), 13);
  });

  it("comes near the normal when the deviation is small beside the mean", () => {
    const narrow = gamma({ mean: 1e6, variance: 1e4 });
    expect(narrow.quantile(0.95)).toBeCloseTo(1e6 + 164.4854, 1);
  });

  it("undoes its cdf over all shapes", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 5, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (logShape, logScale, p) => {
          const mean = 10 ** (logShape + logScale);
          const distribution = gamma({ mean, variance: mean * 10 ** logScale });
          expect(distribution.cdf(distribution.quantile(p)) / p).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it("scales with its unit", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (unit) => {
        const one = gamma({ mean: 5, variance: 7 });
        const scaled = gamma({ mean: 5 * unit, variance: 7 * unit * unit });
        expect(scaled.quantile(0.9) / unit).toBeCloseTo(one.quantile(0.9), 10);
        expect(scaled.loss(6 * unit) / unit).toBeCloseTo(one.loss(6), 10);
      }),
    );
  });

  it("refuses a mean of 0 and a variance below 0", () => {
    expect(() => gamma({ mean: 0, variance: 1 })).toThrow("mean must be finite and above 0, got 0");
    expect(() => gamma({ mean: 1, variance: -1 })).toThrow("variance must be finite and at least 0, got -1");
  });
});

describe("the regularized incomplete gamma function", () => {
  it("and its other side make 1", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1e5, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (a, multiple) => {
          expect(regularizedGamma(a, a * multiple) + regularizedGammaUpper(a, a * multiple)).toBeCloseTo(
            1,
            14,
          );
        },
      ),
    );
  });

  it("falls by x^a exp(-x) / Gamma(a + 1) from a to a + 1, on both sides of its two fractions", () => {
    for (const [a, x] of [
      [2, 2.9],
      [2, 3],
      [2, 3.1],
      [2, 4.1],
    ] as const) {
      const step = (x * x * Math.exp(-x)) / 2;
      expect(regularizedGamma(a, x) - regularizedGamma(a + 1, x)).toBeCloseTo(step, 14);
    }
  });

  it("is 0 at 0 and refuses what is outside", () => {
    expect(regularizedGamma(2, 0)).toBe(0);
    expect(regularizedGammaUpper(2, 0)).toBe(1);
    expect(() => regularizedGamma(0, 1)).toThrow("a must be finite and above 0, got 0");
    expect(() => regularizedGamma(1, -1)).toThrow("x must be finite and at least 0, got -1");
  });
});
