import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printedCell } from "../../src/report/column.ts";
import { planColumns } from "../../src/report/columns.ts";
import { anyRow, sampleRow } from "./sample-row.ts";

function printed(name: string, row = sampleRow()) {
  const column = planColumns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`no column ${name}`);
  return printedCell(column, row);
}

describe("the plan's columns", () => {
  it("stand in the order of the manual", () => {
    expect(planColumns.map((column) => column.name).join(", ")).toBe(
      "sku, location, name, supplier, category, abc, xyz, pattern, method, on_hand, on_order, backorders, inventory_position, " +
        "daily_demand, review_days, lead_time_days, lead_time_sd_days, lead_time_demand, lead_time_demand_sd, next_event, event_date, event_uplift, " +
        "service_level, safety_stock, reorder_point, order_up_to, order_quantity, order_by, arrives_on, days_of_cover, stockout_date, " +
        "stockout_risk, lost_units, excess_units, unit_cost, order_value, action, reason, flags",
    );
  });

  it("say in one sentence what they hold", () => {
    for (const column of planColumns) expect(column.doc).toMatch(/^\S.*\.$/);
  });

  it("round computed numbers to six digits and leave given ones alone", () => {
    expect(printed("daily_demand")).toBe(5.12346);
    expect(printed("on_hand", sampleRow({ onHand: 1234.56789 }))).toBe(1234.56789);
    expect(printed("order_quantity", sampleRow({ orderQuantity: 12_345_678 }))).toBe(12_345_678);
  });

  it("write days as dates and what cannot be told as null", () => {
    expect(printed("order_by")).toBe("2026-03-04");
    expect(printed("order_by", sampleRow({ orderBy: null }))).toBeNull();
    expect(printed("action", sampleRow({ action: null }))).toBeNull();
  });

  it("refuse a number that is not one, by the column's name", () => {
    expect(() => printed("lost_units", sampleRow({ lostUnits: Number.NaN }))).toThrow(
      "lost_units must be finite, got NaN",
    );
  });

  it("print a reorder point that is the sum of what stands beside it", () => {
    expect(printed("lead_time_demand")).toBe(87.0988);
    expect(printed("safety_stock")).toBe(31.9012);
    expect(printed("reorder_point")).toBe(119);
    fc.assert(
      fc.property(anyRow(), (row) => {
        const sum = Number(printed("lead_time_demand", row)) + Number(printed("safety_stock", row));
        const scale = Math.max(1, Math.abs(row.leadTimeDemand), Math.abs(row.reorderPoint));
        expect(Math.abs(sum - Number(printed("reorder_point", row)))).toBeLessThanOrEqual(1e-9 * scale);
      }),
    );
  });
});
