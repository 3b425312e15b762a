import { describe, expect, it } from "vitest";
import type { BucketKind } from "../../src/calendar/bucket.ts";
import type { CalendarEvent } from "../../src/calendar/event.ts";
import { demandFrame } from "../../src/demand/frame.ts";
import { itemAhead } from "../../src/plan/future.ts";
import { learnDemand } from "../../src/plan/learn-demand.ts";
import { dailySales, day, shopData } from "./make-shop.ts";

/** Twelve weeks from a Monday on, closed on Sundays. */
const sales = dailySales(
  "A",
  "2024-01-08",
  Array.from({ length: 84 }, (_, index) => (index % 7 === 6 ? 0 : 40)),
);

function ahead(bucket: BucketKind, buckets: number, events: readonly CalendarEvent[] = []) {
  const shop = shopData(sales);
  const frame = demandFrame(shop.ledger, { bucket, asOf: day("2024-04-01") });
  const { future } = learnDemand(shop, frame, { events, daysAhead: 7 * 31 });
  return itemAhead(future, { sku: "A", location: "", category: "" }, { buckets, doubtBuckets: buckets });
}

function closure(iso: string): CalendarEvent {
  const span = { start: day(iso), end: day(iso), daysBefore: 0, daysAfter: 0 };
  const scope = { sku: "", category: "", location: "" };
  const occurrence = { ...span, uplift: 0, isEstimated: false, scope };
  return { name: "Stocktaking", source: "own", isFixedDate: false, occurrences: [occurrence] };
}

describe("the buckets ahead", () => {
  it("are open for 1 on an open day, for 0 on a weekday found closed", () => {
    expect([...ahead("day", 8).open]).toEqual([1, 1, 1, 1, 1, 1, 0, 1]);
  });

  it("are open for the share of open days of a week, of a mean month", () => {
    for (const share of ahead("week", 2).open) expect(share * 7).toBeCloseTo(6, 9);
    expect(ahead("month", 1).open[0]! * 30.4375).toBeCloseTo(30 - 4, 9);
    expect([...ahead("month", 0).open]).toEqual([]);
  });

  it("let expect nothing on a day that the user closes", () => {
    const closed = ahead("day", 3, [closure("2024-04-02")]);
    expect([...closed.open]).toEqual([1, 0, 1]);
    expect(closed.exposure[1]).toBe(0);
    expect(closed.plain[1]).toBe(0);
  });
});
