import { describe, expect, it } from "vitest";
import { backtestOrigins, horizonOf } from "../../src/backtest/origins.ts";
import { formatDay } from "../../src/calendar/day.ts";
import { type DemandFrame, demandFrame, type FrameOptions } from "../../src/demand/frame.ts";
import { dailySales, day, type Sale, shopData } from "../plan/make-shop.ts";

function frameOf(sales: readonly Sale[], options: FrameOptions = {}): DemandFrame {
  return demandFrame(shopData(sales).ledger, options);
}

describe("a horizon", () => {
  it("is rounded up to whole buckets", () => {
    expect(horizonOf("day", 10)).toEqual({ days: 10, buckets: 10 });
    expect(horizonOf("week", 7).buckets).toBe(1);
    expect(horizonOf("week", 8).buckets).toBe(2);
    expect(
      ["28", "30", "31", "32", "62", "90", "365"].map((d) => horizonOf("month", Number(d)).buckets),
    ).toEqual([1, 1, 1, 2, 2, 3, 12]);
  });

  it("is a whole number of days", () => {
    expect(() => horizonOf("day", 0)).toThrow("days must be a whole number above 0, got 0");
    expect(() => horizonOf("day", 1.5)).toThrow(RangeError);
    expect(() => horizonOf("day", Number.NaN)).toThrow(RangeError);
  });
});

describe("the origins", () => {
  const sales = dailySales("A", "2026-01-01", new Array(100).fill(1));

  it("leave the longest horizon after the last, and precede each other by it", () => {
    const frame = frameOf(sales);
    const origins = backtestOrigins(frame, { count: 3, buckets: 28, firstRow: day("2026-01-01") });
    expect(origins.map((origin) => frame.knownUntil - origin)).toEqual([84, 56, 28]);
  });

  it("without a row before them are left out", () => {
    const origins = backtestOrigins(frameOf(sales), { count: 13, buckets: 28, firstRow: day("2026-01-01") });
    expect(origins).toHaveLength(3);
  });

  it("stop where the files end, not at as-of", () => {
    const frame = frameOf(sales, { asOf: day("2026-05-01") });
    const origins = backtestOrigins(frame, { count: 1, buckets: 7, firstRow: day("2026-01-01") });
    expect(origins.map(formatDay)).toEqual(["2026-04-04"]);
  });

  it("keep the bounds of weeks in the data and of calendar months", () => {
    const weeks = Array.from(
      { length: 40 },
      (_, week): Sale => [formatDay(day("2025-01-06") + 7 * week), "A", 1],
    );
    const weekly = backtestOrigins(frameOf(weeks), { count: 2, buckets: 4, firstRow: day("2025-01-06") });
    expect(weekly.map(formatDay)).toEqual(["2025-08-18", "2025-09-15"]);
    const monthly = frameOf(dailySales("A", "2025-01-01", new Array(400).fill(1)), { bucket: "month" });
    const origins = backtestOrigins(monthly, { count: 2, buckets: 2, firstRow: day("2025-01-01") });
    expect(formatDay(monthly.asOf)).toBe("2026-02-05");
    expect(origins.map(formatDay)).toEqual(["2025-10-01", "2025-12-01"]);
  });
});
