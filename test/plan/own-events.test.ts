import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarEvent, everyone } from "../../src/calendar/event.ts";
import { eventKey, isOfCountry, withOwnEvents } from "../../src/plan/own-events.ts";
import type { EventRecord } from "../../src/plan/shop.ts";

function row(record: Partial<EventRecord> & { readonly start: number }): EventRecord {
  return {
    event: "Sale",
    end: record.start,
    daysBefore: null,
    daysAfter: null,
    uplift: null,
    sku: "",
    category: "",
    location: "",
    country: "",
    ...record,
  };
}

function holiday(name: string, starts: readonly number[]): CalendarEvent {
  return {
    name,
    source: "public",
    isFixedDate: true,
    occurrences: starts.map((start) => ({
      ...{ start, end: start, daysBefore: 28, daysAfter: 2, uplift: null },
      ...{ isEstimated: true, scope: everyone },
    })),
  };
}

const starts = (event: CalendarEvent | undefined) => event?.occurrences.map(({ start }) => start);

describe("the shop's own events", () => {
  it("are one event for rows of one name, whatever its case, in the order of days", () => {
    const events = withOwnEvents(
      [],
      [row({ start: 900 }), row({ event: "SALE", start: 100, end: 103 })],
      null,
    );
    expect(events).toMatchObject([
      { name: "SALE", source: "own", occurrences: [{ start: 100, end: 103 }, { start: 900 }] },
    ]);
  });

  it("have no window unless they are given one, and keep uplift and scope", () => {
    const events = withOwnEvents(
      [],
      [row({ start: 10, uplift: 0, sku: "A" }), row({ start: 20, daysBefore: 3 })],
      null,
    );
    expect(events[0]?.occurrences).toMatchObject([
      { daysBefore: 0, daysAfter: 0, uplift: 0, scope: { sku: "A", category: "", location: "" } },
      { daysBefore: 3, daysAfter: 0, uplift: null, scope: everyone },
    ]);
  });

  it("count in the country they name, and its regions, and nowhere else", () => {
    const counts = (country: string, shop: string | null) => isOfCountry({ country }, shop);
    expect([counts("", null), counts("", "US"), counts("US", "US"), counts("DE", "DE-BY")]).toEqual([
      ...[true, true, true, true],
    ]);
    expect([counts("US", null), counts("US", "CA"), counts("DE-BY", "DE"), counts("D", "DE")]).toEqual([
      ...[false, false, false, false],
    ]);
    expect(withOwnEvents([], [row({ start: 10, country: "SE" })], "US")).toEqual([]);
  });

  it("are told by the row of the narrower country where two rows tell of a day", () => {
    const rows = [
      row({ start: 10, end: 12, uplift: 1 }),
      row({ start: 12, country: "DE", uplift: 2 }),
      row({ start: 12, country: "DE-BY", uplift: 3 }),
      row({ start: 12, country: "DE", sku: "A", uplift: 4 }),
    ];
    expect(withOwnEvents([], rows, "DE-BY")[0]?.occurrences.map(({ uplift }) => uplift)).toEqual([3, 4]);
  });

  it("mean the same in any order of rows", () => {
    const someRow = fc.record({
      event: fc.constantFrom("Sale", "SALE", "Fair"),
      start: fc.integer({ min: 0, max: 50 }),
      country: fc.constantFrom("", "DE", "DE-BY"),
      sku: fc.constantFrom("", "A"),
    });
    const rowKey = ({ event, start, country, sku }: EventRecord) =>
      [eventKey(event), start, country, sku].join();
    fc.assert(
      fc.property(fc.uniqueArray(someRow.map(row), { selector: rowKey }), (rows) => {
        expect(withOwnEvents([], rows.toReversed(), "DE-BY")).toEqual(withOwnEvents([], rows, "DE-BY"));
      }),
    );
  });
});

describe("holidays and own events", () => {
  const christmas = holiday("Christmas", [359, 724, 1089]);

  it("stand side by side, holidays first", () => {
    const events = withOwnEvents([christmas], [row({ start: 30 })], null);
    expect(events.map(({ name }) => name)).toEqual(["Christmas", "Sale"]);
    expect(events[0]).toBe(christmas);
  });

  it("of one name are one event: a row takes the place of the holiday of its year, with its window", () => {
    const rows = [row({ event: "christmas", start: 723, end: 726, uplift: 2 })];
    const [event] = withOwnEvents([christmas], rows, null);
    expect(starts(event)).toEqual([359, 723, 1089]);
    expect(event?.name).toBe("Christmas");
    expect(event?.occurrences[1]).toMatchObject({ end: 726, daysBefore: 28, daysAfter: 2, uplift: 2 });
  });

  it("let a row mend a date that was estimated a few days off", () => {
    const [event] = withOwnEvents([christmas], [row({ event: "Christmas", start: 726 })], null);
    expect(starts(event)).toEqual([359, 726, 1089]);
    expect(event?.occurrences[1]?.isEstimated).toBe(false);
  });

  it("are one time of the event where rows of neighbouring days say the same", () => {
    const days = [100, 101, 102, 110, 111].map((start) => row({ start }));
    const [sale] = withOwnEvents(
      [],
      [...days, row({ start: 103, uplift: 2 }), row({ start: 112, sku: "A" })],
      null,
    );
    expect(sale?.occurrences).toMatchObject([
      { start: 100, end: 102 },
      { start: 103, end: 103, uplift: 2 },
      { start: 110, end: 111 },
      { start: 112, end: 112, scope: { sku: "A" } },
    ]);
  });

  it("add a date in a year that the holiday has none in", () => {
    const [event] = withOwnEvents([christmas], [row({ event: "Christmas", start: 1454 })], null);
    expect(starts(event)).toEqual([359, 724, 1089, 1454]);
  });

  it("keep the holiday for everyone where the row is for some items only", () => {
    const [event] = withOwnEvents([christmas], [row({ event: "Christmas", start: 724, sku: "A" })], null);
    expect(starts(event)).toEqual([359, 724, 724, 1089]);
  });
});
