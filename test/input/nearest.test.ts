import { describe, expect, it } from "vitest";
import { nearestText } from "../../src/input/nearest.ts";

describe("the nearest of some names", () => {
  it("is the one that a slip leads to", () => {
    expect(nearestText("quantiy", ["date", "quantity"])).toBe("quantity");
  });

  it("is none for a text of millions of letters, which is not compared at all", () => {
    expect(nearestText("q".repeat(5e7), ["date", "quantity"])).toBeNull();
  });
});
