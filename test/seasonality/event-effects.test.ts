import { describe, expect, it } from "vitest";
import { everyone } from "../../src/calendar/event.ts";
import { seasonalDays } from "../../src/seasonality/day-factors.ts";
import { seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { eventEffects, isNoticeable, meanUplift } from "../../src/seasonality/event-effects.ts";
import { eventEvidence, pooledEvidence } from "../../src/seasonality/evidence.ts";
import { fitSeasonalProfile } from "../../src/seasonality/fit.ts";
import { nextEvent } from "../../src/seasonality/next-event.ts";
import { day } from "../demand/make-ledger.ts";
import { makeEvent, makeShop } from "./make-season.ts";

const from = day("2023-01-02");
const to = day("2025-11-03");
const fairs = ["2023-12-20", "2024-12-20", "2025-12-20"].map(day);
const isFair = (date: number): boolean => fairs.some((start) => date >= start - 4 && date <= start + 1);
const fair = makeEvent("Fair", fairs, { daysBefore: 4, daysAfter: 1 });
const sale = makeEvent("Sale", [day("2025-12-17")], {
  source: "own",
  uplift: 2,
  scope: { ...everyone, sku: "A" },
});
const idle = makeEvent("Idle day", ["2023-08-01", "2024-08-01", "2026-01-10"].map(day));
const unknown = makeEvent("First time", [day("2025-12-01")], { source: "own" });
const shop = makeShop(
  Array.from({ length: 10 }, (_, item) => ({
    sku: String.fromCharCode(65 + item),
    units: (date: number) => (30 + ((date * 7 + item * 3) % 5)) * (isFair(date) ? 3 : 1),
  })),
  { from, to },
);
const calendar = seasonalCalendar([fair, sale, idle, unknown], { from, to: to + 120, frame: shop.frame });
const profile = fitSeasonalProfile(shop.items, calendar, { frame: shop.frame });
const a = { sku: "A", location: "", category: "" };
const span = { from: to, to: to + 120 };

describe("what an event does to an item", () => {
  const effects = eventEffects(profile, calendar, a, span);
  const named = (name: string) => effects.find((effect) => effect.name === name);

  it("is told for each time ahead that concerns it", () => {
    expect(effects.map(({ name }) => name).sort()).toEqual(["Fair", "First time", "Idle day", "Sale"]);
    const other = eventEffects(profile, calendar, { ...a, sku: "B" }, span);
    expect(other.map(({ name }) => name)).not.toContain("Sale");
  });

  it("is the factor of each day of its window", () => {
    const days = eventEffects(profile, calendar, { ...a, sku: "B" }, span).find(
      ({ name }) => name === "Fair",
    )?.days;
    expect(days?.map((moved) => moved.day - day("2025-12-20"))).toEqual([-4, -3, -2, -1, 0, 1]);
    for (const { factor } of days ?? []) expect(factor).toBeCloseTo(3, 0);
  });

  it("leaves a day to the user's word", () => {
    expect(named("Fair")?.days.map((moved) => moved.day)).not.toContain(day("2025-12-17"));
    expect(named("Sale")?.days).toMatchObject([{ day: day("2025-12-17"), factor: 2 }]);
    expect(named("Sale")).toMatchObject({ given: 2, isActive: true });
  });

  it("is nothing where nothing could be learned", () => {
    expect(named("Idle day")).toMatchObject({ isActive: false, isSeen: true, days: [] });
    expect(named("First time")).toMatchObject({ isActive: false, isSeen: false, days: [] });
  });

  it("makes up, event by event, the item's relative demand", () => {
    const { factors, plain } = seasonalDays(profile, calendar, a, span);
    const added = effects.flatMap(({ days }) => days.filter((moved) => moved.day >= to));
    const total = added.reduce((sum, { base, factor }) => sum + base * (factor - 1), 0);
    const whole = factors.reduce((sum, factor, index) => sum + factor - plain[index]!, 0);
    expect(total).toBeCloseTo(whole, 9);
  });

  it("is not told beyond the calendar", () => {
    expect(() => eventEffects(profile, calendar, a, { from: to, to: to + 121 })).toThrow(RangeError);
  });

  it("is worth a word from 2 % on", () => {
    const effect = { ...named("Fair")!, days: [{ day: to, factor: 1.01, base: 1 }] };
    expect(isNoticeable(effect)).toBe(false);
    expect(isNoticeable({ ...effect, days: [{ day: to, factor: 0.97, base: 1 }] })).toBe(true);
    expect(meanUplift({ days: [] })).toBeNull();
  });

  it("makes the next event the one that moves the protected days most, else the first after them", () => {
    const next = (from: number, until: number) => nextEvent(effects, { from, to: until })?.name;
    expect(next(to, to)).toBe("Sale");
    expect(next(day("2025-12-18"), day("2025-12-18"))).toBe("Fair");
    expect(next(day("2025-12-22"), day("2026-01-22"))).toBeUndefined();
  });

  it("is no next event when it closes the shop", () => {
    const closed = effects.map((effect) => ({ ...effect, given: 0 }));
    expect(nextEvent(closed, { from: to, to: to + 60 })).toBeNull();
  });

  it("is the next event before an earlier one that moves less", () => {
    const event = (name: string, first: number, factor: number) => ({
      ...effects[0]!,
      ...{ name, day: first, given: null, isActive: true, days: [{ day: first, factor, base: 1 }] },
    });
    const both = [event("Small", to + 1, 1.1), event("Large", to + 9, 2)];
    expect(nextEvent(both, { from: to, to: to + 10 })?.name).toBe("Large");
    expect(nextEvent(both, { from: to, to: to + 9 })?.name).toBe("Small");
  });
});

describe("the evidence of all bands of an event", () => {
  it("adds up their units and weighs their weights by what was expected", () => {
    const [first] = eventEvidence(profile);
    const band = first!.bands[0]!;
    const pooled = pooledEvidence([
      { ...band, unitsObserved: 30, unitsExpected: 10, years: 1, ownWeight: 0.2 },
      { ...band, unitsObserved: 50, unitsExpected: 30, years: 2, ownWeight: 0.6 },
    ]);
    expect(pooled).toEqual({ unitsObserved: 80, unitsExpected: 40, years: 2, ownWeight: 0.5 });
  });

  it("is nothing of no band", () => {
    expect(pooledEvidence([])).toEqual({ unitsObserved: 0, unitsExpected: 0, years: 0, ownWeight: 0 });
  });
});
