import fc from "fast-check";
import type { PlanRow } from "../../src/plan/row.ts";
import { planReport } from "../../src/report/plan-report.ts";
import type { RenderOptions, Report } from "../../src/report/report.ts";

/** A row with every cell filled; tests change the cells that they are about. */
export function sampleRow(changes: Partial<PlanRow> = {}): PlanRow {
  return {
    sku: "MUG-01",
    location: "",
    name: "Stoneware mug",
    supplier: "Clay & Co",
    category: "Kitchen",
    abc: "A",
    xyz: "Y",
    pattern: "smooth",
    method: "gamma-poisson",
    onHand: 40,
    onOrder: 24,
    backorders: 2,
    inventoryPosition: 60,
    dailyDemand: 5.123456789,
    reviewDays: 7,
    leadTimeDays: 10,
    leadTimeSdDays: 2.5,
    leadTimeDemand: 87.098765413,
    leadTimeDemandSd: 18.7654321,
    nextEvent: null,
    eventDate: null,
    eventUplift: null,
    serviceLevel: 0.95,
    safetyStock: 31.901234587,
    reorderPoint: 119,
    orderUpTo: 150,
    orderQuantity: 96,
    orderBy: 20_516,
    arrivesOn: 20_526,
    daysOfCover: 7.41,
    stockoutDate: 20_523,
    stockoutRisk: 0.123456,
    lostUnits: 1.5,
    excessUnits: 0,
    unitCost: 3.25,
    orderValue: 312,
    action: "order",
    reason: "Stock plus open orders of 60 is at or below the reorder point of 119: order 96 now.",
    flags: ["pack-over-max", "no-lead-time"],
    evidence: {
      history: {
        firstSale: 19_800,
        lastSale: 20_515,
        buckets: 716,
        openBuckets: 700,
        units: 3500,
        adi: 1.0234567,
        cv2: 0.31,
        weeklyCv: 0.42,
      },
      forecast: {
        level: 87.098765413 / 16.8,
        dispersion: 1.8,
        ownDispersion: 1.9,
        groupDispersion: 1.5,
        discount: 0.9912345678,
        bucketsAhead: 16.8,
      },
      season: {
        weekdays: [0.8, 0.7, 0.9, 0.9, 1.1, 1.5, 1.1],
        dayOfMonth: 1.01,
        weekOfYear: 0.95,
        openBuckets: 17,
        plainBuckets: 12.5,
        eventBuckets: 4.3,
        events: [
          {
            ...{ name: "Black Friday", day: 20_517, end: 20_517, from: 20_517, to: 20_519 },
            ...{ isEstimated: false, given: null, uplift: 2.4, buckets: 4.8 },
            ...{ unitsObserved: 61, unitsExpected: 24.2, years: 2, ownWeight: 0.35 },
          },
          {
            ...{ name: "Stocktaking", day: 20_525, end: 20_525, from: 20_525, to: 20_525 },
            ...{ isEstimated: false, given: 0.5, uplift: 0.5, buckets: -0.5 },
            ...{ unitsObserved: 0, unitsExpected: 0, years: 0, ownWeight: 0 },
          },
        ],
        unseen: ["Lunar New Year"],
      },
      leadTime: {
        source: "sku+supplier",
        minDays: 6,
        maxDays: 15,
        longestDays: 14,
        file: "lead-times.csv",
        line: 2,
      },
      policy: {
        safetyStockMethod: "quantile",
        serviceLevelSource: "default",
        reviewDaysSource: "default",
        protectionDays: 17,
        coverDays: 14,
        historyDailyMean: 5.1,
        historyDailySd: 3.2,
        historyDailyMax: 19,
        baseStock: 120,
        chanceAtBaseStock: 0.9523,
        chanceBelowBaseStock: 0.9481,
        lot: 65,
        economicOrderQuantity: Math.sqrt((2 * 0.9 * 1880) / (3.25 * 0.25)),
        orderCost: 0.9,
        holdingRate: 0.25,
        unitsPerYear: 1880,
        orderCycleDays: null,
        reviewDemand: 35,
        moq: 48,
        packSize: 24,
        minStock: null,
        maxStock: 200,
        allocated: 2,
        methodSafetyStock: 31.901234587,
        need: 60,
        wanted: 65,
        withinMaximum: 65,
        atLeastMoq: 65,
        isRiskExact: true,
      },
    },
    ...changes,
  };
}

/** Plain options: no colour, no limit of width. */
export const plain: RenderOptions = { colorLevel: 0 };

/** Everything that a writer yields, as one text. */
export function joined(chunks: Iterable<string>): string {
  return [...chunks].join("");
}

/** Rows with texts, numbers and gaps of every kind. */
export function anyRow(text: fc.Arbitrary<string> = fc.string({ unit: "binary" })): fc.Arbitrary<PlanRow> {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e-6, max: 1e-6 }),
  );
  const maybe = fc.option(number, { nil: null });
  const day = fc.option(fc.integer({ min: 0, max: 47_000 }), { nil: null });
  return fc
    .record({
      sku: text,
      location: text,
      name: text,
      reason: text,
      onHand: maybe,
      dailyDemand: number,
      leadTimeDemand: number,
      reorderPoint: number,
      orderQuantity: maybe,
      unitCost: maybe,
      orderValue: maybe,
      orderBy: day,
      stockoutDate: day,
      flags: fc.array(fc.constantFrom("stale-sales", "no-lead-time", "short-history"), { maxLength: 3 }),
    })
    .map((changes) => sampleRow(changes));
}

/** A whole report of the rows, as the plan command makes it. */
export function sampleReport(
  rows: readonly PlanRow[],
  changes: Partial<Parameters<typeof planReport>[0]> = {},
): Report<PlanRow> {
  return planReport({
    asOf: 20_516,
    settings: { serviceLevel: 0.95 },
    rows,
    summary: { items: rows.length },
    diagnostics: [],
    grouped: true,
    ...changes,
  });
}
