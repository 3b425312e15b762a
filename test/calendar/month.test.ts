import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFromIso, firstDay, formatDay, lastDay } from "../../src/calendar/day.ts";
import { addMonths, daysInMonth, monthNumber, startOfMonth } from "../../src/calendar/month.ts";

const day = (text: string): number => dayFromIso(text)!;

describe("month", () => {
  it("keeps the day of the month, or takes the last where the month is too short", () => {
    expect(formatDay(addMonths(day("2026-01-31"), 1))).toBe("2026-02-28");
    expect(formatDay(addMonths(day("2024-01-31"), 1))).toBe("2024-02-29");
    expect(formatDay(addMonths(day("2024-04-16"), 1))).toBe("2024-05-16");
    expect(formatDay(addMonths(day("2024-01-15"), -2))).toBe("2023-11-15");
  });

  it("finds a month's first day and its length", () => {
    expect(formatDay(startOfMonth(day("2024-02-29")))).toBe("2024-02-01");
    expect(daysInMonth(day("2024-02-10"))).toBe(29);
    expect(daysInMonth(lastDay)).toBe(31);
  });

  it("numbers months from January 1970", () => {
    expect(monthNumber(day("1970-01-31"))).toBe(0);
    expect(monthNumber(day("1970-02-01"))).toBe(1);
    expect(monthNumber(day("2024-04-15"))).toBe(54 * 12 + 3);
  });

  it("puts every day between its month's start and the next month's", () => {
    fc.assert(
      fc.property(fc.integer({ min: firstDay, max: lastDay }), (any) => {
        const start = startOfMonth(any);
        expect(any).toBeGreaterThanOrEqual(start);
        expect(addMonths(start, 1)).toBe(start + daysInMonth(any));
        expect(any).toBeLessThan(addMonths(start, 1));
        expect(addMonths(0, monthNumber(any))).toBe(start);
      }),
    );
  });
});
