import { describe, expect, it } from "vitest";
import { filterLevel } from "../../src/forecast/level-filter.ts";

function filtered(units: readonly number[], exposure: readonly number[], discount: number) {
  const predicted = new Float64Array(units.length);
  const history = { units: Float64Array.from(units), exposure: Float64Array.from(exposure) };
  return { ...filterLevel(history, discount, { start: 0, predicted, offset: 0 }), predicted: [...predicted] };
}

describe("filterLevel", () => {
  it("follows the recursion by hand: discount 1/2 over demands 4, 2, 6", () => {
    // A: 4, 2 + 2, 2 + 6; B: 1, 1/2 + 1, 3/4 + 1; forecasts 4 / 1 and 4 / (3/2).
    const level = filtered([4, 2, 6], [1, 1, 1], 0.5);
    expect([level.units, level.buckets]).toEqual([8, 1.75]);
    expect(level.predicted[1]).toBe(4);
    expect(level.predicted[2]).toBeCloseTo(8 / 3, 14);
    expect(level.expectedUnits).toBeCloseTo(4 + 8 / 3, 14);
    expect(level.squaredError).toBeCloseTo((0.5 / 1.5) * 4 + (0.75 / 1.75) * (10 / 3) ** 2, 12);
  });

  it("forecasts in proportion to exposure, and not at all in closed buckets", () => {
    const level = filtered([4, 99, 6], [1, 0, 2], 0.5);
    expect(level.predicted).toEqual([0, 0, 8]);
    expect([level.units, level.buckets]).toEqual([8, 2.5]);
  });

  it("says nothing before the first sale", () => {
    const level = filtered([0, 0, 3], [1, 1, 1], 0.9);
    expect(level.predicted).toEqual([0, 0, 0]);
    expect(level.expectedUnits).toBe(0);
    expect(level.units / level.buckets).toBeCloseTo(3 / 2.71, 12);
  });
});

describe("a bucket that lets expect next to nothing", () => {
  it("leaves the level and what is known of it much as a closed one does", () => {
    const history = (exposure: number) =>
      [
        [...new Array(60).fill(4), ...new Array(40).fill(0)],
        [...new Array(60).fill(1), ...new Array(40).fill(exposure)],
      ] as const;
    const closed = filtered(...history(0), 0.9);
    for (const exposure of [1e-9, 1e-4, 1e-2]) {
      const nearly = filtered(...history(exposure), 0.9);
      expect(nearly.buckets).toBeGreaterThanOrEqual(0.99 * closed.buckets);
      expect(nearly.units / nearly.buckets).toBeLessThanOrEqual(closed.units / closed.buckets);
    }
    expect(closed.buckets).toBe(1);
  });
});
