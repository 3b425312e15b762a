import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysOfCover, excessUnits, orderByDate, stockoutDate } from "../../src/inventory/projection.ts";

const asOf = 20_000;
const perDay = (units: number) => (days: number) => units * days;

describe("the stock-out date", () => {
  const item = { asOf, available: 10, deliveries: [], cumulativeMean: perDay(5) };

  it("is the first day at whose end more is wanted than there was", () => {
    expect(stockoutDate(item)).toBe(asOf + 2);
    expect(stockoutDate({ ...item, available: 11 })).toBe(asOf + 2);
    expect(stockoutDate({ ...item, available: 9 })).toBe(asOf + 1);
    expect(stockoutDate({ ...item, available: 0 })).toBe(asOf);
    expect(stockoutDate({ ...item, available: -3 })).toBe(asOf);
  });

  it("is day 2 and not day 11 for 5 a day, stock 10, 20 due on day 5 (Inventory Planner counts two days twice)", () => {
    expect(stockoutDate({ ...item, deliveries: [{ day: asOf + 5, quantity: 20 }] })).toBe(asOf + 2);
    // Once the delivery is in, day 5 begins with 20: out again on day 9.
    const refilled = { asOf: asOf + 5, available: 20, deliveries: [], cumulativeMean: perDay(5) };
    expect(stockoutDate(refilled)).toBe(asOf + 9);
  });

  it("counts a delivery from the morning of its day, overdue ones from as-of, in any order", () => {
    const deliveries = [
      { day: asOf + 2, quantity: 5 },
      { day: asOf - 7, quantity: 5 },
      { day: asOf, quantity: 5 },
    ];
    expect(stockoutDate({ ...item, available: 0, deliveries })).toBe(asOf + 3);
    expect(stockoutDate({ ...item, deliveries: [{ day: asOf + 2, quantity: 5 }] })).toBe(asOf + 3);
    expect(stockoutDate({ ...item, deliveries: [{ day: asOf + 3, quantity: 5 }] })).toBe(asOf + 2);
  });

  it("is none without demand or beyond 999 days", () => {
    expect(stockoutDate({ ...item, cumulativeMean: perDay(0) })).toBeNull();
    expect(stockoutDate({ ...item, available: 0, cumulativeMean: perDay(0) })).toBeNull();
    expect(stockoutDate({ ...item, available: 999 * 5 })).toBeNull();
    expect(stockoutDate({ ...item, available: 998 * 5 })).toBe(asOf + 998);
    expect(stockoutDate({ ...item, available: 9, deliveries: [{ day: asOf + 5000, quantity: 5 }] })).toBe(
      asOf + 1,
    );
  });

  it("does not come a day early by the rounding of decimals", () => {
    const tenths = (days: number) => new Array<number>(days).fill(0.1).reduce((a, b) => a + b, 0);
    expect(tenths(3)).toBeGreaterThan(0.3);
    expect(stockoutDate({ ...item, available: 0.3, cumulativeMean: tenths })).toBe(asOf + 3);
  });

  it("is what day-by-day counting finds", () => {
    const delivery = fc.record({
      day: fc.integer({ min: -5, max: 60 }),
      quantity: fc.integer({ min: 0, max: 30 }),
    });
    const demand = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(
        demand,
        fc.integer({ min: -5, max: 90 }),
        fc.array(delivery),
        (daily, available, deliveries) => {
          const cumulativeMean = (days: number) => daily.slice(0, days).reduce((a, b) => a + b, 0);
          let first: number | null = null;
          for (let day = 0; day < 999 && first === null; day++) {
            const due = deliveries
              .filter((one) => one.day <= day)
              .reduce((sum, one) => sum + one.quantity, 0);
            if (cumulativeMean(day + 1) > available + due) first = day;
          }
          expect(stockoutDate({ asOf: 0, available, deliveries, cumulativeMean })).toBe(first);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });
});

describe("the days of cover", () => {
  it("are how long the stock lasts, a part of the last day included", () => {
    expect(daysOfCover(10, perDay(5))).toBe(2);
    expect(daysOfCover(12, perDay(5))).toBeCloseTo(2.4, 12);
    expect(daysOfCover(1, perDay(5))).toBeCloseTo(0.2, 12);
  });

  it("look at the days to come, not at an average: a peak on day 3 shortens them", () => {
    const peak = (days: number) => days + (days >= 4 ? 40 : 0);
    expect(daysOfCover(23.5, peak)).toBeCloseTo(3.5, 12);
  });

  it("go on over days without demand", () => {
    const closedOnDay2 = (days: number) => 5 * (days > 2 ? days - 1 : days);
    expect(daysOfCover(10, closedOnDay2)).toBe(3);
  });

  it("are 0 without stock and at most 999", () => {
    expect(daysOfCover(0, perDay(5))).toBe(0);
    expect(daysOfCover(-4, perDay(5))).toBe(0);
    expect(daysOfCover(10, perDay(0))).toBe(999);
    expect(daysOfCover(1e9, perDay(5))).toBe(999);
    expect(() => daysOfCover(Number.NaN, perDay(5))).toThrow("available must be finite, got NaN");
  });

  it("rise with the stock", () => {
    const units = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(units, units, (one, more) => {
        expect(daysOfCover(one, perDay(3))).toBeLessThanOrEqual(daysOfCover(one + more, perDay(3)) + 1e-9);
      }),
      { seed: 1 },
    );
  });
});

describe("the day to order by", () => {
  const item = { asOf, position: 50, reorderPoint: 20, cumulativeMean: perDay(4) };

  it("is as-of when the position is at or below the reorder point", () => {
    expect(orderByDate({ ...item, position: 20 })).toBe(asOf);
    expect(orderByDate({ ...item, position: -3 })).toBe(asOf);
  });

  it("is the first day on which the expected position gets there", () => {
    expect(orderByDate(item)).toBe(asOf + 8);
    expect(orderByDate({ ...item, position: 24 })).toBe(asOf + 1);
  });

  it("is none when that takes more than a year", () => {
    expect(orderByDate({ ...item, position: 20 + 4 * 365 })).toBe(asOf + 365);
    expect(orderByDate({ ...item, position: 20.5 + 4 * 365 })).toBeNull();
    expect(orderByDate({ ...item, cumulativeMean: perDay(0) })).toBeNull();
  });

  it("follows a reorder point that rises ahead of a peak", () => {
    const rising = (days: number) => (days < 3 ? 20 : 45);
    expect(orderByDate({ ...item, reorderPoint: rising })).toBe(asOf + 3);
    expect(orderByDate({ ...item, reorderPoint: () => -1e9 })).toBeNull();
  });

  it("is the same for a fixed reorder point however that is given", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 2000 }),
        fc.integer({ min: -1, max: 300 }),
        (position, level) => {
          expect(orderByDate({ ...item, position, reorderPoint: level })).toBe(
            orderByDate({ ...item, position, reorderPoint: () => level }),
          );
        },
      ),
      { seed: 1 },
    );
  });

  it("refuses a reorder point that is no number", () => {
    expect(() => orderByDate({ ...item, reorderPoint: Number.NaN })).toThrow(RangeError);
    expect(() => orderByDate({ ...item, position: Number.NaN })).toThrow(RangeError);
  });
});

