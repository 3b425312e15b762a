import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstDay, lastDay } from "../../src/calendar/day.ts";
import { DemandLedger, microUnitsPerUnit } from "../../src/demand/ledger.ts";
import { day, makeLedger } from "./make-ledger.ts";

function demandOf(ledger: DemandLedger, item: number, until = lastDay + 1): [number, number][] {
  const cells: [number, number][] = [];
  ledger.eachDemand(item, until, (any, microUnits) => cells.push([any, microUnits]));
  return cells;
}

describe("ledger", () => {
  it("adds up the rows of an item and day exactly: 0.1 + 0.2 is 0.3", () => {
    const ledger = makeLedger([
      { day: 10, units: 0.1 },
      { day: 10, units: 0.2 },
    ]);
    expect(demandOf(ledger, 0)).toEqual([[10, 0.3 * microUnitsPerUnit]]);
  });

  it("keeps an item for each pair of SKU and location, sorted by code unit whatever came first", () => {
    const ledger = new DemandLedger();
    const pairs = [
      ["b", "x"],
      ["a", "y"],
      ["é", ""],
      ["B", "x"],
      ["a", "x"],
      ["b", "x"],
    ] as const;
    const indexes = pairs.map(([sku, location]) => ledger.itemIndex(sku, location));
    expect(indexes).toEqual([0, 1, 2, 3, 4, 0]);
    expect(ledger.items.map(({ sku, location }) => sku + location)).toEqual(["Bx", "ax", "ay", "bx", "é"]);
  });

  it("keeps names apart that plain objects would trip over", () => {
    const ledger = new DemandLedger();
    expect(ledger.itemIndex("__proto__", "constructor")).toBe(0);
    expect(ledger.itemIndex("constructor", "__proto__")).toBe(1);
    expect(ledger.itemIndex("", "")).toBe(2);
  });

  it("keeps returns apart from demand and counts their rows", () => {
    const ledger = makeLedger([
      { day: 5, units: 3 },
      { day: 5, units: -1 },
      { day: 6, units: -0 },
    ]);
    const returns: number[] = [];
    ledger.eachReturn(0, lastDay + 1, (any, microUnits) => returns.push(any, microUnits));
    expect(demandOf(ledger, 0)).toEqual([[5, 3 * microUnitsPerUnit]]);
    expect(returns).toEqual([5, microUnitsPerUnit]);
    expect([ledger.rows, ledger.returnRows]).toEqual([3, 1]);
  });

  it("only counts rows on or after as-of", () => {
    const asOf = day("2026-03-04");
    const ledger = makeLedger(
      [
        { day: asOf - 1, units: 1 },
        { day: asOf, units: 2, inStock: false },
        { day: asOf + 9, units: -2 },
      ],
      asOf,
    );
    ledger.addValue(0, asOf, 70_000);
    ledger.addValue(0, asOf - 1, 50_000);
    expect(demandOf(ledger, 0)).toEqual([[asOf - 1, microUnitsPerUnit]]);
    expect([ledger.rows, ledger.rowsLeftOut, ledger.returnRows]).toEqual([1, 2, 0]);
    expect(ledger.distinctDays).toEqual([asOf - 1]);
    expect(ledger.outOfStockDays(0)).toEqual([]);
    expect(ledger.valueOf(0)).toBe(5);
  });

  it("holds the first and the last day that are accepted", () => {
    const ledger = makeLedger([
      { day: lastDay, units: 1 },
      { day: firstDay, units: 2 },
    ]);
    expect(demandOf(ledger, 0).map(([any]) => any)).toEqual([firstDay, lastDay]);
    expect(ledger.distinctDays).toEqual([firstDay, lastDay]);
  });

  it("marks days out of stock, each once", () => {
    const ledger = makeLedger([{ day: 100, units: 1 }]);
    const days = [0, 31, 32, 63, 64, 2047, 2048, lastDay];
    for (const any of [...days, ...days]) {
      ledger.markOutOfStock(0, any);
    }
    expect(ledger.outOfStockDays(0)).toEqual(days);
    expect(ledger.isOutOfStock(0, 31)).toBe(true);
    expect(ledger.isOutOfStock(0, 30)).toBe(false);
    expect(ledger.isOutOfStock(7, 31)).toBe(false);
  });

  it("adds up revenue less returns", () => {
    const ledger = makeLedger([{ day: 1, units: 1 }]);
    ledger.addValue(0, 1, 1_000);
    ledger.addValue(0, 1, 2_000);
    ledger.addValue(0, 2, -1_500);
    expect(ledger.valueOf(0)).toBe(0.15);
    expect(ledger.valueOf(99)).toBe(0);
  });

  it("refuses sums too large to be exact", () => {
    const ledger = makeLedger(Array.from({ length: 10 }, (_, index) => ({ day: index, units: 1e9 })));
    expect(() => ledger.finish()).toThrow(
      new RangeError("demand of A must add up to at most 9007199254, got 10000000000"),
    );
    const returned = makeLedger(Array.from({ length: 10 }, () => ({ day: 0, units: -1e9 })));
    expect(() => returned.finish()).toThrow("returns of A");
    const dear = makeLedger([{ day: 0, units: 1 }]);
    dear.addValue(0, 0, 9e15);
    dear.addValue(0, 0, 9e15);
    expect(() => dear.finish()).toThrow("revenue of A");
    expect(() => makeLedger([{ day: 0, units: 9e9 }]).finish()).not.toThrow();
  });

  it("agrees with adding up in a map, whatever the items, days and order", () => {
    const rows = fc.array(
      fc.record({ sku: fc.constantFrom("A", "B", "C"), day: fc.nat(lastDay), units: fc.nat(1_000) }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(rows, (some) => {
        const ledger = makeLedger(some);
        for (const { index, sku } of ledger.items) {
          const sums = new Map<number, number>();
          for (const row of some.filter((one) => one.sku === sku && one.units > 0)) {
            sums.set(row.day, (sums.get(row.day) ?? 0) + row.units * microUnitsPerUnit);
          }
          expect(demandOf(ledger, index)).toEqual([...sums].sort(([a], [b]) => a - b));
        }
      }),
    );
  });

  it("keeps a stray early date beside thousands of items", () => {
    const ledger = new DemandLedger();
    for (let item = 0; item < 2_000; item += 1) {
      ledger.add(ledger.itemIndex(`S${item}`, ""), 20_000, 1);
    }
    expect(demandOf(ledger, 1_999)).toEqual([[20_000, 1]]);
    ledger.add(1_999, 3, 5);
    expect(demandOf(ledger, 1_999)).toEqual([
      [3, 5],
      [20_000, 1],
    ]);
  });
});
