import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLeadTime, leadTimeTable } from "../../src/lead-time/match.ts";

function row(sku: string, supplier: string, meanDays: number | null) {
  return { sku, supplier, meanDays, minDays: null, maxDays: null };
}

const table = leadTimeTable([
  row("A-100", "Acme", 5),
  row("A-100", "", 6),
  row("", "Acme", 7),
  row("*", "*", 8),
]);

describe("the lead time of an item", () => {
  it.each([
    ["A-100", "Acme", 5, "sku+supplier"],
    ["A-100", "Bolt", 6, "sku"],
    ["B-200", "Acme", 7, "supplier"],
    ["B-200", "Bolt", 8, "*"],
    ["B-200", "", 8, "*"],
    ["A-100", "", 6, "sku"],
  ])("%s from supplier %s takes %i days, found by %s", (sku, supplier, meanDays, source) => {
    const match = findLeadTime(table, { sku, supplier });
    expect(match?.row.meanDays).toBe(meanDays);
    expect(match?.source).toBe(source);
    expect(match?.isSupplierAssumed).toBe(false);
  });

  it("takes the supplier from the row when the item names none and no row names the SKU alone", () => {
    const named = leadTimeTable([
      row("A", "Acme", 5),
      row("A", "Bolt", 9),
      row("A", "Cog", 9),
      row("", "", 30),
    ]);
    expect(findLeadTime(named, { sku: "A", supplier: "" })).toEqual({
      row: row("A", "Bolt", 9),
      source: "sku+supplier",
      isSupplierAssumed: true,
    });
    expect(findLeadTime(named, { sku: "A", supplier: "Dyno" })?.source).toBe("*");
  });

  it("is the longest of the table, with source none, when no row matches", () => {
    const short = [row("A", "", 5), { ...row("B", "", null), minDays: 10, maxDays: 20 }, row("", "Acme", 14)];
    const match = findLeadTime(leadTimeTable(short), { sku: "C", supplier: "Bolt" });
    expect(match?.source).toBe("none");
    expect(match?.row.sku).toBe("B");
  });

  it("is unknown when the table is empty", () => {
    expect(findLeadTime(leadTimeTable([]), { sku: "A", supplier: "" })).toBeUndefined();
  });

  it("does not take a supplier called like a SKU, or an item without a SKU, for the other", () => {
    const mixed = leadTimeTable([row("X", "", 3), row("", "Y", 4)]);
    expect(findLeadTime(mixed, { sku: "Y", supplier: "X" })?.source).toBe("none");
  });
});

it("the order of rows with different keys never matters", () => {
  const rows = [row("A", "S", 1), row("A", "", 2), row("", "S", 3), row("", "", 4), row("B", "T", 5)];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(rows, { minLength: rows.length }),
      fc.constantFrom("A", "B", "C"),
      fc.constantFrom("S", "T", ""),
      (shuffled, sku, supplier) => {
        expect(findLeadTime(leadTimeTable(shuffled), { sku, supplier })).toEqual(
          findLeadTime(leadTimeTable(rows), { sku, supplier }),
        );
      },
    ),
    { seed: 1 },
  );
});
