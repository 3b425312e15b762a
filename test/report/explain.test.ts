import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanRow } from "../../src/plan/row.ts";
import { explainRow, explanationOf } from "../../src/report/explain.ts";
import type { ExplainLine } from "../../src/report/explain-line.ts";
import { standardNormalQuantile } from "../../src/stats/standard-normal.ts";
import { checkEquations, consistentRow, explained } from "./explain-arithmetic.ts";
import { joined, sampleRow } from "./sample-row.ts";

const sources = { asOf: 20_516 };

function lines(row: PlanRow): readonly ExplainLine[] {
  return explanationOf(row, sources).sections.flatMap((section) => section.lines);
}

describe("an explanation", () => {
  const row = sampleRow({ orderQuantity: 72, orderValue: 234 });

  it("goes from demand to decision", () => {
    expect(explanationOf(row, sources).sections.map((section) => section.heading)).toEqual([
      "Demand",
      "Forecast",
      "Lead time",
      "Season and events",
      "Lead-time demand",
      "Safety stock",
      "Reorder point",
      "Order",
      "Dates",
      "Flags",
      "What would change the decision",
    ]);
  });

  it("prints each equation with names, numbers and result", () => {
    expect(explained(row)).toContain(
      [
        "  inventory_position = on_hand - allocated + on_order - backorders",
        "                     = 40 - 2 + 24 - 2",
        "                     = 60 units",
      ].join("\n"),
    );
    expect(explained(row)).toContain(
      [
        "  in whole packs = ceil(quantity / pack_size) * pack_size",
        "                 = ceil(65 / 24) * 24",
        "                 = 72 units",
      ].join("\n"),
    );
  });

  it("says where numbers come from", () => {
    const text = joined(
      explainRow(row, {
        asOf: 20_516,
        files: { stock: "shop/stock.csv" },
        serviceLevelOrigin: "restock.json",
      }),
    );
    expect(text).toContain("(lead-times.csv, line 2; matched by SKU and supplier)");
    expect(text).toContain("on_hand: 40 units  (shop/stock.csv)");
    expect(text).toContain("95 % of review intervals without a stock-out; restock.json");
  });

  it("computes again to what it prints", () => {
    expect(checkEquations(row)).toEqual([
      "protection_days",
      "without events",
      "by events",
      "lead_time_demand",
      "daily_demand",
      "safety_stock",
      "reorder_point",
      "order_up_to",
      "inventory_position",
      "need",
      "EOQ",
      "lot",
      "wanted",
      "within the maximum",
      "at least the MOQ",
      "in whole packs",
      "order_value",
    ]);
  });

  it("computes again for any row, by any method", () => {
    fc.assert(
      fc.property(consistentRow, (any) => {
        expect(checkEquations(any).length).toBeGreaterThanOrEqual(4);
      }),
      { numRuns: 300 },
    );
  });

  it("ends its steps at the row's order quantity", () => {
    fc.assert(
      fc.property(consistentRow, (any) => {
        const steps = lines(any);
        const at = steps.findIndex((line) => line.label === "order_quantity");
        const before = steps[at - 1];
        expect(Number.parseFloat(steps[at]?.result ?? "")).toBe(any.orderQuantity);
        if (before?.formula !== undefined && before.label !== "inventory_position") {
          expect(Number.parseFloat(before.result)).toBe(any.orderQuantity);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("tells what each event adds, with what that rests on", () => {
    const text = explained(row);
    expect(text).toContain("  weekday: Mon 0.8, Tue 0.7, Wed 0.9, Thu 0.9, Fri 1.1, Sat 1.5, Sun 1.1");
    expect(text).toContain(
      "  Black Friday: x 2.4, 2026-03-05 to 2026-03-07: +4.8 buckets  (61 sold where 24.2 were usual, in 2 years; 35 % its own, the rest its group's)",
    );
    expect(text).toContain("  Stocktaking: x 0.5, 2026-03-13: -0.5 buckets  (told by the events file)");
    expect(text).toContain("  Lunar New Year: x 1  (no day of it in the history: nothing is added for it)");
  });

  it("leaves season and events out for a method that does not look at them", () => {
    const flat = { ...row, evidence: { ...row.evidence, season: null } };
    const headings = explanationOf(flat, sources).sections.map(({ heading }) => heading);
    expect(headings).not.toContain("Season and events");
    expect(checkEquations(flat)).toContain("lead_time_demand");
    expect(explained(flat)).toContain("level * open buckets");
  });

  it("prints no product for a method whose forecast is none", () => {
    const forecast = { ...row.evidence.forecast, bucketsAhead: 5 };
    const sum = { ...row, evidence: { ...row.evidence, forecast } };
    const text = explained(sum);
    expect(text).toContain("lead_time_demand: 87.0988 units  (the sum of the method's forecasts");
    expect(checkEquations(sum)).not.toContain("by events");
  });

  it("shows z for the normal method", () => {
    const policy = { ...row.evidence.policy, safetyStockMethod: "normal" as const };
    const text = explained(sampleRow({ evidence: { ...row.evidence, policy } }));
    expect(text).toContain(`  z: ${standardNormalQuantile(0.95).toPrecision(6)}`);
    expect(text).toContain("= 1.64485 * 18.7654");
  });

  it("says how far the decision is from changing", () => {
    expect(explained(row)).toContain("no order: with a position above 119: more than 59 units above today's");
    const calm = sampleRow({ inventoryPosition: 130, orderQuantity: 0, action: "ok", orderBy: 20_520 });
    expect(explained(calm)).toContain(
      "order: at a position of 119 or less: 11 units fewer than now  (expected: 2026-03-08)",
    );
  });

  it("says so when the stock is not known, and for dormant items", () => {
    const unknown = sampleRow({ onHand: null, onOrder: null, inventoryPosition: null, orderQuantity: null });
    expect(explained(unknown)).toContain("order_quantity: not known  (the item's stock is not known)");
    const dormant = sampleRow({ action: "dormant", orderQuantity: 0 });
    expect(explained(dormant)).toContain("order_quantity: 0 units  (dormant items are not ordered)");
  });

  it("lets no control byte of the data through", () => {
    const hostile = "\u001b[2J";
    const text = explained(sampleRow({ sku: hostile, name: hostile, reason: hostile, flags: [hostile] }));
    expect(text).not.toContain("\u001b");
  });
});
