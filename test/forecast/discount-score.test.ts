import { describe, expect, it } from "vitest";
import { discountWeights } from "../../src/forecast/discount-score.ts";
import { negativeBinomial } from "../../src/stats/negative-binomial.ts";

const units = Float64Array.of(99, 3, 0, 18, 40, 2);

/** Scores the buckets after the first; the bucket with forecast 0 is closed. */
function weightsOf(dispersion: number, ...forecasts: readonly (readonly number[])[]): readonly number[] {
  const predicted = Float64Array.from(forecasts.flat());
  const length = units.length - 1;
  return [...discountWeights(forecasts.length, { predicted, length, units, start: 1, dispersion }, 5)];
}

describe("discountWeights", () => {
  const one = [2, 1.5, 15, 0, 4];
  const other = [5, 0.2, 30, 0, 3];

  it("compares the discounted likelihoods of negative binomials, to the power of a quarter", () => {
    const logProbability = (y: number, mean: number): number => {
      const { cdf } = negativeBinomial({ mean, variance: 2.5 * mean });
      return Math.log(cdf(y) - cdf(y - 1));
    };
    const ages = new Map([
      [0, 3],
      [1, 2],
      [2, 1],
      [4, 0],
    ]);
    let difference = 0;
    for (const [t, age] of ages) {
      const y = units[t + 1]!;
      difference += 0.997 ** age * (logProbability(y, one[t]!) - logProbability(y, other[t]!));
    }
    const [first = 0, second = 0] = weightsOf(2.5, one, other);
    expect(Math.log(first / second)).toBeCloseTo(difference / 4, 9);
    expect(first + second).toBeCloseTo(1, 14);
  });

  it("hardly moves where the negative binomial gives way to the Poisson", () => {
    const near = [2.5, 1, 19, 0, 3.5];
    const [above = 0] = weightsOf(1.0101, one, near);
    const [below = 0] = weightsOf(1.0099, one, near);
    expect(above).toBeCloseTo(below, 2);
    expect(below).toBeGreaterThan(0);
    expect(Math.abs(below - 0.5)).toBeGreaterThan(0.02);
  });

  it("weights discounts alike that forecast alike, or nothing", () => {
    expect(weightsOf(2, one, one)).toEqual([0.5, 0.5]);
    expect(weightsOf(0, one, one)).toEqual([0.5, 0.5]);
    expect(weightsOf(2, [0, 0, 0, 0, 0], [0, 0, 0, 0, 0])).toEqual([0.5, 0.5]);
  });
});
