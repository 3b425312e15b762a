import { describe, expect, it } from "vitest";
import { formatDay } from "../../src/calendar/day.ts";
import { type CalendarEvent, everyone } from "../../src/calendar/event.ts";
import { demandFrame } from "../../src/demand/frame.ts";
import { type HolidayRowsOptions, holidayRows } from "../../src/plan/holiday-rows.ts";
import { type LearnedDemand, learnDemand } from "../../src/plan/learn-demand.ts";
import { makeEvent } from "../seasonality/make-season.ts";
import { dailySales, day, itemRecord, shopData } from "./make-shop.ts";

const first = "2024-01-01";
const asOf = day("2025-11-03");
const days = asOf - day(first);
const fairs = ["2024-06-10", "2025-06-10", "2026-06-10"].map(day);
const moving = ["2024-10-20", "2025-11-01", "2026-11-20"].map(day);
const isNear = (starts: readonly number[], date: number): boolean =>
  starts.some((start) => date >= start - 3 && date <= start);

/** Ten toys and ten books: a fair makes toys sell four times as well, books twice. */
const skus = Array.from({ length: 20 }, (_, item) => `${item < 10 ? "TOY" : "BOOK"}-${item % 10}`);
const items = skus.map((sku) => itemRecord({ sku, category: sku.startsWith("TOY") ? "Toys" : "Books" }));
const sales = skus.flatMap((sku, item) =>
  dailySales(
    sku,
    first,
    Array.from({ length: days }, (_, index) => {
      const date = day(first) + index;
      const fair = isNear(fairs, date) ? (sku.startsWith("TOY") ? 4 : 2) : 1;
      return (30 + ((index * 7 + item * 3) % 5)) * fair * (isNear(moving, date) ? 3 : 1);
    }),
  ),
);
const events: readonly CalendarEvent[] = [
  makeEvent("Fair", fairs, { daysBefore: 3 }),
  makeEvent("Moon", moving, { daysBefore: 3, isEstimated: true, source: "retail" }),
  makeEvent("Idle day", ["2024-03-05", "2025-03-04", "2026-03-03"].map(day)),
  makeEvent("Toy day", [day("2025-12-01")], {
    source: "own",
    scope: { ...everyone, category: "Toys" },
  }),
  makeEvent("Clearance", [day("2025-12-05")], {
    source: "own",
    uplift: 1.5,
    scope: { ...everyone, sku: "TOY-0" },
  }),
  makeEvent("Closed", [day("2025-12-25")], { source: "own", uplift: 0 }),
];
const shop = shopData(sales, { items });
const learned: LearnedDemand = learnDemand(shop, demandFrame(shop.ledger), { events, daysAhead: 460 });

const rowsOf = (options: Partial<HolidayRowsOptions> = {}) =>
  holidayRows(learned, { by: "shop", isShown: () => true, lastOrderDay: () => null, ...options });

describe("the rows of the calendar", () => {
  const rows = rowsOf();
  const named = (name: string) => rows.filter(({ event }) => event === name);

  it("are the events of the year ahead by date, and of a moving one the next behind it", () => {
    expect(rows.map((row) => `${formatDay(row.day)} ${row.event}`)).toEqual([
      "2025-12-01 Toy day",
      "2025-12-05 Clearance",
      "2025-12-25 Closed",
      "2026-03-03 Idle day",
      "2026-06-10 Fair",
      "2026-11-20 Moon",
    ]);
  });

  it("tell the uplift learned, with what it rests on", () => {
    const [fair] = named("Fair");
    expect(fair?.uplift).toBeGreaterThan(2.5);
    expect(fair?.uplift).toBeLessThan(3.5);
    expect(fair?.unitsObserved).toBeCloseTo(10 * 8 * 32 * (4 + 2), -2);
    expect(fair).toMatchObject({ years: 2, sku: "", category: "", flags: [] });
    expect([fair?.from, fair?.to]).toEqual([day("2026-06-07"), day("2026-06-10")]);
  });

  it("flag what is estimated, given, unseen or without effect", () => {
    expect(named("Moon")[0]?.flags).toEqual(["date-estimated"]);
    expect(named("Clearance")[0]).toMatchObject({ flags: ["uplift-given"], uplift: 1.5, sku: "TOY-0" });
    expect(named("Closed")[0]).toMatchObject({ flags: ["uplift-given"], uplift: 0 });
    expect(named("Toy day")[0]).toMatchObject({
      ...{ flags: ["event-unseen"], uplift: 1, peakUplift: 1, peakDay: null, category: "Toys" },
      ...{ unitsObserved: 0, years: 0 },
    });
    expect(named("Idle day")[0]).toMatchObject({ flags: ["no-effect"], uplift: 1, unitsObserved: null });
  });

  it("tell of each category what moves its demand", () => {
    const byCategory = rowsOf({ by: "category" }).filter(({ event }) => event === "Fair");
    expect(byCategory.map(({ category }) => category)).toEqual(["Books", "Toys"]);
    const [books, toys] = byCategory;
    expect(toys!.uplift! / books!.uplift!).toBeGreaterThan(1.7);
    const names = new Set(rowsOf({ by: "category" }).map(({ event }) => event));
    expect([...names].sort()).toEqual(["Clearance", "Closed", "Fair", "Moon"]);
  });

  it("tell of each item what moves its demand, and the last day to order for a rise", () => {
    const byItem = rowsOf({
      by: "item",
      isShown: ({ sku }) => sku === "TOY-0",
      lastOrderDay: (_, needed) => needed - 250,
    });
    expect(
      byItem.map(({ event, orderBy }) => `${event} ${orderBy === null ? "-" : formatDay(orderBy)}`),
    ).toEqual(["Clearance 2025-03-30", "Closed -", "Fair 2025-09-30", "Moon 2026-03-12"]);
    expect(byItem.map(({ flags }) => flags.includes("order-late"))).toEqual([true, false, true, false]);
    expect(byItem[0]).toMatchObject({ sku: "TOY-0", category: "Toys" });
  });

  it("are none without events", () => {
    const plain = learnDemand(shop, demandFrame(shop.ledger), { daysAhead: 460 });
    expect(holidayRows(plain, { by: "shop", isShown: () => true, lastOrderDay: () => null })).toEqual([]);
  });
});
