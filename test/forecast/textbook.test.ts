import { describe, expect, it } from "vitest";
import { textbookStock } from "../../src/forecast/textbook.ts";

describe("textbookStock", () => {
  it("covers mean demand and z deviations, in whole units: SAP IBP's 100 +/- 25 at 95 % needs 41 or 72 more", () => {
    // Two values with mean 100 and sample deviation 25.
    const units = Float64Array.of(100 - 25 / Math.SQRT2, 100 + 25 / Math.SQRT2);
    expect(textbookStock(units, { buckets: 1, serviceLevel: 0.95, window: 90 })).toBe(100 + 42);
    expect(textbookStock(units, { buckets: 3, serviceLevel: 0.95, window: 90 })).toBe(300 + 72);
  });

  it("looks at the last buckets only", () => {
    const units = Float64Array.of(1000, 0, 4, 4, 4);
    expect(textbookStock(units, { buckets: 2, serviceLevel: 0.95, window: 3 })).toBe(8);
  });

  it("does not round a whole number up, nor go below 0", () => {
    const tenths = new Float64Array(90).fill(0.1);
    expect(textbookStock(tenths, { buckets: 30, serviceLevel: 0.95, window: 90 })).toBe(3);
    expect(textbookStock(Float64Array.of(0, 0, 9), { buckets: 1, serviceLevel: 0.01, window: 90 })).toBe(0);
    expect(textbookStock(Float64Array.of(5), { buckets: 1, serviceLevel: 0.99, window: 90 })).toBe(5);
  });

  it("refuses an empty past and horizons that are none", () => {
    const one = Float64Array.of(1);
    expect(() => textbookStock(new Float64Array(0), { buckets: 1, serviceLevel: 0.9, window: 90 })).toThrow(
      RangeError,
    );
    expect(() => textbookStock(one, { buckets: 0, serviceLevel: 0.9, window: 90 })).toThrow("buckets");
    expect(() => textbookStock(one, { buckets: 1, serviceLevel: 1, window: 90 })).toThrow(RangeError);
    expect(() => textbookStock(one, { buckets: 1, serviceLevel: 0.9, window: 0 })).toThrow("window");
  });
});
