import { describe, expect, it } from "vitest";
import { weekday } from "../../src/calendar/day.ts";
import { dayFactors } from "../../src/seasonality/day-factors.ts";
import { seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { eventDaysFinder } from "../../src/seasonality/event-days.ts";
import { fitSeasonalProfile } from "../../src/seasonality/fit.ts";
import { day } from "../demand/make-ledger.ts";
import { makeEvent, makeShop } from "./make-season.ts";

const from = day("2022-01-03");
const to = day("2024-11-04");
const christmases = ["2022-12-25", "2023-12-25", "2024-12-25"].map(day);
const christmas = makeEvent("Christmas", christmases, { daysBefore: 21, daysAfter: 0, isFixedDate: true });

/** The relative demand of the weeks from a day on, and of the plain weeks of October before. */
function weeksAhead(
  profile: ReturnType<typeof fitSeasonalProfile>,
  calendar: ReturnType<typeof seasonalCalendar>,
  key: { readonly sku: string; readonly location: string; readonly category: string },
  days: readonly number[],
): readonly number[] {
  const mean = (start: number): number =>
    dayFactors(profile, calendar, key, start, start + 7).reduce((sum, factor) => sum + factor, 0) / 7;
  return days.map((start) => mean(start) / mean(to - 28));
}

const peak = (date: number): number => (christmases.some((eve) => date >= eve - 21 && date < eve) ? 3 : 1);

describe("what weekly sales teach", () => {
  const made = Array.from({ length: 10 }, (_, item) => ({
    sku: `S${item}`,
    units: (date: number): number => (40 + ((date * 5 + item) % 7)) * peak(date),
  }));
  const { frame, items } = makeShop(made, { from, to, weekly: true });
  const key = { sku: "S1", location: "", category: "" };

  it("is charged to the weeks to come by the days that fall into them", () => {
    const calendar = seasonalCalendar([christmas], { from, to: to + 90, frame });
    const profile = fitSeasonalProfile(items, calendar, { frame });
    // In 2024 Christmas is a Wednesday: its week holds two days of the peak.
    const weeks = weeksAhead(profile, calendar, key, ["2024-12-09", "2024-12-16", "2024-12-23"].map(day));
    expect(weeks[0]).toBeCloseTo(3, 0);
    expect(weeks[1]).toBeGreaterThan(2.5);
    expect(weeks[2]).toBeGreaterThan(1.1);
    expect(weeks[2]).toBeLessThan(2.2);
  });

  it("counts a holiday of one day whose date is no week's label", () => {
    const wednesdays = ["2022-06-15", "2023-06-14", "2024-06-19", "2025-06-18"].map(day);
    const fair = makeEvent("Fair", wednesdays);
    const selling = made.map(({ sku }) => ({
      sku,
      units: (date: number): number => (wednesdays.includes(date) ? 400 : 40 + (date % 3)),
    }));
    const shop = makeShop(selling, { from, to, weekly: true });
    const calendar = seasonalCalendar([fair], { from, to: day("2025-07-31"), frame: shop.frame });
    const profile = fitSeasonalProfile(shop.items, calendar, { frame: shop.frame });
    const [week, next] = weeksAhead(profile, calendar, key, ["2025-06-16", "2025-06-23"].map(day));
    // (6 * 41 + 400) / (7 * 41)
    expect(week).toBeGreaterThan(1.9);
    expect(week).toBeLessThan(2.5);
    expect(next).toBeCloseTo(1, 0);
  });

  it("leaves a week to the event that concerns most of its days", () => {
    const superSaturday = makeEvent("Super Saturday", ["2022-12-17", "2023-12-23"].map(day));
    const calendar = seasonalCalendar([christmas, superSaturday], { from, to, frame });
    const { slots } = eventDaysFinder(calendar, [1, 2])(key);
    const week = Array.from({ length: 7 }, (_, index) => slots[0]![day("2023-12-18") - from + index]!);
    expect(calendar.events[1]?.firstSlot).toBe(calendar.events[0]?.slots.length);
    expect(week.every((slot) => slot < calendar.events[0]!.slots.length)).toBe(true);
  });
});

describe("items of one SKU", () => {
  it("differ by location where their sales do, in events and in the season", () => {
    const places = ["north", "south"];
    const made = Array.from({ length: 8 }, (_, sku) => `S${sku}`).flatMap((sku) =>
      places.map((location) => ({
        sku,
        location,
        units: (date: number): number => {
          const isSummer = [5, 6, 7].includes(new Date(date * 86_400_000).getUTCMonth());
          const season = isSummer && location === "south" ? 2 : 1;
          return (60 + (date % 5)) * season * (location === "north" ? peak(date) : 1);
        },
      })),
    );
    const { frame, items } = makeShop(made, { from, to, weekly: true });
    const calendar = seasonalCalendar([christmas], { from, to: day("2025-08-01"), frame });
    const profile = fitSeasonalProfile(items, calendar, { frame });
    const days = ["2024-12-09", "2025-07-07"].map(day);
    const [north, south] = places.map((location) =>
      weeksAhead(profile, calendar, { sku: "S1", location, category: "" }, days),
    );
    expect(north?.[0]).toBeGreaterThan(2.4);
    expect(south?.[0]).toBeLessThan(1.4);
    expect(north?.[1]).toBeLessThan(1.3);
    expect(south?.[1]).toBeGreaterThan(1.6);
  });
});

describe("promotions", () => {
  const isPromotion = (date: number): boolean => weekday(date) < 5 && Math.floor((date - from) / 7) % 2 === 0;
  const payDay = (date: number): number => (new Date(date * 86_400_000).getUTCDate() <= 3 ? 1.5 : 1);
  const promotions = Array.from({ length: 90 }, (_, week) => from + 14 * week).filter(
    (start) => start < to + 60,
  );
  const promotion = makeEvent("promotion", promotions, { source: "own", days: 5 });
  const made = Array.from({ length: 10 }, (_, item) => ({
    sku: `S${item}`,
    units: (date: number): number =>
      Math.round((50 + ((date * 3 + item) % 5)) * (isPromotion(date) ? 1.6 : 1) * peak(date) * payDay(date)),
  }));
  const { frame, items } = makeShop(made, { from, to });
  const calendar = seasonalCalendar([christmas, promotion], { from, to: to + 60, frame });
  const key = { sku: "S1", location: "", category: "" };

  it("and holidays on the same days are each learned for what they do", () => {
    // Every other promotion falls on a feast: what both do must not be charged twice.
    const feasts = promotions.filter((_, index) => index % 2 === 0);
    const feast = makeEvent("Feast", feasts, { days: 5 });
    const isFeast = (date: number): boolean => feasts.some((start) => date >= start && date < start + 5);
    const selling = made.map((one) => ({
      ...one,
      units: (date: number): number => Math.round(one.units(date) * (isFeast(date) ? 1.5 : 1)),
    }));
    const feasting = makeShop(selling, { from, to });
    const both = seasonalCalendar([feast, promotion], { from, to: to + 60, frame: feasting.frame });
    const { events } = fitSeasonalProfile(feasting.items, both, { frame: feasting.frame });
    expect(events.map(({ factors }) => factors[2])).toEqual([expect.closeTo(1.5, 0), expect.closeTo(1.6, 0)]);
  });

  it("that come every other week leave the level and pay days to be told from their days too", () => {
    const profile = fitSeasonalProfile(items, calendar, { frame });
    const date = day("2024-11-05");
    const [third = 0, , fifth = 0] = dayFactors(profile, calendar, key, date - 2, date + 1).map(
      (factor, index) => (isPromotion(date - 2 + index) ? factor / 1.6 : factor),
    );
    expect(third / fifth).toBeGreaterThan(1.25);
    expect(profile.dayOfMonth.all[0]! / profile.dayOfMonth.all[9]!).toBeCloseTo(1.5, 1);
  });
});
