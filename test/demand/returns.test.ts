import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelReturns, type DatedUnits } from "../../src/demand/returns.ts";

const none: DatedUnits = { days: [], microUnits: [] };

describe("returns", () => {
  it("cancel the latest demand first", () => {
    const netted = cancelReturns({ days: [0, 1], microUnits: [5, 3] }, { days: [2], microUnits: [4] });
    expect(netted).toEqual({ microUnits: [4, 0], cancelledMicroUnits: 4, unmatchedMicroUnits: 0 });
  });

  it("cancel demand of their own day, never of a later one", () => {
    const netted = cancelReturns({ days: [1, 3], microUnits: [2, 9] }, { days: [1], microUnits: [5] });
    expect(netted).toEqual({ microUnits: [0, 9], cancelledMicroUnits: 2, unmatchedMicroUnits: 3 });
  });

  it("do not cancel twice", () => {
    const netted = cancelReturns(
      { days: [0, 2], microUnits: [4, 1] },
      { days: [1, 2, 3], microUnits: [3, 3, 1] },
    );
    expect(netted).toEqual({ microUnits: [0, 0], cancelledMicroUnits: 5, unmatchedMicroUnits: 2 });
  });

  it("without demand are unmatched, and demand without returns stays as it is", () => {
    expect(cancelReturns(none, { days: [1], microUnits: [5] }).unmatchedMicroUnits).toBe(5);
    expect(cancelReturns({ days: [1], microUnits: [5] }, none).microUnits).toEqual([5]);
  });

  const dated = fc
    .uniqueArray(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 50 })), { selector: ([day]) => day })
    .map((pairs) => pairs.toSorted(([a], [b]) => a - b))
    .map((pairs): DatedUnits => ({ days: pairs.map(([d]) => d), microUnits: pairs.map(([, m]) => m) }));
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

  it("take back one unit at a time from the latest day that still has one", () => {
    fc.assert(
      fc.property(dated, dated, (demand, returns) => {
        const left = new Map(demand.days.map((day, index) => [day, demand.microUnits[index] ?? 0]));
        let unmatched = 0;
        for (const [index, returnDay] of returns.days.entries()) {
          for (let unit = 0; unit < (returns.microUnits[index] ?? 0); unit += 1) {
            const latest = demand.days.findLast((day) => day <= returnDay && (left.get(day) ?? 0) > 0);
            if (latest === undefined) {
              unmatched += 1;
            } else {
              left.set(latest, (left.get(latest) ?? 0) - 1);
            }
          }
        }
        expect(cancelReturns(demand, returns)).toEqual({
          microUnits: [...left.values()],
          cancelledMicroUnits: sum(returns.microUnits) - unmatched,
          unmatchedMicroUnits: unmatched,
        });
      }),
    );
  });
});
