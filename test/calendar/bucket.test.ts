import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BucketKind,
  bucketGrid,
  bucketsAhead,
  daysPerBucket,
  futureBucketStart,
} from "../../src/calendar/bucket.ts";
import { dayFromIso, firstDay, lastDay } from "../../src/calendar/day.ts";

const day = (text: string): number => dayFromIso(text)!;
const anyKind = fc.constantFrom<BucketKind>("day", "week", "month");
const anyDay = fc.integer({ min: firstDay, max: lastDay });

describe("bucket", () => {
  it("makes weeks of seven days from the origin, before it too", () => {
    const weeks = bucketGrid({ kind: "week", origin: day("2024-04-15") });
    expect(weeks.bucketOf(day("2024-04-15"))).toBe(0);
    expect(weeks.bucketOf(day("2024-04-14"))).toBe(-1);
    expect(weeks.startOf(-1)).toBe(day("2024-04-08"));
    expect(weeks.endOf(-1)).toBe(day("2024-04-15"));
  });

  it("makes months of the calendar, wherever the origin", () => {
    const months = bucketGrid({ kind: "month", origin: day("2024-04-15") });
    const february = months.bucketOf(day("2024-02-29"));
    expect(months.startOf(february)).toBe(day("2024-02-01"));
    expect(months.endOf(february)).toBe(day("2024-03-01"));
  });

  it("knows the mean length of a bucket", () => {
    expect([daysPerBucket("day"), daysPerBucket("week"), daysPerBucket("month")]).toEqual([1, 7, 30.4375]);
  });

  it("covers every day once", () => {
    fc.assert(
      fc.property(anyKind, anyDay, anyDay, (kind, origin, any) => {
        const grid = bucketGrid({ kind, origin });
        const bucket = grid.bucketOf(any);
        expect(grid.startOf(bucket)).toBeLessThanOrEqual(any);
        expect(grid.endOf(bucket)).toBeGreaterThan(any);
        expect(grid.endOf(bucket)).toBe(grid.startOf(bucket + 1));
      }),
    );
  });

  it("counts part of a bucket ahead pro rata", () => {
    expect(bucketsAhead({ kind: "day" }, 0, 21)).toBe(21);
    expect(bucketsAhead({ kind: "week" }, 0, 24.5)).toBe(3.5);
    expect(bucketsAhead({ kind: "month" }, day("2024-04-01"), 46)).toBe(1 + 16 / 31);
    expect(bucketsAhead({ kind: "month" }, day("2024-04-16"), 30)).toBe(1);
    expect(bucketsAhead({ kind: "month" }, day("2024-01-31"), 29)).toBe(1);
    expect(bucketsAhead({ kind: "month" }, day("2024-02-01"), 0)).toBe(0);
  });

  it("refuses days that are no number from 0 up", () => {
    for (const days of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => bucketsAhead({ kind: "week" }, 0, days)).toThrow(RangeError);
    }
  });

  it("counts whole buckets ahead where future buckets start, and never falls with more days", () => {
    fc.assert(
      fc.property(anyKind, anyDay, fc.nat(40), fc.nat(500), (kind, asOf, index, days) => {
        const start = futureBucketStart(kind, asOf, index);
        expect(bucketsAhead({ kind }, asOf, start - asOf)).toBe(index);
        const ahead = bucketsAhead({ kind }, asOf, days);
        expect(bucketsAhead({ kind }, asOf, days + 1)).toBeGreaterThan(ahead);
      }),
    );
  });
});
