import { describe, expect, it } from "vitest";
import { formatDay } from "../../src/calendar/day.ts";
import { demandFrame, type FrameOptions } from "../../src/demand/frame.ts";
import { type ForecastRow, type ForecastRowsOptions, forecastRows } from "../../src/plan/forecast-rows.ts";
import { learnDemand } from "../../src/plan/learn-demand.ts";
import { supplierOfItem } from "../../src/plan/supplier-of-item.ts";
import { dailySales, itemRecord, leadTimeRecord, type Sale, shopData } from "./make-shop.ts";

async function rowsOf(
  sales: readonly Sale[],
  options: Partial<ForecastRowsOptions> = {},
  frame: FrameOptions = {},
): Promise<readonly ForecastRow[]> {
  const shop = shopData(sales);
  const learned = learnDemand(shop, demandFrame(shop.ledger, frame), { daysAhead: 70 });
  return await forecastRows(learned, {
    method: "gamma-poisson",
    horizonDays: 3,
    isShown: () => true,
    ...options,
  });
}

const weekdays = dailySales(
  "A",
  "2025-01-06",
  Array.from({ length: 280 }, (_, index) => (index % 7 < 5 ? 20 + (index % 3) : 0)),
);

describe("the rows of a forecast", () => {
  it("are one for each item and day ahead, by SKU, location and date", async () => {
    const rows = await rowsOf([
      ...dailySales("B", "2025-01-01", new Array(100).fill(2), "north"),
      ...dailySales("A", "2025-01-01", new Array(100).fill(2), "south"),
      ...dailySales("A", "2025-01-01", new Array(100).fill(2), "east"),
    ]);
    expect(rows.map(({ sku, location, date }) => `${sku} ${location} ${formatDay(date)}`)).toEqual([
      "A east 2025-04-11",
      "A east 2025-04-12",
      "A east 2025-04-13",
      "A south 2025-04-11",
      "A south 2025-04-12",
      "A south 2025-04-13",
      "B north 2025-04-11",
      "B north 2025-04-12",
      "B north 2025-04-13",
    ]);
  });

  it("tell of each bucket alone what it is expected to sell, with quantiles that rise", async () => {
    const rows = await rowsOf(
      dailySales(
        "A",
        "2025-01-01",
        Array.from({ length: 100 }, (_, index) => (index % 7 === 0 ? 15 : index % 3)),
      ),
      {
        horizonDays: 14,
      },
    );
    expect(rows).toHaveLength(14);
    for (const { mean, sd, quantiles, exposure, event, method } of rows) {
      expect(mean).toBeGreaterThan(0.5);
      expect(mean).toBeLessThan(15);
      expect(sd).toBeGreaterThan(0);
      expect(quantiles).toHaveLength(5);
      expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
      expect(exposure).toBeGreaterThan(0);
      expect([event, method]).toEqual(["", "gamma-poisson"]);
    }
    const deviations = rows.map(({ sd }) => sd);
    expect(deviations.at(-1)).toBeGreaterThan(deviations[0]!);
  });

  it("expect nothing on weekdays that stay closed", async () => {
    const rows = await rowsOf(weekdays, { horizonDays: 7 });
    const closed = rows.filter(({ exposure }) => exposure === 0);
    expect(closed.map(({ date }) => formatDay(date))).toEqual(["2025-10-18", "2025-10-19"]);
    for (const { mean, sd, quantiles } of closed) {
      expect([mean, sd, ...quantiles]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    }
  });

  it("add up over a week's days to what its week is expected to sell", async () => {
    const days = await rowsOf(weekdays, { horizonDays: 7 });
    const [week] = await rowsOf(weekdays, { horizonDays: 7 }, { bucket: "week" });
    const sum = days.reduce((total, { mean }) => total + mean, 0);
    expect(sum / (week?.mean ?? 0)).toBeCloseTo(1, 1);
  });

  it("round the horizon up to whole weeks and months", async () => {
    const days = dailySales("A", "2024-01-01", new Array(700).fill(2));
    const weeks = await rowsOf(days, { horizonDays: 15 }, { bucket: "week" });
    expect(weeks.map(({ date }) => formatDay(date))).toEqual(["2025-12-01", "2025-12-08", "2025-12-15"]);
    const months = await rowsOf(days, { horizonDays: 40 }, { bucket: "month" });
    expect(months.map(({ date }) => formatDay(date))).toEqual(["2025-12-01", "2026-01-01"]);
  });

  it("are made of the items shown, which learn from all of them", async () => {
    const sales = [
      ...dailySales("A", "2025-01-01", [...new Array(60).fill(3), 0, 9]),
      ...dailySales("B", "2025-01-01", [...new Array(60).fill(5), 5, 1]),
    ];
    const all = await rowsOf(sales);
    const one = await rowsOf(sales, { isShown: ({ sku }) => sku === "B" });
    expect(one).toEqual(all.filter(({ sku }) => sku === "B"));
  });

  it("tell how far they have come, and stop where they are told to", async () => {
    const shares: number[] = [];
    const sales = dailySales("A", "2025-01-01", new Array(60).fill(3));
    await rowsOf(sales, { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0, 0.5]);
    const onProgress = () => {
      throw new Error("stop");
    };
    await expect(rowsOf(sales, { onProgress })).rejects.toThrow("stop");
  });
});

describe("the supplier of an item", () => {
  const leadTimes = [
    leadTimeRecord({ sku: "A", supplier: "Acme" }),
    leadTimeRecord({ sku: "*", supplier: "Rest" }),
  ];

  it("is the items file's, else the one that the lead-times file names for its SKU", () => {
    const supplierOf = supplierOfItem({ items: [itemRecord({ sku: "B", supplier: "Bolt" })], leadTimes });
    expect(["A", "B", "C"].map((sku) => supplierOf({ sku, location: "" }))).toEqual(["Acme", "Bolt", ""]);
  });

  it("is unknown without either", () => {
    expect(supplierOfItem({ items: [], leadTimes: [] })({ sku: "A", location: "" })).toBe("");
  });
});
