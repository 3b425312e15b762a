import { describe, expect, it } from "vitest";
import { checkValue, valueFromTexts } from "../../src/cli/option-value.ts";
import { options } from "../../src/cli/options.ts";

describe("numbers", () => {
  it("are parted by commas or said again", () => {
    expect(valueFromTexts(options.horizonDays, ["7,14", "28"])).toEqual({ value: [7, 14, 28] });
    expect(valueFromTexts(options.horizonDays, ["30"])).toEqual({ value: [30] });
    expect(valueFromTexts(options.horizonDays, ["7, 14"])).toEqual({ value: [7, 14] });
  });

  it("are a number or a list of numbers in the settings file", () => {
    expect(checkValue(options.horizonDays, [7, 30])).toEqual({ value: [7, 30] });
    expect(checkValue(options.horizonDays, 30)).toEqual({ value: [30] });
    expect(checkValue(options.horizonDays, ["7"])).toEqual({ problem: "must be numbers, without quotes" });
    expect(checkValue(options.horizonDays, [])).toEqual({ problem: "must be at least one number" });
  });

  it("are each whole and in their range", () => {
    const problem = "must be a whole number from 1 to 730";
    for (const text of ["0", "7,0", "7.5", "731", "-7"]) {
      expect(valueFromTexts(options.horizonDays, [text]), text).toEqual({ problem });
    }
    for (const text of ["", "7,", "7;14", "a week"]) {
      expect(valueFromTexts(options.horizonDays, [text]), text).toHaveProperty("problem");
    }
    expect(checkValue(options.horizonDays, [7, 0.5])).toEqual({ problem });
  });
});

describe("a list of choices", () => {
  it("holds choices only, and names the one that was likely meant", () => {
    expect(valueFromTexts(options.methods, ["auto,textbook"])).toEqual({ value: ["auto", "textbook"] });
    const wrong = valueFromTexts(options.methods, ["auto,texbook"]);
    expect(wrong).toHaveProperty("problem");
    expect("problem" in wrong ? wrong.problem : "").toMatch(
      /^must be one of auto textbook .*did you mean textbook\?$/,
    );
    expect(checkValue(options.methods, ["magic"])).toHaveProperty("problem");
    expect(checkValue(options.methods, [7])).toHaveProperty("problem");
  });
});
