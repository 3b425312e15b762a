import { describe, expect, it } from "vitest";
import { bucketGrid } from "../../src/calendar/bucket.ts";
import { type CalendarEvent, everyone } from "../../src/calendar/event.ts";
import { type SeasonalCalendar, seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { eventDaysFinder, type ItemKey, isInScope } from "../../src/seasonality/event-days.ts";
import { day } from "../demand/make-ledger.ts";
import { makeEvent } from "./make-season.ts";

const daily = {
  spacing: { kind: "day", label: "start" },
  grid: bucketGrid({ kind: "day", origin: 0 }),
  asOf: day("2025-01-01"),
} as const;
const item: ItemKey = { sku: "A", location: "north", category: "toys" };

/** The event of each day from `from` up to `to`, "" where there is none. */
function names(
  events: readonly CalendarEvent[],
  {
    from,
    to,
    strengths = events.map(() => 0),
    key = item,
  }: {
    readonly from: number;
    readonly to: number;
    readonly strengths?: readonly number[];
    readonly key?: ItemKey;
  },
): readonly string[] {
  const calendar: SeasonalCalendar = seasonalCalendar(events, { from, to, frame: daily });
  const { slots } = eventDaysFinder(calendar, strengths)(key);
  const nameOf = (slot: number): string =>
    calendar.events.findLast(({ firstSlot }) => firstSlot <= slot)?.name ?? "";
  return Array.from({ length: to - from }, (_, index) => {
    const slot = slots.map((layer) => layer[index]!).findLast((one) => one >= 0);
    return slot === undefined ? "" : nameOf(slot);
  });
}

const christmas = makeEvent("Christmas", [day("2024-12-25")], { daysBefore: 5, daysAfter: 4 });
const newYear = makeEvent("New Year", [day("2025-01-01")], { daysBefore: 4, daysAfter: 1 });

describe("the days of events", () => {
  it("belong to the nearer of two events, so that Christmas and New Year do not double", () => {
    const days = names([christmas, newYear], { from: day("2024-12-27"), to: day("2025-01-04") });
    expect(days).toEqual([
      "Christmas",
      "Christmas",
      "New Year",
      "New Year",
      "New Year",
      "New Year",
      "New Year",
      "",
    ]);
  });

  it("belong to the event itself before any window", () => {
    const superSaturday = makeEvent("Super Saturday", [day("2024-12-21")]);
    const days = names([christmas, superSaturday], { from: day("2024-12-20"), to: day("2024-12-23") });
    expect(days).toEqual(["Christmas", "Super Saturday", "Christmas"]);
  });

  it("belong, of two events as near, to the one that moves demand more", () => {
    const a = makeEvent("A", [day("2024-06-01")], { daysAfter: 3 });
    const b = makeEvent("B", [day("2024-06-05")], { daysBefore: 3 });
    const options = { from: day("2024-06-03"), to: day("2024-06-04") };
    expect(names([a, b], options)).toEqual(["A"]);
    expect(names([a, b], { ...options, strengths: [0.1, 0.4] })).toEqual(["B"]);
  });

  it("are free for others where an event does nothing", () => {
    const options = { from: day("2024-12-24"), to: day("2024-12-26") };
    expect(names([christmas, newYear], { ...options, strengths: [-1, 0.2] })).toEqual(["", ""]);
  });

  it("are those of the item's SKU, category and location", () => {
    const sale = (scope: Partial<typeof everyone>): CalendarEvent =>
      makeEvent("Sale", [day("2024-06-01")], { source: "own", scope: { ...everyone, ...scope } });
    const options = { from: day("2024-06-01"), to: day("2024-06-02") };
    expect(names([sale({ sku: "A", location: "north" })], options)).toEqual(["Sale"]);
    expect(names([sale({ category: "toys" })], options)).toEqual(["Sale"]);
    expect(names([sale({ category: "toys", location: "south" })], options)).toEqual([""]);
    expect(isInScope({ ...everyone, sku: "B" }, item)).toBe(false);
    expect(isInScope(everyone, item)).toBe(true);
  });

  it("are both a holiday's and an own event's where the two meet", () => {
    const sale = makeEvent("Sale", [day("2024-12-23")], { source: "own", days: 2 });
    const calendar = seasonalCalendar([christmas, sale], {
      from: day("2024-12-22"),
      to: day("2024-12-25"),
      frame: daily,
    });
    const { slots, isPlain } = eventDaysFinder(calendar, [0, 0])(item);
    expect(slots.map((layer) => [...layer].map((slot) => slot >= 0))).toEqual([
      [true, true, true],
      [false, true, true],
    ]);
    expect([...isPlain]).toEqual([0, 0, 0]);
  });

  it("hold the user's word on the event itself alone, a closure before all", () => {
    const sale = makeEvent("Sale", [day("2024-06-02")], {
      source: "own",
      days: 2,
      uplift: 1.5,
      daysBefore: 1,
    });
    const closure = makeEvent("Stocktaking", [day("2024-06-03")], { source: "own", uplift: 0 });
    const calendar = seasonalCalendar([closure, sale], {
      from: day("2024-06-01"),
      to: day("2024-06-05"),
      frame: daily,
    });
    const { given } = eventDaysFinder(calendar, [0, 0])(item);
    expect([...(given ?? [])]).toEqual([Number.NaN, 1.5, 0, Number.NaN]);
  });

  it("may come twice in one year: Eid al-Fitr in January and December 2000", () => {
    const eid = makeEvent("Eid al-Fitr", ["2000-01-08", "2000-12-27"].map(day), { daysBefore: 1 });
    const days = names([eid], { from: day("2000-01-01"), to: day("2001-01-01") });
    expect(days.flatMap((name, index) => (name === "" ? [] : [index]))).toEqual([6, 7, 360, 361]);
  });
});
