import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { fitShop } from "../../src/seasonality/fit-shop.ts";
import { setGroupRatios } from "../../src/seasonality/group-events.ts";
import { day } from "../demand/make-ledger.ts";
import { makeEvent, makeShop } from "./make-season.ts";

const from = day("2024-01-01");
const { frame, items } = makeShop([{ sku: "A", units: () => 1 }], { from, to: from + 100 });
const fair = makeEvent("Fair", [from + 50], { daysBefore: 21 });
const shop = fitShop(items, seasonalCalendar([fair], { from, to: from + 100, frame }));
const bands = shop.groupBandCount;

function ratiosOf(
  observed: readonly number[],
  expected: readonly number[],
  priors: readonly [number, number] = [10, 30],
): { readonly whole: number; readonly bands: readonly number[] } {
  const target = { whole: new Float64Array(1), bands: new Float64Array(bands) };
  const shrinkage = {
    events: [{ prior: priors[0], yearVariance: 0 }],
    bands: [{ prior: priors[1], yearVariance: 0 }],
  };
  const own = { observed: Float64Array.from(observed), expected: Float64Array.from(expected) };
  setGroupRatios(target, own, {
    shop,
    row: 0,
    factors: new Float64Array(bands).fill(1),
    layer: null,
    shrinkage,
  });
  return { whole: target.whole[0]!, bands: [...target.bands] };
}

describe("how a group differs from its parent in an event", () => {
  it("is told of the event as a whole first, then of its bands: a worked example", () => {
    expect(bands).toBe(4);
    // 50 units where 20 were expected: (50 + 10) / (20 + 10) = 2; then the second band (30 + 30) / (20 + 30).
    const { whole, bands: ofBands } = ratiosOf([20, 30, 0, 0], [10, 10, 0, 0]);
    expect(whole).toBe(2);
    expect(ofBands).toEqual([2, 2.4, 2, 2].map((ratio) => expect.closeTo(ratio, 12)));
  });

  it("is nothing where nothing was seen", () => {
    expect(ratiosOf([0, 0, 0, 0], [0, 0, 0, 0])).toEqual({ whole: 1, bands: [1, 1, 1, 1] });
  });

  it("moves all bands by what little was seen, and is no uplift learned from one unit", () => {
    const { whole, bands: ofBands } = ratiosOf([0, 1, 0, 0], [0.05, 0.05, 0.05, 0.05]);
    expect(whole).toBeLessThan(1.1);
    expect(Math.max(...ofBands)).toBeLessThan(1.15);
  });

  it("lies between the parent's factor and the group's own", () => {
    const units = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(units, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (sold, usual) => {
        const { whole } = ratiosOf([sold, 0, 0, 0], [usual, 0, 0, 0]);
        expect(whole).toBeGreaterThanOrEqual(Math.min(1, sold / usual) - 1e-9);
        expect(whole).toBeLessThanOrEqual(Math.max(1, sold / usual) + 1e-9);
      }),
    );
  });
});
