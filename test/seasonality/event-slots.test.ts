import { describe, expect, it } from "vitest";
import { bucketGrid } from "../../src/calendar/bucket.ts";
import { eventSlots } from "../../src/seasonality/event-slots.ts";
import { day } from "../demand/make-ledger.ts";
import { makeEvent } from "./make-season.ts";

const byDay = { kind: "day", grid: bucketGrid({ kind: "day", origin: 0 }), asOf: day("2011-10-01") } as const;
/** Weeks from Saturday to Friday. */
const byWeek = {
  kind: "week",
  grid: bucketGrid({ kind: "week", origin: day("2010-12-18") }),
  asOf: day("2011-10-01"),
} as const;
const christmas = makeEvent("Christmas", ["2010-12-25", "2011-12-25"].map(day), {
  isFixedDate: true,
  daysBefore: 14,
  daysAfter: 3,
});

/** The slots of the days from `first` to `last` in the window of the event's occurrence round them. */
function slotsOf(first: string, last: string, learning: typeof byDay | typeof byWeek): readonly number[] {
  const { slotOf } = eventSlots(christmas, learning);
  const occurrence = christmas.occurrences.find(({ start }) => Math.abs(start - day(first)) < 60)!;
  return Array.from({ length: day(last) - day(first) + 1 }, (_, index) =>
    slotOf(day(first) + index, occurrence),
  );
}

describe("the slots of an event", () => {
  it("tell every day of its window apart, and weekends from weekdays where the date is fixed", () => {
    const week = slotsOf("2010-12-20", "2010-12-26", byDay);
    expect(new Set(week).size).toBe(7);
    // The 24th is a Friday in 2010, a Saturday in 2011.
    expect(slotsOf("2011-12-24", "2011-12-24", byDay)[0]).toBe((week[4] ?? 0) + 1);
  });

  it("are the weeks of the data as they lay when the event was last seen", () => {
    // In 2010 Christmas began a week: each band was one bucket.
    expect(slotsOf("2010-12-18", "2010-12-24", byWeek)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(slotsOf("2010-12-25", "2010-12-28", byWeek)).toEqual([2, 2, 2, 2]);
    // In 2011 the eve falls into the next week, which is charged for it by its day.
    expect(slotsOf("2011-12-17", "2011-12-25", byWeek)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 2]);
  });

  it("say which days a band holds, counted from the event", () => {
    const sundays = { ...byWeek, grid: bucketGrid({ kind: "week", origin: day("2010-12-19") }) };
    expect(eventSlots(christmas, byWeek).bands).toEqual([
      { phase: "before", firstOffset: -14, lastOffset: -8 },
      { phase: "before", firstOffset: -7, lastOffset: -1 },
      { phase: "during", firstOffset: 0, lastOffset: 6 },
    ]);
    expect(eventSlots(christmas, sundays).bands.at(-1)).toEqual({
      phase: "after",
      firstOffset: 1,
      lastOffset: 7,
    });
    expect(eventSlots(christmas, sundays).bands.at(-2)).toEqual({
      phase: "during",
      firstOffset: -6,
      lastOffset: 0,
    });
  });

  it("are weeks of the event where a span is long", () => {
    const ramadan = makeEvent("Ramadan", [day("2010-08-11")], { days: 30 });
    const { slots, slotOf } = eventSlots(ramadan, byDay);
    expect(slots).toHaveLength(5);
    const [occurrence] = ramadan.occurrences;
    expect(slotOf(day("2010-08-11") + 13, occurrence!)).toBe(1);
  });
});
