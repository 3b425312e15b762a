import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyChance } from "../../src/demand/empty-chance.ts";

describe("the chance of one more empty bucket", () => {
  it("is that of a negative binomial with variance twice its mean, where buckets are seldom empty", () => {
    expect(emptyChance({ rate: 3, filled: 0.9, followed: 0, stayed: 0 })).toBe(0.125);
  });

  it("is the share of empty buckets where few large orders make up the rate", () => {
    expect(emptyChance({ rate: 10, filled: 0.25, followed: 0, stayed: 0 })).toBe(0.75);
  });

  it("is the greater where empty buckets follow each other", () => {
    expect(emptyChance({ rate: 2, filled: 0.75, followed: 18, stayed: 17 })).toBe((17 + 2 * 0.25) / 20);
  });

  it("is a chance", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        share,
        fc.nat(500),
        share,
        (rate, filled, followed, stays) => {
          const chance = emptyChance({ rate, filled, followed, stayed: stays * followed });
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
