import { describe, expect, it } from "vitest";
import { dayFromIso, formatDay } from "../../src/calendar/day.ts";
import { bucketProblem, defaultAsOf, demandGrid, detectSpacing } from "../../src/calendar/spacing.ts";

const days = (...texts: readonly string[]): number[] => texts.map((text) => dayFromIso(text)!);

describe("spacing", () => {
  it("is by week when at least four dates share a weekday, gaps allowed", () => {
    expect(detectSpacing(days("2024-01-01", "2024-01-08", "2024-01-15", "2024-02-05")).kind).toBe("week");
    expect(detectSpacing(days("2024-01-01", "2024-01-08", "2024-01-15")).kind).toBe("day");
    expect(detectSpacing(days("2024-01-01", "2024-01-08", "2024-01-15", "2024-01-23")).kind).toBe("day");
  });

  it("is by month when at least three dates are all first or all last days", () => {
    expect(detectSpacing(days("2024-01-01", "2024-02-01", "2024-04-01"))).toEqual({
      kind: "month",
      label: "start",
    });
    expect(detectSpacing(days("2024-01-31", "2024-02-29", "2024-03-31"))).toEqual({
      kind: "month",
      label: "end",
    });
    expect(detectSpacing(days("2024-01-31", "2024-02-28", "2024-03-31")).kind).toBe("day");
    expect(detectSpacing(days("2024-01-01", "2024-02-01")).kind).toBe("day");
  });

  it("is by day when there is nothing to tell from", () => {
    expect(detectSpacing([]).kind).toBe("day");
    expect(detectSpacing([0]).kind).toBe("day");
  });

  it("puts as-of behind the last bucket", () => {
    const asOf = (kind: "day" | "week" | "month", label: "start" | "end", last: string): string =>
      formatDay(defaultAsOf({ kind, label }, dayFromIso(last)!));
    expect(asOf("day", "start", "2024-04-08")).toBe("2024-04-09");
    expect(asOf("week", "start", "2024-04-08")).toBe("2024-04-15");
    expect(asOf("week", "end", "2024-04-12")).toBe("2024-04-13");
    expect(asOf("month", "start", "2024-12-01")).toBe("2025-01-01");
    expect(asOf("month", "end", "2024-02-29")).toBe("2024-03-01");
  });

  it("keeps the weeks that the data carries, and cuts daily rows into weeks that end before as-of", () => {
    const [monday = 0, asOf = 0] = days("2024-04-08", "2024-04-18");
    const carried = demandGrid({
      kind: "week",
      spacing: { kind: "week", label: "start" },
      anyRow: monday,
      asOf,
    });
    expect(formatDay(carried.startOf(carried.bucketOf(asOf)))).toBe("2024-04-15");
    const ending = demandGrid({
      kind: "week",
      spacing: { kind: "week", label: "end" },
      anyRow: monday,
      asOf,
    });
    expect(formatDay(ending.startOf(ending.bucketOf(monday)))).toBe("2024-04-02");
    const cut = demandGrid({ kind: "week", spacing: { kind: "day", label: "start" }, anyRow: monday, asOf });
    expect(formatDay(cut.endOf(cut.bucketOf(asOf - 1)))).toBe("2024-04-18");
  });

  it("refuses buckets finer than the data", () => {
    const weekly = { kind: "week", label: "start" } as const;
    expect(bucketProblem("day", weekly)).toBe(
      "bucket must be week or coarser, since the sales are by week; got day",
    );
    expect(bucketProblem("week", weekly)).toBeUndefined();
    expect(bucketProblem("month", weekly)).toBeUndefined();
    expect(() => demandGrid({ kind: "day", spacing: weekly, anyRow: 0, asOf: 7 })).toThrow(RangeError);
  });
});
