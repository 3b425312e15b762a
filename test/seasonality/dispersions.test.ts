import { describe, expect, it } from "vitest";
import { firstDispersions, updateDispersions } from "../../src/seasonality/dispersions.ts";
import { seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { fitShop } from "../../src/seasonality/fit-shop.ts";
import { day } from "../demand/make-ledger.ts";
import { makeShop } from "./make-season.ts";

const from = day("2024-01-01");

function first(units: readonly number[], weekly = false): { dispersion: number; piece: number } {
  const length = units.length * (weekly ? 7 : 1);
  const to = from + length;
  const sales = (date: number): number =>
    weekly ? ((date - from) % 7 === 0 ? (units[(date - from) / 7] ?? 0) : 0) : (units[date - from] ?? 0);
  const { frame, items } = makeShop([{ sku: "A", units: sales }], { from, to, weekly });
  const { dispersions, pieces } = firstDispersions(fitShop(items, seasonalCalendar([], { from, to, frame })));
  return { dispersion: dispersions[0] ?? Number.NaN, piece: pieces[0] ?? Number.NaN };
}

describe("the dispersion of a SKU", () => {
  it("is told from the changes between neighbouring days: a worked example", () => {
    // Changes of 4, half their squares 8; (4 * 8 + 10 * 16) / (4 + 8 + 4 + 8 + 10 * 4), but not below a piece of 4.
    expect(first([8, 4, 8, 4, 8])).toEqual({ dispersion: 4, piece: 4 });
    // Changes of 1 and 9: (0.5 + 40.5 + 10) / (11 + 2 + 10).
    expect(first([10, 11, 2]).dispersion).toBeCloseTo(51 / 23, 10);
  });

  it("is told from whole weeks where rows are weeks", () => {
    expect(first([10, 11, 2, 2, 2], true).dispersion).toBeCloseTo((0.5 + 40.5 + 10) / (17 + 10), 6);
  });

  it("is 1 where nothing ever changes", () => {
    expect(first([5, 5, 5, 5])).toEqual({ dispersion: 1, piece: Infinity });
  });

  it("scales with the unit that sales are counted in", () => {
    const units = [3, 7, 2, 8, 8, 1];
    const one = first(units);
    const dozens = first(units.map((amount) => amount * 12));
    expect(dozens.dispersion).toBeCloseTo(12 * one.dispersion, 9);
    expect(dozens.piece).toBeCloseTo(12 * one.piece, 9);
  });

  it("is told anew from errors, and stays where there are none", () => {
    // In units of the dispersion 2: e^2 = 30 * 4, m = 10 * 2; (120 + 10) / (20 + 10).
    const errors = { observed: Float64Array.of(30, 0), expected: Float64Array.of(10, 0) };
    const found = updateDispersions(Float64Array.of(2, 3), Float64Array.of(1, 1), errors);
    expect([...found]).toEqual([130 / 30, 3]);
  });
});
