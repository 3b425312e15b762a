import { describe, expect, it } from "vitest";
import { calendarNote, gapNote } from "../../src/cli/event-notes.ts";
import type { EventRecord } from "../../src/plan/shop.ts";

function row(event: string, country = ""): EventRecord {
  return {
    ...{ event, start: 10, end: 10, daysBefore: null, daysAfter: null, uplift: null },
    ...{ sku: "", category: "", location: "", country },
  };
}

describe("the note on the calendar", () => {
  it("tells the country whose holidays count", () => {
    expect(calendarNote([], { country: "DE-BY", holidays: true })).toBe("calendar: holidays of DE-BY");
  });

  it("says that without a country the international retail days apply", () => {
    expect(calendarNote([], { country: null, holidays: true })).toBe(
      "calendar: the international retail days (--country adds a country's holidays)",
    );
  });

  it("counts the shop's own events by name, and rows of other countries as left out", () => {
    const events = [row("Sale"), row("SALE"), row("Fair", "DE"), row("Fair", "FR")];
    expect(calendarNote(events, { country: "DE", holidays: false })).toBe(
      "calendar: no holidays (--no-holidays), 2 own events, 1 event row of other countries left out",
    );
    expect(calendarNote(events, { country: null, holidays: false })).toBe(
      "calendar: no holidays (--no-holidays), 1 own event, 2 event rows of other countries left out",
    );
  });
});

describe("the note on holidays without dates", () => {
  it("names them with the last year that is known", () => {
    const gaps = [
      { name: "Losar", lastYear: 2027 },
      { name: "Vesak", lastYear: 2026 },
    ];
    expect(gapNote(gaps)).toBe(
      "calendar: dates are not known further of Losar (to 2027), Vesak (to 2026); name them in the events file",
    );
    expect(gapNote([])).toBe("");
  });
});
