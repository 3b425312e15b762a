import { describe, expect, it } from "vitest";
import { formatDay } from "../../src/calendar/day.ts";
import { loadEvents } from "../../src/cli/load-events.ts";
import { demandFrame } from "../../src/demand/frame.ts";
import { dailySales, shopData } from "../plan/make-shop.ts";

function shopWith(from: string, days: number, events: Parameters<typeof shopData>[1] = {}) {
  const shop = shopData(dailySales("A", from, new Array<number>(days).fill(1)), events);
  const read = {
    ...{ shop, diagnostics: [], crowded: [], mustStop: false, rejectedRows: 0 },
    counts: { salesRows: days, returnLines: 0, rowsAfterAsOf: 0 },
  };
  return { shop: { ...shop, ...read }, frame: demandFrame(shop.ledger) };
}

const us = { country: "US", holidays: true };
const own = {
  ...{ event: "Stocktaking", start: 20_500, end: 20_500, daysBefore: null, daysAfter: null, uplift: 0 },
  ...{ sku: "", category: "", location: "", country: "" },
};

describe("the events of a run", () => {
  it("are the holidays of the country from the first sale to the horizon", async () => {
    const { events } = await loadEvents(shopWith("2025-01-01", 100), us, 300);
    const thanksgiving = events.find(({ name }) => name === "Thanksgiving");
    expect(thanksgiving?.occurrences.map(({ start }) => formatDay(start))).toEqual(["2025-11-27"]);
  });

  it("reach further with the horizon", async () => {
    const { events } = await loadEvents(shopWith("2025-01-01", 100), us, 700);
    const thanksgiving = events.find(({ name }) => name === "Thanksgiving");
    expect(thanksgiving?.occurrences).toHaveLength(2);
  });

  it("are the retail days of most countries where none is named", async () => {
    const { events, notes } = await loadEvents(
      shopWith("2025-01-01", 100),
      { country: null, holidays: true },
      365,
    );
    const names = events.map(({ name }) => name);
    expect(names).toContain("Christmas");
    expect(names).not.toContain("Independence Day");
    expect(notes[0]).toContain("international retail days");
  });

  it("are the shop's own alone with --no-holidays", async () => {
    const loaded = shopWith("2025-01-01", 100, { events: [own] });
    const { events, notes } = await loadEvents(loaded, { country: "US", holidays: false }, 365);
    expect(events.map(({ name }) => name)).toEqual(["Stocktaking"]);
    expect(notes).toEqual(["calendar: no holidays (--no-holidays), 1 own event"]);
  });

  it("hold own events and holidays", async () => {
    const loaded = shopWith("2025-01-01", 100, { events: [own, { ...own, event: "christmas" }] });
    const { events } = await loadEvents(loaded, us, 365);
    const christmas = events.find(({ name }) => name === "Christmas");
    expect(events.map(({ name }) => name)).toContain("Stocktaking");
    expect(christmas?.occurrences.map(({ uplift }) => uplift)).toContain(0);
  });
});
