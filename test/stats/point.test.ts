import { describe, expect, it } from "vitest";
import { point } from "../../src/stats/point.ts";

describe("a point", () => {
  it("is reached at its value and lost up to it", () => {
    const three = point(3);
    expect([2.9, 3, 4].map((x) => three.cdf(x))).toEqual([0, 1, 1]);
    expect([1, 3, 5].map((x) => three.loss(x))).toEqual([2, 0, 0]);
    expect([0.001, 0.999].map((p) => three.quantile(p))).toEqual([3, 3]);
  });

  it("refuses a value that is not finite", () => {
    expect(() => point(Number.NaN)).toThrow("value must be finite, got NaN");
  });
});
