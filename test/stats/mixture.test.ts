import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mixture } from "../../src/stats/mixture.ts";
import { negativeBinomial } from "../../src/stats/negative-binomial.ts";
import { point } from "../../src/stats/point.ts";
import { poisson } from "../../src/stats/poisson.ts";

const component = fc
  .tuple(fc.double({ min: -2, max: 6, noNaN: true }), fc.double({ min: 1, max: 50, noNaN: true }))
  .map(([logMean, spread]) => negativeBinomial({ mean: 10 ** logMean, variance: 10 ** logMean * spread }));
const weighted = fc.tuple(component, fc.double({ min: 1e-6, max: 1, noNaN: true }));

describe("a mixture", () => {
  it("of Poissons with means 2 and 8 in equal parts has mean 5 and variance 5 + 9", () => {
    const both = mixture([poisson(2), poisson(8)], [0.5, 0.5]);
    expect(both.mean).toBeCloseTo(5, 14);
    expect(both.variance).toBeCloseTo(14, 13);
  });

  it("of points is the distribution of the points", () => {
    const dice = mixture([1, 2, 3, 4, 5, 6].map(point), [1, 1, 1, 1, 1, 1]);
    expect(dice.mean).toBeCloseTo(3.5, 14);
    expect(dice.variance).toBeCloseTo(35 / 12, 13);
    expect([0.1, 1 / 6, 0.17, 0.5, 0.51, 0.99].map((p) => dice.quantile(p))).toEqual([1, 1, 2, 3, 4, 6]);
    expect(dice.loss(4)).toBeCloseTo(0.5, 14);
  });

  it("leaves out what has no weight, and is its only component when one is left", () => {
    const only = poisson(3);
    expect(mixture([only, poisson(9)], [2, 0])).toBe(only);
  });

  it("of far apart components finds the step between them", () => {
    const far = mixture([poisson(3), poisson(1e6)], [0.9, 0.1]);
    expect(far.quantile(0.89)).toBeLessThan(20);
    expect(far.quantile(0.91)).toBeGreaterThan(990_000);
    expect(far.cdf(1000)).toBeCloseTo(0.9, 12);
  });

  it("of one kind is that kind: any split of a distribution changes nothing", () => {
    const whole = negativeBinomial({ mean: 40, variance: 300 });
    const split = mixture([whole, whole, whole], [1, 2, 4]);
    for (const p of [0.01, 0.5, 0.95, 0.999]) expect(split.quantile(p)).toBe(whole.quantile(p));
    expect(split.loss(50)).toBeCloseTo(whole.loss(50), 12);
  });

  it("never skips or repeats a number: the quantile reaches p and the number below does not", () => {
    fc.assert(
      fc.property(
        fc.array(weighted, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (parts, p) => {
          const mixed = mixture(
            parts.map(([part]) => part),
            parts.map(([, weight]) => weight),
          );
          const k = mixed.quantile(p);
          expect(mixed.cdf(k)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          if (k > 0) expect(mixed.cdf(k - 1)).toBeLessThan(p);
        },
      ),
    );
  });

  it("refuses no components, no weight, and lists that differ in length", () => {
    expect(() => mixture([], [])).toThrow("weights must have a sum above 0, got 0");
    expect(() => mixture([point(1)], [0])).toThrow("weights must have a sum above 0, got 0");
    expect(() => mixture([point(1)], [1, 2])).toThrow("weights must be as many as components (1), got 2");
    expect(() => mixture([point(1)], [Number.NaN])).toThrow("weight must be finite and at least 0, got NaN");
  });
});
