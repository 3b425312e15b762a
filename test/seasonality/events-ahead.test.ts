import { describe, expect, it } from "vitest";
import { everyone } from "../../src/calendar/event.ts";
import { seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { eventsAhead } from "../../src/seasonality/events-ahead.ts";
import { fitSeasonalProfile } from "../../src/seasonality/fit.ts";
import { day } from "../demand/make-ledger.ts";
import { makeEvent, makeShop } from "./make-season.ts";

const from = day("2023-01-02");
const to = day("2025-12-08");
const fairs = ["2023-12-20", "2024-12-20", "2025-12-20"].map(day);
const fair = makeEvent("Fair", fairs, { daysBefore: 4, daysAfter: 1, isFixedDate: true });
const isFair = (date: number): boolean => fairs.some((start) => date >= start - 4 && date <= start + 1);
const sale = makeEvent("Sale", [day("2025-12-20")], {
  source: "own",
  uplift: 2,
  scope: { ...everyone, sku: "A" },
});
const closure = makeEvent("Stocktaking", [day("2025-12-10")], { source: "own", uplift: 0 });
const shop = makeShop(
  ["A", "B", "C", "D", "E", "F", "G", "H"].map((sku, place) => ({
    sku,
    units: (date: number) => (30 + ((date * 7 + place * 3) % 5)) * (isFair(date) ? 3 : 1),
  })),
  { from, to },
);
const calendar = seasonalCalendar([fair, sale, closure], { from, to: to + 60, frame: shop.frame });
const profile = fitSeasonalProfile(shop.items, calendar, { frame: shop.frame });
const a = { sku: "A", location: "", category: "" };

describe("the events ahead", () => {
  it("name the event that each day lies in, the shop's own before a holiday", () => {
    const days = eventsAhead(profile, calendar, a, { kind: "day", asOf: to, buckets: 16 });
    expect(days.map((name, index) => `${8 + index} ${name}`).filter((text) => !text.endsWith(" "))).toEqual([
      "10 Stocktaking",
      "16 Fair",
      "17 Fair",
      "18 Fair",
      "19 Fair",
      "20 Sale",
      "21 Fair",
    ]);
  });

  it("are those of the item", () => {
    const days = eventsAhead(profile, calendar, { ...a, sku: "B" }, { kind: "day", asOf: to, buckets: 16 });
    expect(days[12]).toBe("Fair");
  });

  it("name for a week the event that moves its demand the most", () => {
    const weeks = eventsAhead(profile, calendar, a, { kind: "week", asOf: to, buckets: 4 });
    expect(weeks).toEqual(["Stocktaking", "Fair", "", ""]);
    // From 14 to 20 December: five days of the fair, at about three times, and one of a sale at twice.
    const shifted = eventsAhead(profile, calendar, a, { kind: "week", asOf: to + 6, buckets: 1 });
    expect(shifted).toEqual(["Fair"]);
    // From 20 December on: the sale, which adds as much as usual is sold, and the fair's last day, twice that.
    const last = eventsAhead(profile, calendar, a, { kind: "week", asOf: to + 12, buckets: 1 });
    expect(last).toEqual(["Fair"]);
  });

  it("cannot be told beyond the calendar", () => {
    const options = { kind: "day", asOf: to, buckets: 61 } as const;
    expect(() => eventsAhead(profile, calendar, a, options)).toThrow(RangeError);
  });
});
