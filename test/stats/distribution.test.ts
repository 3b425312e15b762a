import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Distribution } from "../../src/stats/distribution.ts";
import { empirical } from "../../src/stats/empirical.ts";
import { gamma } from "../../src/stats/gamma.ts";
import { mixture } from "../../src/stats/mixture.ts";
import { negativeBinomial } from "../../src/stats/negative-binomial.ts";
import { normal } from "../../src/stats/normal.ts";
import { point } from "../../src/stats/point.ts";
import { poisson } from "../../src/stats/poisson.ts";
import { createRandom } from "../../src/stats/random.ts";

// What every distribution keeps to, whatever its maker.
const distributions: Record<string, Distribution> = {
  "normal with mean 50 and variance 64": normal({ mean: 50, variance: 64 }),
  "normal without variance": normal({ mean: -2.5, variance: 0 }),
  "gamma with mean 6 and variance 18": gamma({ mean: 6, variance: 18 }),
  "gamma with a shape of one tenth": gamma({ mean: 2, variance: 40 }),
  "gamma without variance": gamma({ mean: 3, variance: 0 }),
  "poisson with mean 0": poisson(0),
  "poisson with mean 0.1": poisson(0.1),
  "poisson with mean 6": poisson(6),
  "poisson with mean 400": poisson(400),
  "negative binomial with mean 0.3 and variance 4": negativeBinomial({ mean: 0.3, variance: 4 }),
  "negative binomial with mean 20 and variance 90": negativeBinomial({ mean: 20, variance: 90 }),
  "negative binomial less spread than Poisson": negativeBinomial({ mean: 20, variance: 3 }),
  "empirical with ties": empirical([3, 1, 2, 2]),
  "empirical with weights": empirical([-1.5, 4, 10], [0, 3, 1]),
  "point at 7": point(7),
  "mixture of two Poissons": mixture([poisson(2), poisson(80)], [3, 1]),
  "mixture with nothing in it half of the time": mixture(
    [point(0), negativeBinomial({ mean: 9, variance: 30 })],
    [1, 1],
  ),
};

describe.each(Object.entries(distributions))("%s", (_, distribution) => {
  const { mean, variance } = distribution;
  const sd = Math.sqrt(variance);

  it("has a cdf that rises from 0 to 1", () => {
    let last = 0;
    for (let x = mean - 12 * sd - 1; x <= mean + 12 * sd + 1; x += sd / 8 + 0.01) {
      const here = distribution.cdf(x);
      expect(here).toBeGreaterThanOrEqual(last - 1e-15);
      expect(here).toBeLessThanOrEqual(1);
      last = here;
    }
    expect(last).toBeGreaterThan(0.998);
    expect(distribution.cdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(distribution.cdf(Number.POSITIVE_INFINITY)).toBe(1);
  });

  it("has for its quantile the least x whose cdf reaches p", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
        const x = distribution.quantile(p);
        const below = x - 1e-7 * Math.max(1, Math.abs(x));
        expect(distribution.cdf(x)).toBeGreaterThanOrEqual(p * (1 - 2e-12) - 1e-13);
        if (below > 0 || mean <= 0) expect(distribution.cdf(below)).toBeLessThan(p);
      }),
    );
  });

  it("has a loss that falls by the probability above: loss(x) is the integral of 1 - cdf from x on", () => {
    const start = Math.floor(mean - sd);
    const steps = 4000;
    const width = Math.max(1, Math.ceil(2 * sd));
    let area = 0;
    for (let i = 0; i < steps; i++) area += 1 - distribution.cdf(start + ((i + 0.5) * width) / steps);
    const fall = distribution.loss(start) - distribution.loss(start + width);
    expect(fall).toBeCloseTo((area * width) / steps, 2);
  });

  it("loses mean - x far below and nothing far above", () => {
    const far = 1000 * (sd + 1);
    expect(distribution.loss(mean - far)).toBeCloseTo(far, 6);
    expect(distribution.loss(mean + far)).toBeCloseTo(0, 9);
  });

  it("draws numbers with its mean and variance", () => {
    const random = createRandom(1, "moments");
    const draws = 40_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < draws; i++) {
      const x = distribution.sample(random) - mean;
      sum += x;
      squares += x * x;
    }
    // Five standard errors of the mean; the variance's own error depends on the fourth moment: a tenth.
    expect(Math.abs(sum / draws)).toBeLessThanOrEqual(5 * (sd / Math.sqrt(draws)));
    expect(Math.abs(squares / draws - variance)).toBeLessThanOrEqual(0.1 * variance);
  });

  it("draws numbers that follow its cdf", () => {
    const random = createRandom(2, "shape");
    const draws = Array.from({ length: 10_000 }, () => distribution.sample(random));
    for (const p of [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
      const x = distribution.quantile(p);
      const share = draws.filter((draw) => draw <= x).length / draws.length;
      // Five standard errors of a share.
      const reached = distribution.cdf(x);
      expect(Math.abs(share - reached)).toBeLessThanOrEqual(
        5 * Math.sqrt((reached * (1 - reached)) / draws.length),
      );
    }
  });

  it("refuses what is no number and no probability", () => {
    expect(() => distribution.cdf(Number.NaN)).toThrow(RangeError);
    expect(() => distribution.loss(Number.NaN)).toThrow(RangeError);
    expect(() => distribution.loss(Number.NEGATIVE_INFINITY)).toThrow(RangeError);
    for (const p of [0, 1, -1, 1.2, Number.NaN]) {
      expect(() => distribution.quantile(p)).toThrow(`p must be in (0, 1), got ${p}`);
    }
  });
});
