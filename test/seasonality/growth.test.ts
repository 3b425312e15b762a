import { describe, expect, it } from "vitest";
import { seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { fitShop } from "../../src/seasonality/fit-shop.ts";
import { growthPerDay, itemGrowth } from "../../src/seasonality/growth.ts";
import { day } from "../demand/make-ledger.ts";
import { makeShop } from "./make-season.ts";

const pairs = (days: number, now: number, before: number) => ({
  observed: new Float64Array(days).fill(now),
  expected: new Float64Array(days).fill(before),
});

describe("the growth of a shop", () => {
  it("is the logarithm of its rise over a year, spread over the year's 364 days", () => {
    // A year compared: 364 / (364 + 28) of ln 1.5 in 364 days.
    expect(growthPerDay(pairs(364, 15, 10)) * 364).toBeCloseTo((364 / 392) * Math.log(1.5), 12);
  });

  it("is believed the less the fewer days lie a year apart", () => {
    expect(growthPerDay(pairs(28, 15, 10))).toBeCloseTo((0.5 * Math.log(1.5)) / 364, 12);
    expect(growthPerDay(pairs(28, 10, 15))).toBeCloseTo((-0.5 * Math.log(1.5)) / 364, 12);
  });

  it("is none where nothing lies a year apart or nothing was sold", () => {
    expect(growthPerDay(pairs(0, 0, 0))).toBe(0);
    expect(growthPerDay(pairs(100, 0, 0))).toBe(0);
    expect(growthPerDay(pairs(100, 5, 0))).toBe(0);
    expect(growthPerDay(pairs(100, 0, 5))).toBe(0);
  });

  it("is never more than fourfold in a year", () => {
    expect(growthPerDay(pairs(364, 900, 1)) * 364).toBeCloseTo((364 / 392) * Math.log(4), 12);
  });
});

describe("the growth of an item", () => {
  const from = day("2022-01-03");
  const itemOf = (sku: string, before: number, now: number) => ({
    sku,
    units: (date: number): number => (date < from + 364 ? before : now),
  });
  const made = [itemOf("A", 10, 20), itemOf("B", 10, 10), itemOf("C", 0.001, 0.002)];
  const { frame, items } = makeShop(made, { from, to: from + 728 });
  const shop = fitShop(items, seasonalCalendar([], { from, to: from + 728, frame }));
  const dispersions = new Float64Array(3).fill(1);

  it("is its own where it sells enough, its shop's where it sells next to nothing", () => {
    const [a = 0, b = 0, c = 0] = itemGrowth(shop, dispersions, 0.001);
    // 1 / 7280 + 1 / 3640 beside the variance of .04 between items.
    const weight = 0.04 / (0.04 + 1 / 7280 + 1 / 3640);
    expect(a).toBeCloseTo(0.001 + weight * (Math.log(2) / 364 - 0.001), 12);
    expect(b).toBeCloseTo(0.001 + (0.04 / (0.04 + 2 / 3640)) * (0 - 0.001), 12);
    expect(c).toBeCloseTo(0.001 + (0.04 / (0.04 + 1 / 0.728 + 1 / 0.364)) * (Math.log(2) / 364 - 0.001), 12);
  });
});
