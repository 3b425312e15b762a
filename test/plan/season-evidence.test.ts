import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demandFrame } from "../../src/demand/frame.ts";
import { eventDrive } from "../../src/plan/event-drive.ts";
import { planAll } from "../../src/plan/plan-all.ts";
import { prepareShop } from "../../src/plan/prepare.ts";
import type { PlanRow } from "../../src/plan/row.ts";
import type { EventPart, SeasonEvidence } from "../../src/plan/season-evidence.ts";
import { makeEvent } from "../seasonality/make-season.ts";
import { dailySales, day, leadTimeRecord, settingsOf, shopData } from "./make-shop.ts";

const first = "2024-01-01";
const asOf = day("2025-11-03");
const fairs = ["2024-12-02", "2025-12-02"].map(day);
const sales = ["A", "B", "C", "D", "E", "F"].flatMap((sku, item) =>
  dailySales(
    sku,
    first,
    Array.from({ length: asOf - day(first) }, (_, index) => {
      const date = day(first) + index;
      const isFair = fairs.some((start) => date >= start - 6 && date <= start);
      return (30 + ((index * 7 + item * 3) % 5)) * (isFair ? 3 : 1);
    }),
  ),
);
const events = [
  makeEvent("Fair", fairs, { daysBefore: 6 }),
  makeEvent("Closed", [day("2025-11-20")], { source: "own", uplift: 0 }),
  makeEvent("Opening", [day("2025-11-10")], { source: "own" }),
  makeEvent("Far away", [day("2026-06-01")], { source: "own" }),
  makeEvent("State day", [day("2025-11-12")], { source: "public" }),
];
const shop = shopData(sales, {
  leadTimes: [leadTimeRecord({ meanDays: 21, sdDays: 4 })],
  stock: [{ sku: "A", location: "", onHand: 10, onOrder: null, backorders: 0, allocated: 0 }],
});

async function rowOf(bucket: "day" | "week" = "day"): Promise<PlanRow> {
  const frame = demandFrame(shop.ledger, { bucket });
  const settings = settingsOf(shop, { bucket: frame.grid.kind });
  const rows = await planAll(prepareShop(shop, frame, { settings, events }), settings, { jobs: 1 });
  const row = rows.find(({ sku }) => sku === "A");
  if (row === undefined) throw new Error("no row of A");
  return row;
}

describe("the season in a row's evidence", () => {
  it.each(["day", "week"] as const)("splits lead-time demand in base and events, by %s", async (bucket) => {
    const row = await rowOf(bucket);
    const season = row.evidence.season!;
    const { level, bucketsAhead } = row.evidence.forecast;
    expect(season.plainBuckets + season.eventBuckets).toBeCloseTo(bucketsAhead, 9);
    expect(level * bucketsAhead).toBeCloseTo(row.leadTimeDemand, 6);
    expect(row.eventUplift).toBeCloseTo(1 + season.eventBuckets / season.plainBuckets, 9);
    const parts = season.events.reduce((sum, { buckets }) => sum + buckets, 0);
    expect(parts).toBeCloseTo(season.eventBuckets, 2);
  });

  it("names each event of the interval with what it rests on", async () => {
    const { events: parts } = (await rowOf()).evidence.season!;
    expect(parts.map(({ name }) => name)).toEqual(["Closed", "Fair"]);
    expect(parts[0]).toMatchObject({ uplift: 0, buckets: 0, given: 0 });
    expect(parts[1]?.uplift).toBeGreaterThan(2.5);
    expect(parts[1]?.unitsObserved).toBeCloseTo(7 * 32 * 3, -2);
    expect(parts[1]).toMatchObject({ years: 1, day: day("2025-12-02") });
  });

  it("names events that were never seen, and flags the row; public holidays aside", async () => {
    const row = await rowOf();
    expect(row.evidence.season?.unseen).toEqual(["Opening"]);
    expect(row.flags).toContain("event-unseen");
  });

  it("tells the weekdays where the data has them", async () => {
    expect((await rowOf()).evidence.season?.weekdays).toHaveLength(7);
  });

  it("is in the reason when it drives the order", async () => {
    expect((await rowOf()).reason).toMatch(/Fair makes demand 1\.\d times the usual/);
  });
});

const season: SeasonEvidence = {
  ...{ weekdays: null, dayOfMonth: 1, weekOfYear: 1, openBuckets: 40, plainBuckets: 40, eventBuckets: 0 },
  ...{ events: [], unseen: [] },
};

function part(name: string, buckets: number): EventPart {
  return {
    ...{ name, buckets, day: 0, end: 0, from: 0, to: 0, uplift: 2, given: null, isEstimated: false },
    ...{ unitsObserved: 1, unitsExpected: 1, years: 1, ownWeight: 1 },
  };
}

describe("the events that drive an order", () => {
  it("are those that make up a third of what all add", () => {
    const parts = [part("Thanksgiving", 3), part("Christmas", 22), part("Black Friday", 15)];
    expect(eventDrive({ ...season, eventBuckets: 40, events: parts })).toEqual({
      names: ["Christmas", "Black Friday"],
      uplift: 2,
    });
  });

  it("are at least the strongest", () => {
    const parts = ["A", "B", "C", "D"].map((name, index) => part(name, 2 + index / 10));
    expect(eventDrive({ ...season, eventBuckets: 8.6, events: parts })?.names).toEqual(["D"]);
  });

  it("may take demand away", () => {
    expect(eventDrive({ ...season, eventBuckets: -10, events: [part("Fast", -10)] })).toEqual({
      names: ["Fast"],
      uplift: 0.75,
    });
  });

  it("are none when they change demand by less than a fifth, or nothing is open", () => {
    expect(eventDrive({ ...season, eventBuckets: 7.9, events: [part("A", 7.9)] })).toBeNull();
    expect(eventDrive({ ...season, plainBuckets: 0, events: [] })).toBeNull();
  });

  it("are named whatever the numbers, each but once", () => {
    const parts = fc.array(
      fc.tuple(fc.constantFrom("A", "B", "C"), fc.double({ min: -20, max: 60, noNaN: true })),
    );
    fc.assert(
      fc.property(parts, (pairs) => {
        const events = pairs.map(([name, buckets]) => part(name, buckets));
        const eventBuckets = events.reduce((sum, { buckets }) => sum + buckets, 0);
        const drive = eventDrive({ ...season, eventBuckets, events });
        expect(drive === null).toBe(Math.abs(eventBuckets) < 8 || events.length === 0);
        expect(new Set(drive?.names).size).toBe(drive?.names.length ?? 0);
      }),
    );
  });
});
