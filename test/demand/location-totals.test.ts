import { describe, expect, it } from "vitest";
import { demandFrame } from "../../src/demand/frame.ts";
import { closedDaysByLocation, locationTotals } from "../../src/demand/location-totals.ts";
import { day, makeLedger } from "./make-ledger.ts";

const start = day("2024-04-01");

describe("totals of a location", () => {
  it("start with its first sale and are those of all its items", () => {
    const ledger = makeLedger([
      { day: start, units: 0, sku: "B" },
      { day: start + 1, units: 2 },
      { day: start + 1, units: 3, sku: "B" },
      { day: start + 2, units: 9, location: "north" },
      { day: start + 3, units: -4 },
    ]);
    const totals = locationTotals(ledger, start + 4);
    expect(totals.get("")).toEqual({ firstDay: start + 1, units: Float64Array.of(5, 0, 0) });
    expect(totals.get("north")).toEqual({ firstDay: start + 2, units: Float64Array.of(9, 0) });
  });

  it("tell the closed days of each location on its own, from daily rows only", () => {
    const rows = Array.from({ length: 70 }, (_, index) =>
      ["", "north"].map((location) => ({
        day: start + index,
        units: 30,
        location,
      })),
    )
      .flat()
      .filter((row) => row.location === "" || row.day !== start + 40);
    const daily = makeLedger(rows);
    const closed = closedDaysByLocation(daily, demandFrame(daily));
    expect(closed.get("")?.days).toEqual([]);
    expect(closed.get("north")?.days).toEqual([start + 40]);
    const weekly = makeLedger(rows.filter((row) => (row.day - start) % 7 === 0));
    expect(closedDaysByLocation(weekly, demandFrame(weekly)).size).toBe(0);
  });
});
