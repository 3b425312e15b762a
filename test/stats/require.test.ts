import { describe, expect, it } from "vitest";
import {
  requireFinite,
  requireNonNegative,
  requireNumber,
  requirePositive,
  requireProbability,
} from "../../src/stats/require.ts";

describe("a check at the door", () => {
  it.each([
    ["requireFinite", requireFinite, [-1, 0, 1e308], [Number.NaN, Number.POSITIVE_INFINITY]],
    ["requireNonNegative", requireNonNegative, [0, 5], [-1e-300, Number.NaN, Number.POSITIVE_INFINITY]],
    ["requirePositive", requirePositive, [1e-300, 5], [0, -1, Number.NaN, Number.POSITIVE_INFINITY]],
    ["requireProbability", requireProbability, [1e-300, 0.95], [0, 1, 1.2, -0.1, Number.NaN]],
    ["requireNumber", requireNumber, [0, Number.NEGATIVE_INFINITY], [Number.NaN]],
  ])("%s lets through what fits and names what does not", (_, check, good, bad) => {
    for (const value of good) expect(check("level", value)).toBeUndefined();
    for (const value of bad) {
      expect(() => check("level", value)).toThrow(RangeError);
      expect(() => check("level", value)).toThrow(new RegExp(`^level must be .*, got ${value}$`));
    }
  });
});
