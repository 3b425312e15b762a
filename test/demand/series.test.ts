import { describe, expect, it } from "vitest";
import { formatDay } from "../../src/calendar/day.ts";
import { demandFrame, type FrameOptions } from "../../src/demand/frame.ts";
import type { DemandSummary } from "../../src/demand/item-demand.ts";
import { closedDaysByLocation } from "../../src/demand/location-totals.ts";
import type { Series } from "../../src/demand/series.ts";
import { day, makeLedger, type Row, seriesOf as seriesOfItem } from "./make-ledger.ts";

/** The series of item A, with the closed days found in the rows. */
function seriesOf(rows: readonly Row[], options: FrameOptions = {}): Series & DemandSummary {
  const ledger = makeLedger(rows);
  const frame = demandFrame(ledger, options);
  const closed = closedDaysByLocation(ledger, frame);
  const item = ledger.items.find(({ sku }) => sku === "A");
  return seriesOfItem(ledger, item?.index ?? 0, { frame, closed: closed.get(item?.location ?? "") ?? null });
}

const start = day("2024-04-01");

describe("series of days", () => {
  it("runs from the first sale to as-of, days without a row being days without demand", () => {
    const series = seriesOf([
      { day: start, units: 0 },
      { day: start + 2, units: 4 },
      { day: start + 5, units: 1 },
    ]);
    expect(series.firstBucketStart).toBe(start + 2);
    expect([...series.units]).toEqual([4, 0, 0, 1]);
    expect([...series.exposure]).toEqual([1, 1, 1, 1]);
    expect([series.firstSale, series.lastSale]).toEqual([start + 2, start + 5]);
  });

  it("knows nothing between the end of the files and as-of", () => {
    const rows = [
      { day: start, units: 2 },
      { day: start + 3, units: 1, sku: "B" },
    ];
    const series = seriesOf(rows, { asOf: start + 6 });
    expect([...series.units]).toEqual([2, 0, 0, 0, 0, 0]);
    expect([...series.exposure]).toEqual([1, 1, 1, 1, 0, 0]);
  });

  it("leaves out days without stock, sales of that day included", () => {
    const series = seriesOf([
      { day: start, units: 2 },
      { day: start + 1, units: 1, inStock: false },
      { day: start + 2, units: 3 },
    ]);
    expect([...series.units]).toEqual([2, 0, 3]);
    expect([...series.exposure]).toEqual([1, 0, 1]);
    expect(series.totalUnits).toBe(6);
    expect(series.openBuckets).toBe(2);
  });

  it("leaves out closed days", () => {
    const rows = Array.from({ length: 70 }, (_, index) => ({ day: start + index, units: 30 }));
    const series = seriesOf(rows.filter((row) => row.day !== start + 40));
    expect(series.exposure[40]).toBe(0);
    expect(series.openBuckets).toBe(69);
  });

  it("starts behind sales that were all returned, and never falls below 0", () => {
    const series = seriesOf([
      { day: start, units: 2 },
      { day: start + 1, units: -3 },
      { day: start + 2, units: 5 },
      { day: start + 4, units: -1 },
    ]);
    expect(series.firstSale).toBe(start + 2);
    expect([...series.units]).toEqual([4, 0, 0]);
    expect([series.cancelledUnits, series.unmatchedUnits]).toEqual([3, 1]);
  });

  it("is empty without net demand, but knows the returns", () => {
    const series = seriesOf([
      { day: start, units: 2 },
      { day: start + 1, units: -2 },
      { day: start + 2, units: -1, inStock: false },
    ]);
    expect(series.units).toHaveLength(0);
    expect([series.firstSale, series.lastSale, series.totalUnits]).toEqual([null, null, 0]);
    expect([series.cancelledUnits, series.unmatchedUnits]).toEqual([2, 1]);
    expect(series.firstBucketStart).toBe(start + 3);
  });

  it("cuts the first week where the history asked for begins", () => {
    const rows = Array.from({ length: 28 }, (_, index) => ({ day: start + index, units: 2 }));
    const series = seriesOf(rows, { historyDays: 10, bucket: "week" });
    expect([...series.units]).toEqual([6, 14]);
    expect([...series.exposure]).toEqual([3 / 7, 1]);
  });

  it("uses no more history than asked for, and still knows the first sale", () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({ day: start + index, units: 1 }));
    const series = seriesOf(rows, { historyDays: 30 });
    expect(series.units).toHaveLength(30);
    expect(series.firstSale).toBe(start);
    expect([series.totalUnits, series.unitsLast365]).toEqual([500, 365]);
  });

  it("adds tenths of units exactly", () => {
    const rows = [0.1, 0.2, 0.3, 0.4].map((units) => ({ day: start, units }));
    expect(seriesOf(rows).units[0]).toBe(1);
    expect(seriesOf(rows.slice(0, 2)).units[0]).toBe(0.3);
  });
});

