import { describe, expect, it } from "vitest";
import { dayFactors } from "../../src/seasonality/day-factors.ts";
import { seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { fitSeasonalProfile } from "../../src/seasonality/fit.ts";
import { createRandom } from "../../src/stats/random.ts";
import { samplePoisson } from "../../src/stats/sample-poisson.ts";
import { day } from "../demand/make-ledger.ts";
import { makeEvent, makeShop } from "./make-season.ts";

const from = day("2023-01-02");
const to = day("2025-01-06");
const feasts = ["2023-02-14", "2024-02-14", "2025-02-14"].map(day);
const feast = makeEvent("Feast", feasts, { daysBefore: 6, isFixedDate: true });
const isFeast = (date: number): boolean => feasts.some((start) => date >= start - 6 && date <= start);

/** Sixty items of which the first `gifts` sell so many times as much before the feast. */
function shopWith(gifts: number, times: number, seed = 1) {
  const made = Array.from({ length: 60 }, (_, item) => {
    const random = createRandom(seed, `item ${item}`);
    const units = Array.from({ length: to - from }, (_, index) =>
      samplePoisson(random, item < gifts && isFeast(from + index) ? 2 * times : 2),
    );
    return { sku: `S${item}`, category: `c${item % 6}`, units: (date: number) => units[date - from] ?? 0 };
  });
  const shop = makeShop(made, { from, to });
  const calendar = seasonalCalendar([feast], { from, to: to + 90, frame: shop.frame });
  const profile = fitSeasonalProfile(shop.items, calendar, { frame: shop.frame });
  const eve = feasts[2]! - 3;
  const factorOf = (sku: string, category: string): number =>
    dayFactors(profile, calendar, { sku, category, location: "" }, eve, eve + 1)[0] ?? 0;
  return { isActive: profile.events[0]?.isActive, factorOf };
}

describe("an event", () => {
  it("of which nothing can be told from chance does nothing, but in one shop of ten", () => {
    const seeds = Array.from({ length: 10 }, (_, seed) => seed + 1);
    const found = seeds.filter((seed) => shopWith(0, 1, seed).isActive);
    expect(found.length).toBeLessThanOrEqual(1);
  });

  it("that moves all a little is found in the shop as a whole", () => {
    const { isActive, factorOf } = shopWith(60, 1.3);
    expect(isActive).toBe(true);
    expect(factorOf("S20", "c2")).toBeGreaterThan(1.15);
  });

  it("that moves one item of sixty is found there, and hardly moves the others", () => {
    const { isActive, factorOf } = shopWith(1, 4);
    expect(isActive).toBe(true);
    expect(factorOf("S0", "c0")).toBeGreaterThan(1.8);
    expect(factorOf("S20", "c2")).toBeLessThan(1.25);
    expect(factorOf("S20", "c2")).toBeGreaterThan(0.75);
  });
});
