import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainNumber, parseDecimal, parseMicroUnits } from "../../src/input/number.ts";

describe("a quantity is read as whole micro-units", () => {
  it.each([
    ["0", 0],
    ["-0", 0],
    ["7", 7_000_000],
    ["+7", 7_000_000],
    ["-7", -7_000_000],
    ["007", 7_000_000],
    [" 7\t", 7_000_000],
    ["1.5", 1_500_000],
    [".5", 500_000],
    ["5.", 5_000_000],
    ["0.000001", 1],
    ["0.0000005", 1],
    ["-0.0000005", -1],
    ["0.00000049999", 0],
    ["0.1", 100_000],
    ["2.675", 2_675_000],
    ["1000000000", 1e15],
    ["999999999.999999", 999_999_999_999_999],
  ])("%j is %d", (text, micro) => {
    expect(parseMicroUnits(text, ".")).toBe(micro);
  });

  it.each([
    "",
    " ",
    "-",
    "+",
    ".",
    "-.",
    "--1",
    "1-",
    "1.2.3",
    "1,5",
    "1 000",
    "1e3",
    "1E3",
    "0x10",
    "NaN",
    "nan",
    "Infinity",
    "-Infinity",
    "1e999",
    "$1",
    "(1)",
    "1000000001",
    "1000000000.000001",
    "99999999999999999999999999",
    "١",
    "1\u00a0",
  ])("%j is no number", (text) => {
    expect(parseMicroUnits(text, ".")).toBeUndefined();
    expect(explainNumber(text, ".").message).not.toBe("");
  });

  it("reads a decimal comma only when it is the decimal mark", () => {
    expect(parseMicroUnits("12,5", ",")).toBe(12_500_000);
    expect(parseMicroUnits("12.5", ",")).toBeUndefined();
    expect(parseMicroUnits("12,5", ".")).toBeUndefined();
  });

  it("reads back every whole number of micro-units that it may hold, with either mark", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom("." as const, "," as const), (number, mark) => {
        const micro = number % (1e15 + 1);
        const digits = String(Math.abs(micro)).padStart(7, "0");
        const text = `${micro < 0 ? "-" : ""}${digits.slice(0, -6)}${mark}${digits.slice(-6)}`;
        expect(parseMicroUnits(text, mark)).toBe(micro === 0 ? 0 : micro);
      }),
    );
  });

  it("agrees with JavaScript's own reading within half a micro-unit", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const text = value.toFixed(12);
        expect(Math.abs((parseDecimal(text, ".") ?? Number.NaN) - value)).toBeLessThanOrEqual(5.1e-7);
      }),
    );
  });
});

describe("a refused number is explained", () => {
  it.each([
    ["12,5", "use a decimal point, or say --decimal ,"],
    ["1,234", "leave out the separator of thousands, or say --decimal , if it is a decimal mark"],
    ["1,234,567", "leave out the separator of thousands"],
    ["1'234", "leave out the separator of thousands"],
    ["€5", "leave out the currency sign"],
    ["(5)", "write a negative number with a minus sign: -5"],
    ["1e3", "write it out, without an exponent"],
    ["0x1F", "write it in decimal digits"],
    ["12%", "write a fraction, without the percent sign"],
  ])("%s: %s", (text, hint) => {
    expect(explainNumber(text, ".").hint).toBe(hint);
  });
});
