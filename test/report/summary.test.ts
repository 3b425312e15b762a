import { describe, expect, it } from "vitest";
import { summarizePlan, summaryLine, summaryObject } from "../../src/report/summary.ts";
import { sampleRow } from "./sample-row.ts";

const nothingDue = { action: "ok", orderQuantity: 0, orderValue: 0 } as const;

describe("the closing line", () => {
  it("counts items, orders with their value, expedites and rejected rows", () => {
    const rows = [
      ...Array.from({ length: 1167 }, () => sampleRow(nothingDue)),
      ...Array.from({ length: 33 }, () => sampleRow({ orderValue: 340 })),
      ...Array.from({ length: 4 }, () => sampleRow({ action: "expedite", orderValue: 280 })),
    ];
    expect(summaryLine(summarizePlan(rows, 2))).toBe(
      "1,204 items: 37 to order (12,340), 4 to expedite; 2 rows rejected",
    );
  });

  it("says one item, and leaves out what there is none of", () => {
    expect(summaryLine(summarizePlan([sampleRow(nothingDue)], 1))).toBe("1 item: 0 to order; 1 row rejected");
    expect(summaryLine(summarizePlan([]))).toBe("0 items: 0 to order");
  });

  it("does not pass an unknown cost off as nothing", () => {
    const rows = [sampleRow({ orderValue: 12.5 }), sampleRow({ orderValue: null })];
    expect(summaryLine(summarizePlan(rows))).toBe("2 items: 2 to order (12.5 and 1 without cost)");
    expect(summaryLine(summarizePlan([sampleRow({ orderValue: null })]))).toBe("1 item: 1 to order");
  });

  it("says that without stock nothing can be ordered", () => {
    const row = sampleRow({ onHand: null, inventoryPosition: null, orderQuantity: null, action: null });
    expect(summaryLine(summarizePlan([row]))).toBe("1 item: stock not known, nothing ordered");
  });
});

describe("the summary of json", () => {
  it("counts every action, in the order of urgency", () => {
    const summary = summaryObject(summarizePlan([sampleRow(), sampleRow(nothingDue)]));
    expect(summary).toEqual({
      items: 2,
      to_order: 1,
      order_units: 96,
      order_value: 312,
      orders_without_value: 0,
      actions: { expedite: 0, order: 1, soon: 0, overstock: 0, ok: 1, dormant: 0 },
      rejected_rows: 0,
    });
  });
});
