import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FatalError } from "../../src/errors.ts";
import { parseSort, selectColumns } from "../../src/report/column-choice.ts";
import { planColumns } from "../../src/report/columns.ts";
import { nearestName } from "../../src/report/nearest.ts";
import { matcher, type RowSelection, selectRows } from "../../src/report/select.ts";
import { sortRows } from "../../src/report/sort.ts";
import { anyRow, sampleRow } from "./sample-row.ts";

const everything: RowSelection = { only: "all", suppliers: [], skus: [], excludedSkus: [] };

const rows = [
  sampleRow({ sku: "b", action: "ok", supplier: "Z" }),
  sampleRow({ sku: "a", action: "order", supplier: "Z", orderValue: 10 }),
  sampleRow({ sku: "c", action: "expedite", supplier: "Z", orderValue: null }),
  sampleRow({ sku: "d", action: "order", supplier: "A", orderValue: 99 }),
  sampleRow({ sku: "e", action: null, supplier: "A", orderValue: 5 }),
  sampleRow({ sku: "f", action: "overstock", supplier: "A", orderValue: 7 }),
];

function skus(selected: readonly { readonly sku: string }[]): string {
  return selected.map((row) => row.sku).join("");
}

function hintOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof FatalError) return `${error.message} | ${error.hint}`;
  }
  throw new Error("expected a FatalError");
}

describe("selecting rows", () => {
  it("counts expedite among the orders", () => {
    expect(skus(selectRows(rows, { ...everything, only: "order" }))).toBe("acd");
    expect(skus(selectRows(rows, { ...everything, only: "urgent" }))).toBe("c");
    expect(skus(selectRows(rows, { ...everything, only: "overstock" }))).toBe("f");
    expect(skus(selectRows(rows, everything))).toBe("bacdef");
  });

  it("takes suppliers and SKUs exactly or by pattern, and leaves excluded ones out", () => {
    expect(skus(selectRows(rows, { ...everything, suppliers: ["A"] }))).toBe("def");
    expect(skus(selectRows(rows, { ...everything, skus: ["a", "d*"], excludedSkus: ["d"] }))).toBe("a");
  });

  it("matches a star with anything and all else with itself", () => {
    expect(matcher(["A*Z"])("A.b.Z")).toBe(true);
    expect(matcher(["A*A"])("A")).toBe(false);
    expect(matcher(["a.c"])("abc")).toBe(false);
    expect(matcher(["*b*b*"])("xbyb")).toBe(true);
    expect(matcher(["*b*b*"])("xby")).toBe(false);
    expect(matcher([])("a")).toBe(false);
  });

  it("matches any text by itself with a star put anywhere in place of a part", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, from, to) => {
        const [start, end] = [from % (text.length + 1), to % (text.length + 1)].sort((a, b) => a - b);
        expect(matcher([`${text.slice(0, start)}*${text.slice(end)}`])(text)).toBe(true);
      }),
    );
  });
});

describe("choosing columns", () => {
  it("keeps the order named and drops repeats", () => {
    expect(selectColumns("reason, sku,reason", planColumns).map((column) => column.name)).toEqual([
      "reason",
      "sku",
    ]);
  });

  it("refuses an unknown name with the nearest one", () => {
    expect(hintOf(() => selectColumns("sku,ordr_by", planColumns))).toBe(
      '--columns: there is no column "ordr_by" | did you mean order_by?',
    );
    expect(hintOf(() => selectColumns("xyzzy-plugh", planColumns))).toContain("columns are sku, location");
    expect(hintOf(() => selectColumns(" , ", planColumns))).toContain("names no column");
  });
});

describe("sorting", () => {
  it("puts first what cannot wait, then supplier and SKU", () => {
    expect(skus(sortRows(rows))).toBe("cdafbe");
  });

  it("follows the keys, and puts what cannot be told last either way", () => {
    expect(skus(sortRows(rows, parseSort("order_value:desc", planColumns)))).toBe("bdafec");
    expect(skus(sortRows(rows, parseSort("supplier, sku:desc", planColumns)))).toBe("fedcba");
    expect(skus(sortRows(rows, parseSort("action", planColumns)))).toBe("cdafbe");
  });

  it("refuses unknown columns and directions", () => {
    expect(hintOf(() => parseSort("order_vlue", planColumns))).toContain("did you mean order_value?");
    expect(hintOf(() => parseSort("sku:up", planColumns))).toBe(
      '--sort: "sku:up" is no way to sort | say column, column:asc or column:desc',
    );
  });

  it("does not depend on the order of the rows", () => {
    const distinct = fc.uniqueArray(anyRow(), {
      selector: (row) => `${row.sku}\n${row.location}`,
      maxLength: 8,
    });
    fc.assert(
      fc.property(distinct, (list) => {
        expect(sortRows(list.toReversed())).toEqual(sortRows(list));
      }),
      { numRuns: 30 },
    );
  });
});

describe("the nearest name", () => {
  it("forgives a slip of the finger but does not guess", () => {
    expect(nearestName("skü", ["sku", "supplier"])).toBe("sku");
    expect(nearestName("leadtimes", ["lead-times", "sales"])).toBe("lead-times");
    expect(nearestName("quantity", ["sku"])).toBeUndefined();
    expect(nearestName("", ["sku"])).toBeUndefined();
  });
});
