import { describe, expect, it } from "vitest";
import { weekday } from "../../src/calendar/day.ts";
import { dayFactors } from "../../src/seasonality/day-factors.ts";
import { seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { eventEffects } from "../../src/seasonality/event-effects.ts";
import { eventEvidence } from "../../src/seasonality/evidence.ts";
import { exposureAhead } from "../../src/seasonality/exposure-ahead.ts";
import { fitSeasonalProfile } from "../../src/seasonality/fit.ts";
import { nextEvent } from "../../src/seasonality/next-event.ts";
import { day } from "../demand/make-ledger.ts";
import { makeEvent, makeShop } from "./make-season.ts";

const from = day("2023-01-02");
const to = day("2025-11-03");
const christmases = ["2023-12-25", "2024-12-25", "2025-12-25"].map(day);
const christmas = makeEvent("Christmas", christmases, { daysBefore: 14, daysAfter: 0, isFixedDate: true });
const isChristmas = (date: number): boolean => christmases.some((eve) => date >= eve - 14 && date < eve);
const all = { sku: "A", location: "", category: "" };

/** Twelve items of 40 units a day, twice as many on Saturdays, three times before Christmas. */
const shop = makeShop(
  Array.from({ length: 12 }, (_, item) => ({
    sku: String.fromCharCode(65 + item),
    units: (date: number) =>
      (40 + ((date * 7 + item * 3) % 5)) * (weekday(date) === 5 ? 2 : 1) * (isChristmas(date) ? 3 : 1),
  })),
  { from, to },
);
const calendar = seasonalCalendar([christmas], { from, to: to + 120, frame: shop.frame });
const profile = fitSeasonalProfile(shop.items, calendar, { frame: shop.frame });

describe("the seasonal profile", () => {
  it("learns the weekday from all weeks", () => {
    const week = dayFactors(profile, calendar, all, to - 7, to);
    expect((week[5] ?? 0) / (week[1] ?? 1)).toBeCloseTo(2, 1);
  });

  it("learns the uplift of an event and expects it again", () => {
    const eve = day("2025-12-24");
    const [plain = 0, peak = 0] = [eve - 21, eve - 7].map(
      (date) => dayFactors(profile, calendar, all, date, date + 1)[0] ?? 0,
    );
    expect(peak / plain).toBeCloseTo(3, 0);
    expect(eventEvidence(profile)[0]).toMatchObject({ name: "Christmas", isActive: true });
    const effects = eventEffects(profile, calendar, all, { from: to, to: to + 60 });
    expect(nextEvent(effects, { from: to, to: to + 60 })?.name).toBe("Christmas");
  });

  it("tells the exposure ahead with and without events", () => {
    const ahead = exposureAhead(profile, calendar, all, {
      kind: "day",
      asOf: to,
      buckets: 60,
      isClosed: (date) => weekday(date) === 6,
    });
    expect(ahead.exposure[50]! / ahead.plain[50]!).toBeCloseTo(3, 0);
    expect(ahead.exposure[6]).toBe(0);
    expect(ahead.variance[60]).toBeGreaterThan(0);
    expect(ahead.variance[60]! - ahead.variance[50]!).toBeGreaterThan(2 * ahead.variance[10]!);
  });
});