describe("series of weeks and months from daily rows", () => {
  const rows = Array.from({ length: 45 }, (_, index) => ({ day: start + index, units: index + 1 }));

  it("cuts weeks that end the day before as-of; the first may be a part", () => {
    const series = seriesOf(rows, { bucket: "week" });
    expect(series.units).toHaveLength(7);
    expect(series.firstBucketStart).toBe(start - 4);
    expect(series.units[0]).toBe(1 + 2 + 3);
    expect(series.exposure[0]).toBeCloseTo(3 / 7, 15);
    expect(series.units[6]).toBe(39 + 40 + 41 + 42 + 43 + 44 + 45);
    expect(series.exposure[6]).toBe(1);
  });

  it("cuts calendar months; the last may be a part", () => {
    const series = seriesOf(rows, { bucket: "month" });
    expect([...series.units]).toEqual([(30 * 31) / 2, (45 * 46) / 2 - (30 * 31) / 2]);
    expect([...series.exposure]).toEqual([30 / 30.4375, 15 / 30.4375]);
    expect(formatDay(series.firstBucketStart)).toBe("2024-04-01");
  });

  it("takes a day without stock out of its week", () => {
    const blank = rows.map((row) => (row.day === start + 44 ? { ...row, inStock: false } : row));
    const series = seriesOf(blank, { bucket: "week" });
    expect(series.units[6]).toBe(39 + 40 + 41 + 42 + 43 + 44);
    expect(series.exposure[6]).toBeCloseTo(6 / 7, 15);
  });
});

describe("series of data by week", () => {
  const monday = day("2024-01-01");
  const rows = [3, 0, 10, 2, 5].map((units, index) => ({ day: monday + 7 * index, units }));

  it("keeps the weeks of the data", () => {
    const series = seriesOf(rows);
    expect(series.kind).toBe("week");
    expect([...series.units]).toEqual([3, 0, 10, 2, 5]);
    expect([...series.exposure]).toEqual([1, 1, 1, 1, 1]);
    expect(series.firstBucketStart).toBe(monday);
  });

  it("labelled by their ends reach back six days", () => {
    const series = seriesOf(rows, { label: "end" });
    expect(series.firstBucketStart).toBe(monday - 6);
    expect([...series.units]).toEqual([3, 0, 10, 2, 5]);
  });

  it("blanks a week without stock", () => {
    const series = seriesOf(rows.map((row, index) => ({ ...row, inStock: index !== 2 })));
    expect([...series.units]).toEqual([3, 0, 0, 2, 5]);
    expect([...series.exposure]).toEqual([1, 1, 0, 1, 1]);
  });

  it("leaves out the week that as-of cuts, and knows nothing of weeks after the files' end", () => {
    const cut = seriesOf(rows, { asOf: monday + 31 });
    expect([...cut.units]).toEqual([3, 0, 10, 2]);
    const stale = seriesOf(rows, { asOf: monday + 52 });
    expect([...stale.units]).toEqual([3, 0, 10, 2, 5, 0, 0]);
    expect([...stale.exposure]).toEqual([1, 1, 1, 1, 1, 0, 0]);
  });

  it("uses whole weeks of the history asked for", () => {
    expect([...seriesOf(rows, { historyDays: 20 }).units]).toEqual([2, 5]);
    expect([...seriesOf(rows, { historyDays: 21 }).units]).toEqual([10, 2, 5]);
  });

  it("spreads over months without losing a unit", () => {
    const series = seriesOf(rows, { bucket: "month" });
    const [january = 0, february = 0] = series.units;
    expect(january + february).toBe(20);
    expect(february).toBeCloseTo((5 * 4) / 7, 5);
    expect(series.exposure[1]).toBe(4 / 30.4375);
  });

  it("leaves the week that as-of cuts out of its month", () => {
    const series = seriesOf(rows, { bucket: "month", asOf: monday + 30 });
    expect([...series.units]).toEqual([15]);
    expect([...series.exposure]).toEqual([28 / 30.4375]);
  });

  it("cannot be cut into days", () => {
    expect(() => seriesOf(rows, { bucket: "day" })).toThrow("bucket must be week or coarser");
  });
});

describe("series of data by month", () => {
  it("keeps the months of the data, first or last days alike", () => {
    const units = [31, 0, 62];
    const firsts = ["2024-01-01", "2024-02-01", "2024-03-01"].map(day);
    const lasts = ["2024-01-31", "2024-02-29", "2024-03-31"].map(day);
    for (const labels of [firsts, lasts]) {
      const series = seriesOf(labels.map((any, index) => ({ day: any, units: units[index] ?? 0 })));
      expect(series.kind).toBe("month");
      expect([...series.units]).toEqual(units);
      expect([...series.exposure]).toEqual([31 / 30.4375, 29 / 30.4375, 31 / 30.4375]);
    }
  });
});
