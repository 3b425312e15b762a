import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFromIso, dayFromParts, firstDay, formatDay, lastDay, weekday } from "../../src/calendar/day.ts";

const anyDay = fc.integer({ min: firstDay, max: lastDay });

describe("day", () => {
  it("counts days from 1970-01-01", () => {
    expect(dayFromIso("1970-01-01")).toBe(0);
    expect(dayFromIso("2000-03-01")).toBe(11_017);
    expect(dayFromIso("2026-03-04")).toBe(20_516);
  });

  it("accepts the years 1970 to 2099 only", () => {
    expect(formatDay(firstDay)).toBe("1970-01-01");
    expect(formatDay(lastDay)).toBe("2099-12-31");
    expect(dayFromIso("1969-12-31")).toBeUndefined();
    expect(dayFromIso("2100-01-01")).toBeUndefined();
  });

  it("knows which dates exist", () => {
    expect(dayFromParts(2024, 2, 29)).toBe(dayFromParts(2024, 3, 1)! - 1);
    expect(dayFromParts(2000, 2, 29)).toBeDefined();
    expect(dayFromParts(2023, 2, 29)).toBeUndefined();
    for (const [year, month, dayOfMonth] of [
      [2026, 4, 31],
      [2026, 13, 1],
      [2026, 0, 1],
      [2026, 1, 0],
      [2026, 1, 1.5],
      [2026, 1.5, 1],
      [2026.5, 1, 1],
      [Number.NaN, 1, 1],
    ] as const) {
      expect(dayFromParts(year, month, dayOfMonth)).toBeUndefined();
    }
  });

  it("reads exactly yyyy-mm-dd", () => {
    for (const text of [
      "",
      "2026-3-4",
      "2026-03-04 ",
      " 2026-03-04",
      "2026/03/04",
      "20260304",
      "2026-03-0x",
    ]) {
      expect(dayFromIso(text)).toBeUndefined();
    }
  });

  it("tells the weekday, Monday first", () => {
    expect(weekday(dayFromIso("2024-04-08")!)).toBe(0);
    expect(weekday(dayFromIso("1970-01-01")!)).toBe(3);
    expect(weekday(dayFromIso("2024-04-14")!)).toBe(6);
    expect(weekday(-4)).toBe(6);
  });

  it("refuses to write what is no day", () => {
    for (const day of [Number.NaN, Number.POSITIVE_INFINITY, 0.5, 3e6, -8e5]) {
      expect(() => formatDay(day)).toThrow(RangeError);
    }
  });

  it("writes what it reads", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayFromIso(formatDay(day))).toBe(day);
      }),
    );
  });
});
