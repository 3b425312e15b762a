import { describe, expect, it } from "vitest";
import { lastOrderDayOf } from "../../src/plan/last-order-day.ts";
import { day, itemRecord, leadTimeRecord } from "./make-shop.ts";

const needed = day("2026-11-27");
const mug = { sku: "MUG", location: "" };
const supplier = {
  ...{ supplier: "Far", minOrderValue: null, reviewDays: null },
  orderDays: [true, false, false, false, false, false, false],
  closures: [{ from: day("2026-10-05"), to: day("2026-10-11") }],
};

describe("the last safe order day of an item", () => {
  it("is the longest lead time before the goods are needed", () => {
    const leadTimes = [leadTimeRecord({ meanDays: 20, minDays: 15, maxDays: 30 })];
    const lastOrderDay = lastOrderDayOf({ items: [], leadTimes, suppliers: [] });
    expect(lastOrderDay(mug, needed)).toBe(needed - 30);
  });

  it("is for a lead time with a deviation that which 99 of 100 deliveries keep", () => {
    const leadTimes = [leadTimeRecord({ meanDays: 35, sdDays: 6 })];
    const lastOrderDay = lastOrderDayOf({ items: [], leadTimes, suppliers: [] });
    // The 99 % point of the gamma with that mean and deviation is 50.4 days, 50 in whole ones.
    expect(lastOrderDay(mug, needed)).toBe(needed - 50);
  });

  it("keeps to the supplier's order days and closures", () => {
    const leadTimes = [leadTimeRecord({ supplier: "Far", meanDays: 20 })];
    const items = [itemRecord({ sku: "MUG", supplier: "Far" })];
    const lastOrderDay = lastOrderDayOf({ items, leadTimes, suppliers: [supplier] });
    expect(lastOrderDay(mug, needed)).toBe(day("2026-11-02"));
    expect(lastOrderDay(mug, day("2026-10-20"))).toBe(day("2026-09-21"));
  });

  it("is not known without lead times", () => {
    expect(lastOrderDayOf({ items: [], leadTimes: [], suppliers: [] })(mug, needed)).toBeNull();
  });
});
