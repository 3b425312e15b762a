import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demandMeasures, demandPattern } from "../../src/demand/pattern.ts";

const observed = (units: readonly number[], open = units.map(() => 1)) => ({
  units: Float64Array.from(units),
  open: Float64Array.from(open),
});

describe("demand pattern", () => {
  it("has the boundaries of Syntetos, Boylan & Croston (2005), which belong to the upper class", () => {
    const cases = [
      [1, 0, "smooth"],
      [1.319, 0.489, "smooth"],
      [1.32, 0.489, "intermittent"],
      [1.319, 0.49, "erratic"],
      [1.32, 0.49, "lumpy"],
    ] as const;
    for (const [adi, cv2, pattern] of cases) {
      expect(demandPattern({ adi, cv2 })).toBe(pattern);
    }
  });

  it("takes other boundaries", () => {
    expect(demandPattern({ adi: 1.5, cv2: 0.6 }, { adi: 2, cv2: 1 })).toBe("smooth");
  });

  it("is unknown when a measure is, and refuses what is none", () => {
    expect(demandPattern({ adi: null, cv2: 1 })).toBeNull();
    expect(demandPattern({ adi: 1, cv2: null })).toBeNull();
    expect(() => demandPattern({ adi: 0.5, cv2: 1 })).toThrow("adi must be at least 1, got 0.5");
    expect(() => demandPattern({ adi: 1, cv2: Number.NaN })).toThrow("cv2 must be at least 0, got NaN");
  });

  // Four sizes, 3, 5, 2 and 4, in sixteen buckets: mean 3.5, sample variance 5/3.
  it("measures intervals and sizes: 16 / 4 and (5/3) / 3.5^2", () => {
    const demand = observed([3, 0, 0, 5, 0, 0, 0, 2, 0, 0, 0, 0, 4, 0, 0, 0]);
    expect(demandMeasures(demand).adi).toBe(4);
    expect(demandMeasures(demand).cv2).toBeCloseTo(5 / 3 / 12.25, 15);
  });

  it("does not look at buckets that were not open", () => {
    const demand = observed([3, 0, 99, 5], [1, 0, 0, 1]);
    expect(demandMeasures(demand).adi).toBe(1);
    expect(demandMeasures(demand).cv2).toBeCloseTo(2 / 16, 15);
  });

  it("is null where there is nothing to measure", () => {
    for (const units of [[], [0], [0, 0]]) {
      expect(demandMeasures(observed(units)).adi).toBeNull();
      expect(demandMeasures(observed(units)).cv2).toBeNull();
    }
    expect(demandMeasures(observed([0, 7])).adi).toBe(2);
    expect(demandMeasures(observed([0, 7])).cv2).toBeNull();
    expect(demandMeasures(observed([7, 7])).cv2).toBe(0);
  });

  it("does not change with the unit of measure", () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(sizes, fc.constantFrom(0.1, 2, 12, 1000), (units, unit) => {
        const scaled = observed(units.map((one) => one * unit));
        const cv2 = demandMeasures(observed(units)).cv2;
        expect(demandMeasures(scaled).adi).toBe(demandMeasures(observed(units)).adi);
        expect(demandMeasures(scaled).cv2 ?? -1).toBeCloseTo(cv2 ?? -1, 10);
      }),
    );
  });
});
