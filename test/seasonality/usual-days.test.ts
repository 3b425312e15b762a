import { describe, expect, it } from "vitest";
import { bucketGrid } from "../../src/calendar/bucket.ts";
import { seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { eventDaysFinder } from "../../src/seasonality/event-days.ts";
import { day } from "../demand/make-ledger.ts";
import { makeEvent } from "./make-season.ts";

const from = day("2024-01-01");
const to = from + 200;
const frame = {
  spacing: { kind: "day", label: "start" },
  grid: bucketGrid({ kind: "day", origin: 0 }),
  asOf: from + 150,
} as const;
const everyTenthDay = (times: number): readonly number[] =>
  Array.from({ length: times }, (_, index) => from + 10 * index);

/** How many days are plain, and how many usual. */
function daysOf(events: Parameters<typeof seasonalCalendar>[0]): readonly [number, number] {
  const calendar = seasonalCalendar(events, { from, to, frame });
  const strengths = events.map(() => 0);
  const days = eventDaysFinder(calendar, strengths)({ sku: "A", location: "", category: "" });
  const count = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0);
  return [count(days.isPlain), count(days.isUsual)];
}

describe("usual days", () => {
  it("are the plain ones and those of an own event that was told eight times or more", () => {
    expect(daysOf([makeEvent("Sale", everyTenthDay(8), { source: "own" })])).toEqual([192, 200]);
    expect(daysOf([makeEvent("Sale", everyTenthDay(7), { source: "own" })])).toEqual([193, 193]);
  });

  it("are not those of a holiday, nor those for which the user told the uplift", () => {
    expect(daysOf([makeEvent("Feast", everyTenthDay(9))])).toEqual([191, 191]);
    expect(daysOf([makeEvent("Sale", everyTenthDay(9), { source: "own", uplift: 2 })])).toEqual([191, 191]);
  });

  it("count how often an event was told for the item itself", () => {
    const elsewhere = everyTenthDay(9).map((start) => ({ start, location: "elsewhere" }));
    const here = { start: from + 5, location: "" };
    const sale = makeEvent("Sale", [from], { source: "own" });
    const occurrences = [...elsewhere, here].map(({ start, location }) => ({
      ...sale.occurrences[0]!,
      start,
      end: start,
      scope: { sku: "", category: "", location },
    }));
    expect(daysOf([{ ...sale, occurrences }])).toEqual([199, 199]);
  });

  it("do not change with what is to come", () => {
    const seven = everyTenthDay(7);
    const announced = [...seven, from + 160, from + 170];
    expect(daysOf([makeEvent("Sale", announced, { source: "own" })])).toEqual([191, 191]);
  });
});
