import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDays, weeksPerYear, yearOf } from "../../src/seasonality/calendar-days.ts";
import { day } from "../demand/make-ledger.ts";

describe("the days of a calendar", () => {
  it("know their weekday, place in the month, week of the year and year", () => {
    const from = day("2023-12-30");
    const { weekdays, monthDays, weeks, years, yearCount } = calendarDays(from, day("2024-01-09"));
    expect([...weekdays]).toEqual([5, 6, 0, 1, 2, 3, 4, 5, 6, 0]);
    expect([...monthDays]).toEqual([16, 15, 0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...weeks]).toEqual([51, 51, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect([...years]).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(yearCount).toBe(2);
  });

  it("count the days of a month from its start up to the 15th, from its end after that, however long it is", () => {
    const february = calendarDays(day("2023-02-14"), day("2023-03-01"));
    const march = calendarDays(day("2023-03-14"), day("2023-04-01"));
    expect([...february.monthDays]).toEqual([13, 14, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15]);
    expect([...march.monthDays].slice(0, 3)).toEqual([13, 14, 30]);
    expect(march.monthDays.at(-1)).toBe(15);
  });

  it("put the 364th day of a year and those after it into the last week", () => {
    const { weeks } = calendarDays(day("2024-12-22"), day("2025-01-02"));
    expect([...weeks]).toEqual([50, 51, 51, 51, 51, 51, 51, 51, 51, 51, 0]);
  });

  it("give each day the same whatever day the calendar starts on", () => {
    const days = fc.integer({ min: day("1998-01-01"), max: day("2060-01-01") });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 800 }), (start, offset) => {
        const long = calendarDays(start, start + offset + 1);
        const short = calendarDays(start + offset, start + offset + 1);
        expect(long.weekdays[offset]).toBe(short.weekdays[0]);
        expect(long.monthDays[offset]).toBe(short.monthDays[0]);
        expect(long.weeks[offset]).toBe(short.weeks[0]);
        expect(long.weeks[offset]).toBeLessThan(weeksPerYear);
        expect(long.years[offset]).toBe(yearOf(start + offset) - yearOf(start));
      }),
    );
  });

  it("reach to the end of the last year there is", () => {
    expect(calendarDays(day("2099-12-30"), day("2099-12-31") + 1).weeks[1]).toBe(51);
  });
});
