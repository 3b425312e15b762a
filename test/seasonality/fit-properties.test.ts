import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFactors } from "../../src/seasonality/day-factors.ts";
import { type SeasonalCalendar, seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { exposureAhead } from "../../src/seasonality/exposure-ahead.ts";
import { fitSeasonalProfile } from "../../src/seasonality/fit.ts";
import type { SeasonalProfile } from "../../src/seasonality/profile.ts";
import { createRandom } from "../../src/stats/random.ts";
import { samplePoisson } from "../../src/stats/sample-poisson.ts";
import { day } from "../demand/make-ledger.ts";
import { type MadeItem, type MadeShop, makeEvent, makeShop } from "./make-season.ts";

const from = day("2023-01-02");
const to = day("2025-03-03");
const fairs = ["2023-06-01", "2024-06-01", "2025-06-01"].map(day);
const fair = makeEvent("Fair", fairs, { daysBefore: 6, daysAfter: 1, isFixedDate: true });

function calendarOf(shop: MadeShop, ahead = 200): SeasonalCalendar {
  return seasonalCalendar([fair], { from, to: to + ahead, frame: shop.frame });
}

function learn(shop: MadeShop, calendar = calendarOf(shop)): SeasonalProfile {
  return fitSeasonalProfile(shop.items, calendar, { frame: shop.frame });
}

/** Items whose days are Poisson, twice as much before the fair. */
function poissonItems(
  count: number,
  rate: number,
  seed = 1,
): readonly Required<Omit<MadeItem, "location">>[] {
  return Array.from({ length: count }, (_, item) => {
    const random = createRandom(seed, `item ${item}`);
    const units = Array.from({ length: to - from }, (_, index) => {
      const isFair = fairs.some((start) => from + index >= start - 6 && from + index <= start);
      return samplePoisson(random, rate * (isFair ? 2 : 1));
    });
    const sku = String.fromCharCode(65 + (item % 26)) + Math.floor(item / 26);
    return { sku, category: `c${item % 3}`, units: (date: number) => units[date - from] ?? 0 };
  });
}

/** All numbers of a profile. */
function numbers(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbers) : [];
}

describe("the fit of a season", () => {
  it("does not depend on the order of items, to the last byte", () => {
    const shop = makeShop(poissonItems(10, 3), { from, to });
    const turned = { ...shop, items: shop.items.toReversed() };
    expect(JSON.stringify(learn(turned))).toBe(JSON.stringify(learn(shop)));
  });

  it("is the same whatever unit sales are counted in", () => {
    const items = poissonItems(8, 4);
    const inDozens = items.map((item) => ({ ...item, units: (date: number) => item.units(date) * 12 }));
    const one = makeShop(items, { from, to });
    const other = makeShop(inDozens, { from, to });
    const calendar = calendarOf(one);
    for (const { sku, category } of items) {
      const key = { sku, category, location: "" };
      const expected = dayFactors(learn(one, calendar), calendar, key, from, to);
      const found = dayFactors(learn(other, calendar), calendar, key, from, to);
      for (const place of [0, 150, 151, 400, 700]) expect(found[place]).toBeCloseTo(expected[place]!, 3);
    }
  });

  it("does not look at what the calendar holds ahead", () => {
    const shop = makeShop(poissonItems(6, 3), { from, to });
    expect(learn(shop, calendarOf(shop, 600))).toEqual(learn(shop, calendarOf(shop, 0)));
  });

  it("can be written as JSON and read again", () => {
    const shop = makeShop(poissonItems(4, 3), { from, to });
    const profile = learn(shop);
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  });

  it("finds factors for any sales whatever, never NaN and never negative", () => {
    const units = fc.array(fc.oneof(fc.constant(0), fc.constant(0), fc.nat(3), fc.nat(100_000)), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(fc.array(units, { minLength: 1, maxLength: 3 }), fc.boolean(), (sales, weekly) => {
        const made = sales.map((days, item) => ({
          sku: `S${item}`,
          units: (date: number) => days[(date - from) % days.length] ?? 0,
        }));
        const shop = makeShop(made, { from, to: from + 180, weekly });
        const calendar = calendarOf(shop);
        const profile = learn(shop, calendar);
        expect(numbers(profile).filter((value) => !Number.isFinite(value))).toEqual([]);
        const key = { sku: "S0", location: "", category: "" };
        const ahead = exposureAhead(profile, calendar, key, {
          kind: "week",
          asOf: to,
          buckets: 20,
          isClosed: () => false,
        });
        expect([...ahead.exposure, ...ahead.variance].every((value) => value >= 0 && value < 1e9)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("takes a single week, a single sale and no sale at all", () => {
    const single = makeShop([{ sku: "A", units: () => 1 }], { from, to: from + 7 });
    expect(numbers(learn(single)).every(Number.isFinite)).toBe(true);
    const none = makeShop([{ sku: "A", units: () => 0 }], { from, to });
    expect(numbers(learn(none)).every(Number.isFinite)).toBe(true);
    expect(fitSeasonalProfile([], calendarOf(none), { frame: none.frame }).weekday.all).toEqual(
      new Array(7).fill(1),
    );
  });

  it("learns no uplift from one unit", () => {
    const lone = makeShop(
      [{ sku: "A", units: (date) => (date === fairs[0]! - 1 || date === from || date === to - 1 ? 1 : 0) }],
      { from, to },
    );
    const calendar = calendarOf(lone);
    const key = { sku: "A", location: "", category: "" };
    const eve = fairs[2]! - 1;
    expect(dayFactors(learn(lone, calendar), calendar, key, eve, eve + 1)[0]).toBeLessThan(1.3);
  });

  it("does not take one giant spike for a season", () => {
    const items = poissonItems(6, 3).map((item, index) => ({
      ...item,
      units: (date: number) => item.units(date) + (index === 0 && date === day("2024-03-06") ? 50_000 : 0),
    }));
    const shop = makeShop(items, { from, to });
    const calendar = calendarOf(shop);
    for (const { sku, category } of items) {
      const spring = day("2025-03-05");
      const factors = dayFactors(
        learn(shop, calendar),
        calendar,
        { sku, category, location: "" },
        spring,
        spring + 3,
      );
      expect(Math.max(...factors)).toBeLessThan(1.5);
    }
  });

  it("does not take growth for a season in fourteen months of history", () => {
    const end = from + 425;
    const growing = poissonItems(10, 6).map((item, index) => ({
      ...item,
      units: (date: number) => Math.round((item.units(date) + (index % 3)) * 2 ** ((date - from) / 365)),
    }));
    const shop = makeShop(growing, { from, to: end });
    const { all } = learn(shop).weekOfYear;
    expect(Math.max(...all)).toBeLessThan(1.1);
    expect(Math.min(...all)).toBeGreaterThan(0.9);
  });

  it("learns a season from eighteen months of history", () => {
    const season = (date: number): number => 1 + 0.5 * Math.cos((2 * Math.PI * (date - from)) / 364);
    const items = poissonItems(10, 1).map((item) => ({
      ...item,
      units: (date: number) => Math.round(10 * season(date)) + item.units(date),
    }));
    const { all } = learn(makeShop(items, { from, to: from + 550 })).weekOfYear;
    expect(all[0]! / all[26]!).toBeGreaterThan(2);
    expect(all[0]! / all[26]!).toBeLessThan(3.2);
  });
});
