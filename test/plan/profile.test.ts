import { describe, expect, it } from "vitest";
import { fitProfile, groupDispersion, type ProfileEvidence } from "../../src/plan/profile.ts";

function evidence(category: string, ownDispersion: number | null, expectedUnits = 100): ProfileEvidence {
  return { sku: "A", category, likeSku: "", level: null, ownDispersion, expectedUnits, idle: null };
}

const tea = [1, 2, 3, 4, 9].map((dispersion) => evidence("tea", dispersion));
const mugs = [20, 30, 40, 50].map((dispersion) => evidence("mugs", dispersion));

describe("the profile of a shop", () => {
  it("takes the median of a category of five items, and of all items for a smaller one", () => {
    const profile = fitProfile([...tea, ...mugs]);
    expect(groupDispersion(profile, "tea")).toBe(3);
    expect(groupDispersion(profile, "mugs")).toBe(9);
    expect(groupDispersion(profile, "a category that nobody has")).toBe(9);
  });

  it("does not listen to items that were expected to sell fewer than ten units, or never sold", () => {
    const quiet = [evidence("tea", 1000, 9.9), evidence("tea", null)];
    expect(fitProfile([...tea, ...quiet])).toEqual(fitProfile(tea));
    expect(fitProfile([...tea.slice(1), ...quiet]).dispersionByCategory).toEqual({});
  });

  it("counts an item of exactly ten expected units", () => {
    expect(fitProfile([evidence("tea", 7, 10)]).dispersion).toBe(7);
  });

  it("learns how items that had stopped selling came back", () => {
    const idle = { returns: 40, idleTime: 20, returnedLevels: 13, levelsKnown: 30 };
    expect(fitProfile([{ ...tea[0]!, idle }, ...mugs]).recovery).toEqual({ chanceScale: 1.5, level: 0.5 });
    expect(fitProfile(tea).recovery).toEqual({ chanceScale: 1, level: 0.7 });
  });

  it("has nothing to say of a shop without sales, whatever its categories are called", () => {
    const profile = fitProfile([]);
    expect(groupDispersion(profile, "")).toBeNull();
    expect(groupDispersion(profile, "constructor")).toBeNull();
  });
});
