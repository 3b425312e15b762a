import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { dateParser } from "../../src/calendar/date-format.ts";
import { formatDay } from "../../src/calendar/day.ts";
import { demandFrame } from "../../src/demand/frame.ts";
import { DemandLedger, microUnitsPerUnit } from "../../src/demand/ledger.ts";
import { closedDaysByLocation } from "../../src/demand/location-totals.ts";
import { seriesOf } from "./make-ledger.ts";

const data = new URL("../../../shared/data/", import.meta.url);
const isThere = existsSync(data);
if (!isThere) {
  console.log("test/demand/real-data: skipped, the data sets are not here");
}

/** A ledger of the file's columns date, sku, location, quantity and in_stock; null: not there. */
function load(file: string, columns: readonly (string | null)[]): DemandLedger {
  const bytes = readFileSync(new URL(file, data));
  const rows: string[][] = parse(file.endsWith(".gz") ? gunzipSync(bytes) : bytes);
  const places = columns.map((name) => (name === null ? -1 : (rows[0] ?? []).indexOf(name)));
  const parseDate = dateParser();
  const ledger = new DemandLedger();
  for (const row of rows.slice(1)) {
    const [date = "", sku = "", location = "", quantity = "", inStock = ""] = places.map(
      (place) => row[place],
    );
    const parsed = parseDate(date);
    if ("day" in parsed) {
      const item = ledger.itemIndex(sku, location);
      ledger.add(item, parsed.day, Math.round(Number(quantity) * microUnitsPerUnit));
      if (inStock === "0") {
        ledger.markOutOfStock(item, parsed.day);
      }
    }
  }
  ledger.finish();
  return ledger;
}

describe.skipIf(!isThere)("demand of real shops", { timeout: 120_000 }, () => {
  it("is by week up to 2024-04-15 in vn2, its weeks without stock left out", () => {
    const ledger = load("vn2/sales.csv", ["date", "sku", "location", "quantity", "in_stock"]);
    const frame = demandFrame(ledger);
    expect(frame.spacing).toEqual({ kind: "week", label: "start" });
    expect(formatDay(frame.asOf)).toBe("2024-04-15");
    const series = ledger.items.map(({ index }) => seriesOf(ledger, index, { frame }));
    expect(series).toHaveLength(599);
    expect(series.every(({ firstSale }) => firstSale !== null)).toBe(true);
    const open = series.reduce((sum, { openBuckets }) => sum + openBuckets, 0);
    expect(open).toBeLessThan(series.reduce((sum, { units }) => sum + units.length, 0));
  });

  it("stops on 25 December in every grocery store of m5 that sold nothing then", () => {
    const ledger = load("m5/sales.csv.gz", ["date", "sku", "location", "quantity", null]);
    const closed = closedDaysByLocation(ledger, demandFrame(ledger));
    expect(closed.size).toBe(10);
    for (const { days, weekdays } of closed.values()) {
      expect(days.length).toBeGreaterThan(0);
      expect(weekdays).toEqual([false, false, false, false, false, false, false]);
    }
    const other = [...closed.values()].flatMap(({ days }) => days.map(formatDay));
    // The other one is the blizzard of 2011-02-02 in Wisconsin.
    expect(other.filter((date) => !date.endsWith("-12-25"))).toEqual(["2011-02-02"]);
  });

  it("rests on Saturdays and over Christmas in online-retail, whose returns add up", () => {
    const columns = ["InvoiceDate", "StockCode", null, "Quantity", null];
    const ledger = load("online-retail/orders-2009-12_2010-12.csv.gz", columns);
    const frame = demandFrame(ledger);
    expect([ledger.rows, ledger.returnRows]).toEqual([525_461, 12_326]);
    const closed = closedDaysByLocation(ledger, frame).get("");
    expect(closed?.weekdays).toEqual([false, false, false, false, false, true, false]);
    const christmas = closed?.days
      .map(formatDay)
      .filter((date) => date > "2009-12-23" && date < "2010-01-04");
    expect(christmas).toHaveLength(11);
    const series = ledger.items.map(({ index }) => seriesOf(ledger, index, { frame }));
    let returned = 0;
    for (const { index } of ledger.items) {
      ledger.eachReturn(index, frame.asOf, (_, microUnits) => {
        returned += microUnits;
      });
    }
    const cancelled = series.reduce((sum, { cancelledUnits }) => sum + cancelledUnits, 0);
    const unmatched = series.reduce((sum, { unmatchedUnits }) => sum + unmatchedUnits, 0);
    expect(cancelled + unmatched).toBe(returned / microUnitsPerUnit);
    expect([cancelled, unmatched]).toEqual([446_267, 133_280]);
  });
});
