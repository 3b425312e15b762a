import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFromParts, weekday } from "../../src/calendar/day.ts";
import { arrivalDay, latestOrderDay, nextOrderDay } from "../../src/lead-time/supplier-calendar.ts";

/** 2 March 2026 is a Monday. */
function march(dayOfMonth: number): number {
  return dayFromParts(2026, 3, dayOfMonth) ?? Number.NaN;
}

const anyDay = { orderDays: null, closures: [] };
const mondayAndThursday = { orderDays: [true, false, false, true, false, false, false], closures: [] };

describe("the next order day", () => {
  it("is the day itself when the supplier takes orders on it", () => {
    expect(nextOrderDay(anyDay, march(7))).toBe(march(7));
    expect(nextOrderDay(mondayAndThursday, march(2))).toBe(march(2));
  });

  it("is the next of the supplier's order days otherwise", () => {
    expect(nextOrderDay(mondayAndThursday, march(3))).toBe(march(5));
    expect(nextOrderDay(mondayAndThursday, march(6))).toBe(march(9));
  });

  it("is after a closure, on an order day, even when closures follow each other", () => {
    const closures = [
      { from: march(9), to: march(11) },
      { from: march(4), to: march(8) },
      { from: march(12), to: march(12) },
    ];
    expect(nextOrderDay({ ...mondayAndThursday, closures }, march(3))).toBe(march(16));
    expect(nextOrderDay({ ...anyDay, closures }, march(4))).toBe(march(13));
  });

  it("does not exist for a supplier without order days", () => {
    const never = { orderDays: new Array(7).fill(false), closures: [] };
    expect(() => nextOrderDay(never, march(2))).toThrow(RangeError);
    expect(() => nextOrderDay({ orderDays: [true], closures: [] }, march(2))).toThrow(RangeError);
  });
});

describe("the arrival day", () => {
  it("is the order day plus the lead time, rounded up", () => {
    expect(arrivalDay(anyDay, march(2), 0)).toBe(march(2));
    expect(arrivalDay(anyDay, march(2), 4.2)).toBe(march(7));
  });

  it("is later by the closed days inside the lead time", () => {
    const closures = [{ from: march(4), to: march(6) }];
    expect(arrivalDay({ ...anyDay, closures }, march(2), 4.5)).toBe(march(10));
    expect(arrivalDay({ ...anyDay, closures }, march(2), 1)).toBe(march(3));
    expect(arrivalDay({ ...anyDay, closures }, march(2), 2)).toBe(march(7));
  });

  it("counts a closed day once, and closures that the delay itself runs into", () => {
    const closures = [
      { from: march(8), to: march(9) },
      { from: march(4), to: march(6) },
      { from: march(5), to: march(6) },
    ];
    expect(arrivalDay({ ...anyDay, closures }, march(2), 4)).toBe(march(11));
  });

  it("does not care for closures before the order", () => {
    const closures = [{ from: march(1), to: march(3) }];
    expect(arrivalDay({ ...anyDay, closures }, march(3), 2)).toBe(march(5));
  });

  it("refuses a lead time that is no number of days", () => {
    expect(() => arrivalDay(anyDay, march(2), -1)).toThrow("leadDays must be finite and at least 0, got -1");
    expect(() => arrivalDay(anyDay, march(2), Number.NaN)).toThrow(RangeError);
  });

  it("comes after exactly as many open days as the lead time has", () => {
    const closure = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 6 }))
      .map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(
        fc.array(closure, { maxLength: 6 }),
        fc.integer({ min: 0, max: 30 }),
        (closures, leadDays) => {
          const isClosed = (day: number) => closures.some(({ from, to }) => from <= day && day <= to);
          let slow = 10;
          for (let open = 0; open < leadDays; ) if (!isClosed(++slow)) open++;
          expect(arrivalDay({ orderDays: null, closures }, 10, leadDays)).toBe(slow);
        },
      ),
      { seed: 1 },
    );
  });
});

it("an order day is always on one of the order weekdays and never in a closure", () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }).filter((flags) => flags.includes(true)),
      fc.integer({ min: 0, max: 60 }),
      (orderDays, day) => {
        const closures = [{ from: 20, to: 35 }];
        const found = nextOrderDay({ orderDays, closures }, day);
        expect(found).toBeGreaterThanOrEqual(day);
        expect(orderDays[weekday(found)]).toBe(true);
        expect(found < 20 || found > 35).toBe(true);
      },
    ),
    { seed: 1 },
  );
});

describe("the last safe order day", () => {
  it("is a lead time before the goods are needed, rounded up to whole days", () => {
    expect(latestOrderDay(anyDay, march(20), 4.5)).toBe(march(15));
    expect(latestOrderDay(anyDay, march(20), 0)).toBe(march(20));
  });

  it("is an order day of the supplier", () => {
    expect(latestOrderDay(mondayAndThursday, march(20), 5)).toBe(march(12));
    expect(latestOrderDay(mondayAndThursday, march(19), 3)).toBe(march(16));
  });

  it("leaves out the days on which the supplier is closed", () => {
    const closures = [{ from: march(9), to: march(13) }];
    expect(latestOrderDay({ ...anyDay, closures }, march(16), 4)).toBe(march(7));
    expect(latestOrderDay({ ...anyDay, closures }, march(14), 0)).toBe(march(14));
    expect(latestOrderDay({ ...anyDay, closures }, march(12), 0)).toBe(march(8));
  });

  it("is the last one that is in time, whatever the supplier's calendar", () => {
    const span = fc.tuple(fc.integer({ min: -40, max: 20 }), fc.integer({ min: 0, max: 12 }));
    const weekdays = fc
      .array(fc.boolean(), { minLength: 7, maxLength: 7 })
      .filter((days) => days.includes(true));
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 4 }),
        weekdays,
        fc.integer({ min: 0, max: 30 }),
        (spans, orderDays, lead) => {
          const closures = spans.map(([from, days]) => ({
            from: march(1) + from,
            to: march(1) + from + days,
          }));
          const calendar = { orderDays, closures };
          const last = latestOrderDay(calendar, march(20), lead);
          const isInTime = (day: number): boolean =>
            nextOrderDay(calendar, day) === day && arrivalDay(calendar, day, lead) <= march(20);
          expect(isInTime(last)).toBe(true);
          for (let day = last + 1; day <= march(20); day++) expect(isInTime(day)).toBe(false);
        },
      ),
    );
  });
});