describe("excess stock", () => {
  const item = { position: 1000, orderUpTo: 100, protectionDays: 21, cumulativeMean: perDay(2) };

  it("is what neither the order-up-to level nor the 90 days after the protection interval use", () => {
    expect(excessUnits(item)).toBe(1000 - 100 - 180);
    expect(excessUnits({ ...item, position: 280 })).toBe(0);
    expect(excessUnits({ ...item, cumulativeMean: perDay(0) })).toBe(900);
  });

  it("takes the demand of those days, not an average", () => {
    const christmas = (days: number) => 2 * days + (days > 30 ? 500 : 0);
    expect(excessUnits({ ...item, cumulativeMean: christmas })).toBe(1000 - 100 - 680);
  });

  it("takes its share of a day that the interval ends in", () => {
    const grows = (days: number) => days * days;
    const until = (days: number) => 0.5 * (grows(Math.floor(days)) + grows(Math.ceil(days)));
    expect(excessUnits({ position: 1e6, orderUpTo: 0, protectionDays: 10.5, cumulativeMean: grows })).toBe(
      1e6 - (until(100.5) - until(10.5)),
    );
  });

  it("is never negative and refuses a negative interval", () => {
    expect(excessUnits({ ...item, position: -50 })).toBe(0);
    expect(() => excessUnits({ ...item, protectionDays: -1 })).toThrow(RangeError);
  });
});
