import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accuracyLevels,
  bias,
  coverage,
  mase,
  naiveError,
  pinballLoss,
  scaledPinball,
  wape,
} from "../../src/forecast/accuracy.ts";

const outcomes = [
  { forecast: 10, actual: 12 },
  { forecast: 8, actual: 5 },
  { forecast: 3, actual: 3 },
];

describe("pinballLoss", () => {
  it("charges the level for each unit short and the rest for each unit over", () => {
    expect(pinballLoss(0.95, 100, 110)).toBeCloseTo(9.5, 12);
    expect(pinballLoss(0.95, 110, 100)).toBeCloseTo(0.5, 12);
    expect(pinballLoss(0.5, 7, 7)).toBe(0);
  });

  it("refuses levels that are no probability and numbers that are none", () => {
    expect(() => pinballLoss(95, 1, 1)).toThrow("level must be in (0, 1), got 95");
    expect(() => pinballLoss(0.5, Number.NaN, 1)).toThrow(RangeError);
  });

  it("is least, summed over a sample, at the sample's quantile", () => {
    const sample = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        sample,
        fc.constantFrom(...accuracyLevels),
        fc.integer({ min: 0, max: 50 }),
        (values, level, other) => {
          const sorted = values.toSorted((a, b) => a - b);
          const quantile = sorted[Math.ceil(level * sorted.length - 1e-9) - 1]!;
          const loss = (forecast: number) =>
            values.reduce((sum, y) => sum + pinballLoss(level, forecast, y), 0);
          expect(loss(quantile)).toBeLessThanOrEqual(loss(other) + 1e-9);
        },
      ),
    );
  });
});

describe("scaledPinball", () => {
  it("is the mean loss of the six levels over the demand that was to be expected", () => {
    const loss = (0.5 * 4 + 0.8 * 2 + 0.1 * 0 + 0.05 * 1 + 0.02 * 3 + 0.01 * 5) / 6;
    expect(scaledPinball([6, 8, 10, 11, 13, 15], 10, { meanDemand: 2, buckets: 7 })).toBeCloseTo(
      loss / 14,
      12,
    );
  });

  it("refuses a missing level and a scale of 0", () => {
    expect(() => scaledPinball([1], 10, { meanDemand: 2, buckets: 7 })).toThrow("6 members, got 1");
    expect(() => scaledPinball([1, 1, 1, 1, 1, 1], 10, { meanDemand: 0, buckets: 7 })).toThrow(RangeError);
  });
});

describe("point accuracy", () => {
  it("weighs the errors by the demand", () => {
    expect(wape(outcomes)).toBeCloseTo(5 / 20, 12);
    expect(bias(outcomes)).toBeCloseTo(1 / 20, 12);
  });

  it("compares errors with those of the naive forecast, and leaves out items whose demand never moved", () => {
    expect(naiveError([2, 5, 5, 1])).toBeCloseTo(7 / 3, 12);
    const scaled = outcomes.map((outcome, i) => ({ ...outcome, scale: [2, 3, 0][i]! }));
    expect(mase(scaled)).toBeCloseTo((1 + 1) / 2, 12);
  });

  it("counts a quantile as kept when demand just reaches it", () => {
    expect(coverage(outcomes)).toBeCloseTo(2 / 3, 12);
  });

  it("says nothing about nothing", () => {
    expect([wape([]), bias([]), mase([]), coverage([]), naiveError([3])]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(wape([{ forecast: 1, actual: 0 }])).toBeNull();
  });
});
