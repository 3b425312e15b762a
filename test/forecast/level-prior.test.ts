import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammaPoisson } from "../../src/forecast/gamma-poisson.ts";
import { levelPrior, withPrior } from "../../src/forecast/level-prior.ts";

const someLevels = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), {
  minLength: 8,
  maxLength: 60,
});

describe("levelPrior", () => {
  it("is the median level, worth as much history as the levels lie apart little", () => {
    // q16 = 1.12 and q84 = 7.52 between the order statistics: v = (ln(7.52 / 1.12) / 2)^2 = .906530, and 1.5 / (3 v).
    const prior = levelPrior([8, 1, 2, 4, 1, 2, 8, 4], 1.5)!;
    expect(prior.level).toBe(3);
    expect(prior.buckets).toBeCloseTo(0.551554, 6);
  });

  it("gives an item without history the levels' own mean and variance", () => {
    const prior = levelPrior([1, 1, 2, 2, 4, 4, 8, 8], 1.5)!;
    const nothing = gammaPoisson.fit({
      kind: "month",
      units: new Float64Array(0),
      exposure: new Float64Array(0),
    });
    const forecast = gammaPoisson.forecast(nothing, {
      futureExposure: Float64Array.of(1),
      groupDispersion: 1.5,
      prior,
    });
    expect(forecast.level).toBeCloseTo(3, 12);
    const ofLevels = 9 * (Math.log(7.52 / 1.12) / 2) ** 2;
    const { mean, variance } = forecast.total(1);
    expect(mean).toBeCloseTo(3, 12);
    // The level's variance over the discounts, and that of a bucket, both widened by the doubt about the dispersion.
    const widening = Math.cosh(Math.sqrt(8 / 20));
    const discounted = [0.9, 0.95, 0.98, 0.99, 0.995, 0.999].reduce((sum, d) => sum + 1 / d / 6, 0);
    expect(variance / widening).toBeCloseTo(1.5 * 3 + ofLevels * discounted, 9);
  });

  it("is hardly moved by an item that sells a thousand times what the others do", () => {
    const levels = Array.from({ length: 100 }, (_, i) => 1 + (i % 10));
    const moved = levelPrior([...levels, 5000], 2)!;
    const prior = levelPrior(levels, 2)!;
    expect(moved.level / prior.level).toBeCloseTo(1, 0);
    expect(moved.buckets / prior.buckets).toBeCloseTo(1, 0);
  });

  it("takes levels that are alike for less alike than they look", () => {
    expect(levelPrior(new Array<number>(8).fill(2), 1)).toEqual({ level: 2, buckets: 2 });
  });

  it("leaves out items that sold nothing, and says nothing from fewer than eight others", () => {
    expect(levelPrior([1, 2, 3, 4, 5, 6, 7], 1)).toBeNull();
    expect(levelPrior([0, 0, 1, 2, 3, 4, 5, 6, 7], 1)).toBeNull();
    expect(levelPrior([0, 0, 1, 2, 3, 4, 5, 6, 7, 8], 1)).toEqual(levelPrior([1, 2, 3, 4, 5, 6, 7, 8], 1));
    expect(levelPrior([], 1)).toBeNull();
  });

  it("follows the unit in which demand is counted, and no order of the items", () => {
    fc.assert(
      fc.property(someLevels, (levels) => {
        const prior = levelPrior(levels, 1.5)!;
        const small = levelPrior(levels.map((level) => level / 8).reverse(), 1.5 / 8)!;
        expect((small.level * 8) / prior.level).toBeCloseTo(1, 12);
        expect(small.buckets / prior.buckets).toBeCloseTo(1, 9);
      }),
    );
  });

  it("refuses levels that are none", () => {
    expect(() => levelPrior([1, -1], 1)).toThrow("level must");
    expect(() => levelPrior([1, Number.NaN], 1)).toThrow("got NaN");
    expect(() => levelPrior([1], Infinity)).toThrow("dispersion");
  });
});

describe("withPrior", () => {
  const own = { units: 12, buckets: 6 };

  it("adds what is left of the prior to the item's own history", () => {
    expect(withPrior(own, { level: 5, buckets: 2 }, 0.5)).toEqual({ units: 17, buckets: 7 });
  });

  it("changes nothing without a prior, or when nothing of it is left", () => {
    expect(withPrior(own, null, 1)).toEqual(own);
    expect(withPrior(own, undefined, 1)).toEqual(own);
    expect(withPrior(own, { level: 5, buckets: 2 }, 0)).toEqual(own);
  });

  it("refuses a prior that is none", () => {
    expect(() => withPrior(own, { level: -1, buckets: 1 }, 1)).toThrow("prior.level");
    expect(() => withPrior(own, { level: 1, buckets: Number.NaN }, 1)).toThrow("prior.buckets");
  });
});

describe("a prior in the forecast", () => {
  const levelFrom = (months: number, level: number): number => {
    const fitted = gammaPoisson.fit({
      kind: "month",
      units: new Float64Array(months).fill(10),
      exposure: new Float64Array(months).fill(1),
    });
    return gammaPoisson.forecast(fitted, {
      futureExposure: new Float64Array(1),
      groupDispersion: 2,
      prior: { level, buckets: 2 },
    }).level;
  };

  it("draws a short history towards the group, the longer the history the less", () => {
    const levels = [0, 1, 2, 6, 24, 120, 365].map((months) => levelFrom(months, 2));
    expect(levels[0]).toBeCloseTo(2, 12);
    for (const [i, level] of levels.entries()) if (i > 0) expect(level).toBeGreaterThan(levels[i - 1]!);
    expect(levels.at(-1)).toBeGreaterThan(9.9);
  });

  it("is a bucket's worth for each of its buckets", () => {
    // One month of 10 and a prior of two buckets of 4, each of which has faded once by the discount.
    const levels = [0.9, 0.95, 0.98, 0.99, 0.995, 0.999].map((d) => (10 + d * 8) / (1 + d * 2));
    expect(levelFrom(1, 4)).toBeCloseTo(
      levels.reduce((sum, level) => sum + level / 6, 0),
      12,
    );
  });
});
