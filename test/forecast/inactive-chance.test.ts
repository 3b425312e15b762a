import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inactiveChance } from "../../src/forecast/inactive-chance.ts";

/** The sum of the doc comment, term by term. */
function byDefinition(r: number, p: number, rho: number, lambda: number): number {
  let odds = 0;
  for (let k = 0; k < r; k++) odds += (lambda * p ** k * (1 - rho) ** (r - k)) / (p * (1 - lambda)) ** r;
  return odds / (1 + odds);
}

describe("inactiveChance", () => {
  it("is the sum over the days on which the item may have gone idle", () => {
    for (const [openBuckets, emptyChance, rho] of [
      [7, 0.5, 0.02],
      [20, 0.9, 0.01],
      [60, 0.99, 0.01],
      [3, 0.1, 0.4],
    ] as const) {
      const chance = inactiveChance({ openBuckets, emptyChance, returnChance: rho, days: 1 });
      expect(chance).toBeCloseTo(byDefinition(openBuckets, emptyChance, rho, 0.0003), 12);
    }
  });

  it("does not stumble where an empty bucket is as likely as staying idle", () => {
    const chance = inactiveChance({ openBuckets: 40, emptyChance: 0.98, returnChance: 0.02, days: 1 });
    expect(chance).toBeCloseTo(byDefinition(40, 0.98, 0.02, 0.0003), 9);
  });

  it("is certain of a long silence of an item that sold every day, without overflow", () => {
    expect(inactiveChance({ openBuckets: 5000, emptyChance: 1e-3, returnChance: 0.01, days: 1 })).toBe(1);
  });

  it("rises with the length of the run, and is small at first", () => {
    const probabilities = fc.double({ min: 0.001, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), probabilities, (openBuckets, emptyChance) => {
        const at = (buckets: number): number =>
          inactiveChance({ openBuckets: buckets, emptyChance, returnChance: 0.02, days: 1 });
        expect(at(openBuckets + 1)).toBeGreaterThanOrEqual(at(openBuckets));
        expect(at(0)).toBe(0);
      }),
    );
  });

  it("refuses chances that are none", () => {
    const run = { openBuckets: 9, emptyChance: 0.5, returnChance: 0.1, days: 1 };
    expect(() => inactiveChance({ ...run, emptyChance: 1 })).toThrow("emptyChance must be in (0, 1), got 1");
    expect(() => inactiveChance({ ...run, returnChance: 0 })).toThrow(RangeError);
  });
});
