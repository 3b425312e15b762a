import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemDemand } from "../../src/demand/item-demand.ts";
import { microUnitsPerUnit } from "../../src/demand/ledger.ts";
import { maskZeroRuns } from "../../src/demand/zero-runs.ts";

const firstDay = 18_000;
const daily = { spacing: { kind: "day", label: "start" } } as const;

/** An item with these units a day, open throughout. */
function itemOf(units: readonly number[]): ItemDemand {
  const total = units.reduce((sum, one) => sum + one, 0);
  return {
    firstDay,
    microUnits: Float64Array.from(units, (one) => one * microUnitsPerUnit),
    counts: new Uint8Array(units.length).fill(1),
    summary: {
      firstSale: firstDay,
      lastSale: firstDay + units.length - 1,
      totalUnits: total,
      unitsLast365: total,
      cancelledUnits: 0,
      unmatchedUnits: 0,
    },
  };
}

/** Two units a day, but a day in three without sales. */
const steady = (days: number): readonly number[] => Array.from({ length: days }, (_, t) => [3, 0, 3][t % 3]!);
const none = (days: number): readonly number[] => new Array<number>(days).fill(0);
const countsOf = (units: readonly number[], options: Parameters<typeof maskZeroRuns>[1] = daily) =>
  maskZeroRuns(itemOf(units), options);

describe("maskZeroRuns", () => {
  it("masks a month without sales of an item that sells two a day, and says how absurd it is", () => {
    const { demand, runs } = countsOf([...steady(90), ...none(30), ...steady(90)]);
    expect(runs).toHaveLength(1);
    const { from, to, probability } = runs[0]!;
    expect([from - firstDay, to - firstDay]).toEqual([90, 120]);
    // Of 112 days beside it 74 had sales: an empty day has a chance of 1 - 74 / 113, far above 2^(-2).
    expect(Math.log(probability)).toBeCloseTo(30 * Math.log(1 - 74 / 113), 9);
    expect(demand.counts.subarray(90, 120).some((count) => count === 1)).toBe(false);
    expect(demand.counts.reduce((sum, count) => sum + count, 0)).toBe(180);
  });

  it("leaves two weeks alone: shorter runs may be chance", () => {
    expect(countsOf([...steady(90), ...none(14), ...steady(90)]).runs).toEqual([]);
  });

  it("leaves a slow item alone, whose month without sales is nothing unusual", () => {
    const slow = Array.from({ length: 120 }, (_, t) => (t % 9 === 0 ? 1 : 0));
    expect(countsOf([...slow, ...none(30), ...slow]).runs).toEqual([]);
  });

  it("leaves an item alone that sells a great deal at a time, but seldom", () => {
    const lumpy = Array.from({ length: 365 }, (_, t) => (t % 40 < 5 ? 200 : 0));
    expect(countsOf(lumpy).runs).toEqual([]);
  });

  it("leaves the run alone that is still going on", () => {
    expect(countsOf([...steady(90), ...none(60)]).runs).toEqual([]);
  });

  it("leaves the off-season of a Christmas item alone, in its first year and in later ones", () => {
    const year = [...none(300), ...steady(65)];
    const season = steady(65);
    for (const years of [1, 2, 3]) {
      const units = [...season, ...Array.from({ length: years }, () => year).flat()];
      expect(countsOf(units).runs).toEqual([]);
    }
  });

  it("leaves the winter of a garden item alone, stray sales at its end or not", () => {
    const winter = [...none(20), 1, ...none(40), 1, ...none(88)];
    const year = [...steady(215), ...winter];
    expect(countsOf([...year, ...year, ...steady(100)]).runs).toEqual([]);
    const bareYear = [...steady(215), ...none(150)];
    expect(countsOf([...bareYear, ...steady(100)]).runs).toEqual([]);
    expect(countsOf([...bareYear, ...bareYear, ...steady(100)]).runs).toEqual([]);
  });

  it("masks a long stock-out when the same time of another year had sales", () => {
    const { runs } = countsOf([...steady(400), ...none(120), ...steady(100)]);
    expect(runs.map(({ from, to }) => [from - firstDay, to - firstDay])).toEqual([[400, 520]]);
  });

  it("expects little where season and events do", () => {
    const units = [...steady(90), ...none(40), ...steady(90)];
    const factors = Float64Array.from(units, (_, t) => (t >= 90 && t < 130 ? 0.05 : 1));
    expect(countsOf(units, { ...daily, factors }).runs).toEqual([]);
    expect(countsOf(units, { ...daily, factors: new Float64Array(220).fill(3) }).runs).toHaveLength(1);
  });

  it("looks for runs in the weeks of weekly data", () => {
    const weeks = [...new Array<number>(20).fill(40), ...none(5), ...new Array<number>(20).fill(40)];
    const units = weeks.flatMap((week) => new Array<number>(7).fill(week / 7));
    const { runs } = countsOf(units, { spacing: { kind: "week", label: "end" } });
    expect(runs.map(({ from, to }) => [from - firstDay, to - firstDay])).toEqual([[140, 175]]);
    const oneWeek = [...units.slice(0, 140), ...none(7), ...units.slice(0, 140)];
    expect(countsOf(oneWeek, { spacing: { kind: "week", label: "end" } }).runs).toEqual([]);
  });

  it("passes over days that do not count", () => {
    const units = [...steady(90), ...none(40), ...steady(90)];
    const item = itemOf(units);
    const counts = item.counts.map((_, t) => (t >= 92 && t < 120 ? 0 : 1));
    expect(maskZeroRuns({ ...item, counts }, daily).runs).toEqual([]);
  });

  it("finds nothing in an item without demand", () => {
    expect(maskZeroRuns(itemOf([]), daily).runs).toEqual([]);
    expect(maskZeroRuns(itemOf([5]), daily).runs).toEqual([]);
  });

  it("masks only days without sales, in runs that are absurd, and leaves what it was given as it is", () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lengths, (gaps) => {
        const units = gaps.flatMap((gap) => [...steady(60), ...none(gap)]);
        const item = itemOf(units);
        const { demand, runs } = maskZeroRuns(item, daily);
        for (const [t, count] of demand.counts.entries()) if (count === 0) expect(units[t]).toBe(0);
        for (const { probability } of runs) expect(probability).toBeLessThan(1e-6);
        expect(item.counts.includes(0)).toBe(false);
      }),
    );
  });
});
