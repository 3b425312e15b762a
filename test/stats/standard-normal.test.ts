import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  standardNormalCdf,
  standardNormalDensity,
  standardNormalLoss,
  standardNormalQuantile,
  standardNormalSecondOrderLoss,
} from "../../src/stats/standard-normal.ts";

describe("the standard normal quantile", () => {
  // SAP, Mastering SAP IBP for Inventory Planning and Optimization: z-factor table (six decimals).
  it.each([
    [0.8, 0.841621],
    [0.85, 1.036433],
    [0.9, 1.281552],
    [0.95, 1.644854],
    [0.97, 1.880794],
    [0.98, 2.053749],
    [0.99, 2.326348],
    [0.999, 3.090232],
  ])("of %d is the z factor %d of the published table", (p, z) => {
    expect(standardNormalQuantile(p)).toBeCloseTo(z, 6);
  });

  it("is 0 at one half and odd around it", () => {
    expect(standardNormalQuantile(0.5)).toBe(0);
    for (const p of [2 ** -60, 2 ** -20, 0.0625, 0.25]) {
      const mirrored = p < 2 ** -50 ? 1 - 2 ** -50 : 1 - p;
      expect(standardNormalQuantile(mirrored)).toBe(-standardNormalQuantile(1 - mirrored));
    }
  });

  it.each([0, 1, -0.1, 1.2, Number.NaN, Number.POSITIVE_INFINITY])("refuses a probability of %d", (p) => {
    expect(() => standardNormalQuantile(p)).toThrow(new RangeError(`p must be in (0, 1), got ${p}`));
  });

  it("undoes the cdf", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 5, noNaN: true }), (z) => {
        // Above 0 the cdf near 1 is only known to 1e-16: that much over the density.
        const tolerance = 1e-12 + 4e-16 / standardNormalDensity(Math.max(z, 0));
        expect(Math.abs(standardNormalQuantile(standardNormalCdf(z)) - z)).toBeLessThan(tolerance);
      }),
    );
  });
});

describe("the standard normal cdf", () => {
  it("has the limits 0 and 1", () => {
    expect(standardNormalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(standardNormalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(standardNormalCdf(0)).toBe(0.5);
  });

  it("refuses NaN", () => {
    expect(() => standardNormalCdf(Number.NaN)).toThrow("z must be a number, got NaN");
  });

  it("never falls", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -40, max: 40, noNaN: true }),
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        (z, step) => {
          expect(standardNormalCdf(z + step)).toBeGreaterThanOrEqual(standardNormalCdf(z));
        },
      ),
    );
  });
});

describe("the standard loss function", () => {
  // stockpyl 0bae176c, tests/test_loss_functions.py and src/stockpyl/loss_functions.py.
  it.each([
    [-1.4, 1.436668142708465],
    [0.3, 0.26676124211721],
    [1.3, 0.04552796208651397],
    [3.1, 2.672490952231408e-4],
  ])("at z = %d is %d", (z, loss) => {
    expect(standardNormalLoss(z) / loss).toBeCloseTo(1, 12);
  });

  it("at z = 0.05 is .3744, not the .378 of a table in circulation", () => {
    expect(standardNormalLoss(0.05)).toBeCloseTo(0.3744, 4);
    expect(standardNormalLoss(0.05)).not.toBeCloseTo(0.378, 3);
  });

  it("is .102 at k = 0.889, not at the .3509 of the lcrewg.ca grease cup", () => {
    expect(standardNormalLoss(0.889)).toBeCloseTo(0.102, 3);
    expect(standardNormalLoss(0.3509)).toBeGreaterThan(0.24);
  });

  it("is -z far below and 0 far above, and refuses what is not finite", () => {
    expect(standardNormalLoss(-50)).toBe(50);
    expect(standardNormalLoss(50)).toBe(0);
    expect(() => standardNormalLoss(Number.POSITIVE_INFINITY)).toThrow("z must be finite, got Infinity");
  });

  it("differs from its mirror image by z: L(-z) = L(z) + z", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 45, noNaN: true }), (z) => {
        expect(standardNormalLoss(-z)).toBeCloseTo(standardNormalLoss(z) + z, 12);
      }),
    );
  });
});

describe("the second-order standard loss function", () => {
  it("at z = 1.3 is stockpyl's 0.01880706693657111", () => {
    expect(standardNormalSecondOrderLoss(1.3)).toBeCloseTo(0.01880706693657111, 14);
  });

  it("has minus the loss function for its slope", () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 4, noNaN: true }), (z) => {
        const h = 1e-4;
        const slope = (standardNormalSecondOrderLoss(z + h) - standardNormalSecondOrderLoss(z - h)) / (2 * h);
        expect(slope).toBeCloseTo(-standardNormalLoss(z), 7);
      }),
    );
  });

  it("is (z^2 + 1) / 2 far below and 0 far above", () => {
    expect(standardNormalSecondOrderLoss(-50)).toBe(1250.5);
    expect(standardNormalSecondOrderLoss(50)).toBe(0);
    expect(() => standardNormalSecondOrderLoss(Number.NaN)).toThrow("z must be finite, got NaN");
  });
});
