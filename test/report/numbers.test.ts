import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatDecimal,
  formatForPeople,
  groupThousands,
  roundToDigits,
  subtractDecimals,
} from "../../src/report/numbers.ts";

describe("rounding", () => {
  it("keeps six significant digits of a fraction", () => {
    expect(roundToDigits(12.3456789, 6)).toBe(12.3457);
    expect(roundToDigits(0.000123456789, 6)).toBe(0.000123457);
    expect(roundToDigits(-1234567.8, 6)).toBe(-1234570);
  });

  it("keeps whole numbers exact", () => {
    expect(roundToDigits(123_456_789, 6)).toBe(123_456_789);
  });

  it("turns minus zero into zero", () => {
    expect(Object.is(roundToDigits(-0, 6), 0)).toBe(true);
  });

  it("refuses NaN and infinity by name", () => {
    expect(() => roundToDigits(Number.NaN, 6)).toThrow("value must be finite, got NaN");
    expect(() => formatDecimal(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => formatForPeople(Number.NaN, 1)).toThrow(RangeError);
  });

  it("drops the binary noise of a sum of given numbers", () => {
    expect(roundToDigits(0.1 + 0.2, 15)).toBe(0.3);
  });
});

describe("decimal text", () => {
  it("has no exponent", () => {
    expect(formatDecimal(1.5e-7)).toBe("0.00000015");
    expect(formatDecimal(-1.5e-7)).toBe("-0.00000015");
    expect(formatDecimal(1.5e21)).toBe("1500000000000000000000");
    expect(formatDecimal(-0)).toBe("0");
  });

  it("reads back as the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = formatDecimal(value);
        expect(text).not.toMatch(/e/i);
        expect(Number(text)).toBe(value + 0);
      }),
    );
  });
});

describe("the difference of decimals", () => {
  it("is what a person would write", () => {
    expect(subtractDecimals(119, 87.3456)).toBe(31.6544);
    expect(subtractDecimals(0.3, 0.1)).toBe(0.2);
    expect(subtractDecimals(8.12345, 119)).toBe(-110.87655);
  });

  it("adds up again", () => {
    const printed = fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((value) => roundToDigits(value, 6));
    fc.assert(
      fc.property(printed, printed, (a, b) => {
        const largest = Math.max(1, Math.abs(a), Math.abs(b));
        expect(Math.abs(b + subtractDecimals(a, b) - a)).toBeLessThanOrEqual(1e-9 * largest);
      }),
    );
  });
});

describe("numbers for people", () => {
  it("have commas between thousands", () => {
    expect(groupThousands("1234567.8901")).toBe("1,234,567.8901");
    expect(groupThousands("-12340")).toBe("-12,340");
    expect(groupThousands("999")).toBe("999");
  });

  it("never show something as nothing", () => {
    expect(formatForPeople(0.0123, 1)).toBe("0.012");
    expect(formatForPeople(0, 1)).toBe("0");
    expect(formatForPeople(12.04, 1)).toBe("12");
  });
});
