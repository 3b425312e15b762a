import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weekday } from "../../src/calendar/day.ts";
import { closedDays, type DailyTotals } from "../../src/demand/closed-days.ts";
import { day } from "./make-ledger.ts";

const monday = day("2024-01-01");
const daysOf = (length: number): number[] => Array.from({ length }, (_, index) => monday + index);

/** Totals from a Monday on: `perDay` units but on the days of `empty`. */
function totals(length: number, perDay: number, empty: (day: number) => boolean): DailyTotals {
  return {
    firstDay: monday,
    units: Float64Array.from(daysOf(length), (any) => (empty(any) ? 0 : perDay)),
  };
}

describe("closed days", () => {
  it("are empty days of a location that sells twenty units a day or more", () => {
    const holiday = monday + 40;
    expect(closedDays(totals(100, 20, (any) => any === holiday)).days).toEqual([holiday]);
    expect(closedDays(totals(100, 19, (any) => any === holiday)).days).toEqual([]);
  });

  it("recur on a weekday whose last eight were closed", () => {
    const closed = closedDays(totals(84, 50, (any) => weekday(any) === 6));
    expect(closed.days).toHaveLength(12);
    expect(closed.weekdays).toEqual([false, false, false, false, false, false, true]);
    expect(closed.isClosed(monday + 84 + 6)).toBe(true);
    expect(closed.isClosed(monday + 84 + 5)).toBe(false);
    expect(closedDays(totals(49, 50, (any) => weekday(any) === 6)).weekdays[6]).toBe(false);
  });

  it("of a weekday are judged together: twenty Sundays of a small shop are no chance, though one would be", () => {
    const isWeekend = (any: number): boolean => weekday(any) >= 5;
    const small = closedDays(totals(140, 6, isWeekend));
    expect(small.days).toEqual(daysOf(140).filter(isWeekend));
    expect(small.weekdays).toEqual([false, false, false, false, false, true, true]);
    expect(closedDays(totals(133, 6, isWeekend)).days).toEqual([]);
    expect(closedDays(totals(140, 0.7, isWeekend)).days).toEqual([]);
  });

  it("of a weekday may have one sale among twenty, not two", () => {
    const isWednesday = (any: number): boolean => weekday(any) === 2;
    const but = (...sold: number[]): number =>
      closedDays(totals(140, 6, (any) => isWednesday(any) && !sold.includes(any - monday))).days.length;
    expect(but(2 + 70)).toBe(19);
    expect(but(2 + 70, 2 + 105)).toBe(0);
  });

  it("of a weekday are found all or none, however the sales around them vary", () => {
    // Twenty and forty units in turn: the chance of one empty day is 14.7^(-30 / 13.7) = .003.
    const isSunday = (any: number): boolean => weekday(any) === 6;
    const varying = totals(200, 30, isSunday);
    const units = varying.units.map((value, index) => (value === 0 ? 0 : index % 2 === 0 ? 20 : 40));
    expect(closedDays({ ...varying, units }).days).toEqual(daysOf(200).filter(isSunday));
  });

  it("include the holiday beside a rest day", () => {
    const isEmpty = (any: number): boolean => weekday(any) === 6 || any === monday + 42;
    expect(closedDays(totals(180, 50, isEmpty)).days).toContain(monday + 42);
    expect(closedDays(totals(180, 6, isEmpty)).days).not.toContain(monday + 42);
  });

  it("recur on a weekday that sold once in eight weeks, but not on one that sold twice", () => {
    const sunday = (any: number): boolean => weekday(any) === 6;
    const once = totals(84, 50, (any) => sunday(any) && any !== monday + 62);
    const twice = totals(84, 50, (any) => sunday(any) && any !== monday + 62 && any !== monday + 69);
    expect(closedDays(once).weekdays[6]).toBe(true);
    expect(closedDays(twice).weekdays[6]).toBe(false);
  });

  it("include a shutdown and the weekly closing days beside it", () => {
    const isShut = (any: number): boolean => any >= monday + 50 && any < monday + 62;
    const closed = closedDays(totals(120, 50, (any) => isShut(any) || weekday(any) === 6));
    const expected = daysOf(120).filter((any) => isShut(any) || weekday(any) === 6);
    expect(closed.days).toEqual(expected.filter((any) => any < monday + 120));
  });

  it("are not found where orders come in lumps, however large", () => {
    const lumps = totals(200, 1_000, (any) => any % 3 !== 0);
    expect(closedDays(lumps).days).toEqual([]);
  });

  it("are not found where sales vary so much that an empty day is no wonder", () => {
    // Every other day 5 units, the rest 75: mean 40, variance 1,238, P0 = 31^(-40/30) = .01.
    const erratic = totals(100, 40, (any) => any === monday + 40);
    const units = erratic.units.map((value, index) => (value === 0 ? 0 : index % 2 === 0 ? 5 : 75));
    expect(closedDays({ ...erratic, units }).days).toEqual([]);
  });

  it("are not found from a fortnight of sales or less", () => {
    expect(closedDays(totals(14, 100, (any) => any === monday + 7)).days).toEqual([]);
  });

  it("go on to the end for at most four weeks: then the location has stopped", () => {
    expect(closedDays(totals(128, 50, (any) => any >= monday + 100)).days).toHaveLength(28);
    expect(closedDays(totals(129, 50, (any) => any >= monday + 100)).days).toEqual([]);
  });

  it("never include a day with sales, and none of a location without any", () => {
    const units = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 })), {
      minLength: 1,
      maxLength: 150,
    });
    fc.assert(
      fc.property(units, (some) => {
        const closed = closedDays({ firstDay: monday, units: Float64Array.from(some) });
        for (const any of closed.days) {
          expect(some[any - monday]).toBe(0);
          expect(closed.isClosed(any)).toBe(true);
        }
      }),
    );
    expect(closedDays({ firstDay: monday, units: new Float64Array(90) }).days).toEqual([]);
    expect(closedDays({ firstDay: monday, units: new Float64Array(0) }).days).toEqual([]);
  });
});
