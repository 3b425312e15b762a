import { describe, expect, it } from "vitest";
import { readTexts } from "./shop-texts.ts";

const sales = "date,sku,quantity\n2026-03-01,A,2\n2026-03-02,B,1\n";
const locatedSales = "date,sku,location,quantity\n2026-03-01,A,Oslo,2\n2026-03-02,A,Bergen,1\n";
const items = "sku,category\nA,Kitchen\nB,Bath\nOLD,Kitchen\n";
const day = (iso: string): number => Date.parse(iso) / 86_400_000;

async function readEvents(events: string, texts: object = {}, options: object = {}) {
  return readTexts({ sales, ...texts, events }, options);
}

describe("the events file", () => {
  it("is read with all its columns, past and years to come", async () => {
    const shop = await readEvents(
      "event,start,end,uplift,days_before,days_after,sku,category,location\n" +
        "Spring  sale,2026-03-01,2026-03-07,1.5,2,3,A,Kitchen,\nSpring sale,2031-03-01,2031-03-07,,,,,,\n",
      { items },
    );
    expect(shop.diagnostics).toEqual([]);
    expect(shop.events).toEqual([
      {
        event: "Spring sale",
        ...{ start: day("2026-03-01"), end: day("2026-03-07"), daysBefore: 2, daysAfter: 3, uplift: 1.5 },
        ...{ sku: "A", category: "Kitchen", location: "", country: "" },
      },
      {
        event: "Spring sale",
        ...{ start: day("2031-03-01"), end: day("2031-03-07"), daysBefore: null, daysAfter: null },
        ...{ uplift: null, sku: "", category: "", location: "", country: "" },
      },
    ]);
  });

  it("lasts a day where the end is blank", async () => {
    const { events } = await readEvents("Name,Date,Until\nFair,2026-05-01,\n");
    expect(events).toMatchObject([{ event: "Fair", start: day("2026-05-01"), end: day("2026-05-01") }]);
  });

  it("takes * for all and an uplift of 0 for closed", async () => {
    const { events } = await readEvents(
      "promo,from,to,factor,sku,store\nClosed,2026-05-01,2026-05-01,0,*,*\n",
    );
    expect(events).toMatchObject([{ uplift: 0, sku: "", location: "" }]);
  });

  it("may name what is in any file, sold or not", async () => {
    const stock = "sku,on_hand\nNEW,3\n";
    const shop = await readEvents("event,start,end,sku\nFair,2026-05-01,,OLD\nFair,2026-05-01,,NEW\n", {
      ...{ items, stock },
    });
    expect(shop.diagnostics).toEqual([]);
    expect(shop.events.map(({ sku }) => sku)).toEqual(["OLD", "NEW"]);
  });

  it("may name what is sold no more, in rows that are over before the first sale", async () => {
    const shop = await readEvents("event,start,end,sku\nFair,2026-02-01,2026-02-28,GONE\n");
    expect(shop.diagnostics).toEqual([]);
  });

  it("reaches a location of the sales, and is a mistake at another", async () => {
    const events = "event,start,end,location\nFair,2026-05-01,,Bergen\nFair,2026-05-01,,Berge\n";
    const shop = await readEvents(events, { sales: locatedSales });
    expect(shop.diagnostics).toMatchObject([
      { code: "unknown-location", line: 3, hint: 'did you mean "Bergen"?' },
    ]);
  });

  it("keeps a row with a surprising uplift, with a warning in its place", async () => {
    const shop = await readEvents("event,start,end,uplift\nFair,2026-05-01,,50\n");
    expect(shop.events).toHaveLength(1);
    expect(shop.mustStop).toBe(false);
    expect(shop.diagnostics).toMatchObject([
      { severity: "warning", code: "large-uplift", line: 2, column: 18, hint: "for 50 % more write 1.5" },
    ]);
  });

  it("goes on without its bad rows where those are set aside, and a warning is none", async () => {
    const rows: string[] = [];
    const rejects = { write: async ({ row }: { row: string }) => void rows.push(row) };
    const events = "event,start,end,uplift\nFair,2026-05-01,,50\nFair,2026-05-02,2026-05-01,\n";
    const shop = await readEvents(events, {}, { rejects });
    expect(rows).toEqual(["Fair,2026-05-02,2026-05-01,"]);
    expect([shop.rejectedRows, shop.events.length, shop.mustStop]).toEqual([1, 1, false]);
  });

  it("means the same in any order of rows, overlaps too", async () => {
    const lines = ["Sale,2026-05-01,2026-05-03", "Sale,2026-05-09,2026-05-12", "Sale,2026-05-04,2026-05-08"];
    const joined = async (order: readonly string[]) => readEvents(`event,start,end\n${order.join("\n")}\n`);
    const clash = "sale,2026-05-08,2026-05-09";
    for (const order of [lines, lines.toReversed()]) {
      expect((await joined(order)).diagnostics).toEqual([]);
      expect((await joined([...order, clash])).diagnostics).toMatchObject([{ code: "overlapping-event" }]);
    }
  });
});
