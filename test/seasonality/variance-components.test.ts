import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pair } from "../../src/seasonality/pair.ts";
import { sharedVariance } from "../../src/seasonality/shared-variance.ts";
import { addChild, foldYears, shrinkage, varianceSums } from "../../src/seasonality/variance-components.ts";

const byDay = { prior: 10, isByDay: true };

/** Eight children that sell `observed` by year where their parent lets expect 100 in each. */
function eightChildren(observedOf: (child: number) => readonly number[]): ReturnType<typeof varianceSums> {
  const sums = varianceSums();
  for (let child = 0; child < 8; child++) {
    const observed = Float64Array.from(observedOf(child));
    const years = observed.length;
    const expected = new Float64Array(years).fill(100);
    addChild(sums, { observed, expected, years, columns: 1, from: 0, to: 1, factors: null, scale: 1 });
  }
  return sums;
}

describe("how groups differ from their parent", () => {
  it("is what comes again in every year: a worked example", () => {
    // Half of the children sell 120 in both years, half 80: e = 20 or -20 each year.
    // tau^2 = (40^2 - 2 * 20^2) / (200^2 - 2 * 100^2) = 800 / 20000; what a year adds: (400 - 100) / 100^2 - tau^2 < 0.
    const { prior, yearVariance } = shrinkage(
      eightChildren((child) => (child % 2 === 0 ? [120, 120] : [80, 80])),
      byDay,
    );
    expect(prior).toBeCloseTo(25, 10);
    expect(yearVariance).toBe(0);
  });

  it("is nothing where one year takes back what the other gave", () => {
    // tau^2 = (0 - 2 * 50^2) / 20000 < 0; omega^2 = (50^2 - 100) / 100^2.
    const { prior, yearVariance } = shrinkage(
      eightChildren((child) => (child % 2 === 0 ? [150, 50] : [50, 150])),
      byDay,
    );
    expect(prior).toBe(1e6);
    expect(yearVariance).toBeCloseTo(0.24, 10);
  });

  it("is told from one year alone by what exceeds chance", () => {
    // tau^2 = (20^2 - 100) / 100^2
    const { prior, yearVariance } = shrinkage(
      eightChildren((child) => [child % 2 === 0 ? 120 : 80]),
      byDay,
    );
    expect(prior).toBeCloseTo(1 / 0.03, 10);
    expect(yearVariance).toBe(0);
  });

  it("is taken for the usual where fewer than eight sums tell, or weeks and months do", () => {
    expect(shrinkage(varianceSums(), byDay)).toEqual({ prior: 10, yearVariance: 0 });
    const sums = eightChildren(() => [120, 120]);
    expect(shrinkage(sums, { prior: 30, isByDay: false })).toEqual({ prior: 30, yearVariance: 0 });
  });

  it("never weighs a parent below two units", () => {
    expect(
      shrinkage(
        eightChildren((child) => (child === 0 ? [9e6, 9e6] : [0, 0])),
        byDay,
      ).prior,
    ).toBe(2);
  });
});

describe("years added up", () => {
  it("tell no more than 1 / omega^2 units each: a worked example", () => {
    const source = { observed: Float64Array.of(300, 20), expected: Float64Array.of(100, 10) };
    const target = pair(1);
    const fold = { years: 2, columns: 1, row: 0, to: 0, factors: Float64Array.of(2) };
    foldYears(source, target, { ...fold, yearVarianceOf: () => 0.05 });
    // Weights 1 / (1 + .05 * 200) and 1 / (1 + .05 * 20).
    expect(target.observed[0]).toBeCloseTo(300 / 11 + 20 / 2, 10);
    expect(target.expected[0]).toBeCloseTo(100 / 11 + 10 / 2, 10);
  });

  it("are their sums where years do not differ", () => {
    const amounts = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, (values) => {
        const source = { observed: Float64Array.from(values), expected: Float64Array.from(values) };
        const target = pair(1);
        const fold = { years: values.length, columns: 1, row: 0, to: 0, factors: null };
        foldYears(source, target, { ...fold, yearVarianceOf: () => 0 });
        const sum = values.reduce((total, value) => total + value, 0);
        expect(target.observed[0]).toBeCloseTo(sum, 4);
      }),
    );
  });
});

describe("what the items of a shop share", () => {
  it("is the variance of the shop's days beyond that of chance", () => {
    // Two days of 100 expected: 120 and 80; sum (400 - 100) / (2 * 100^2).
    const days = { observed: Float64Array.of(120, 80), expected: Float64Array.of(100, 100) };
    expect(sharedVariance(days)).toBeCloseTo(0.03, 12);
  });

  it("is never below none, and none where nothing was expected", () => {
    expect(sharedVariance({ observed: Float64Array.of(100), expected: Float64Array.of(100) })).toBe(0);
    expect(sharedVariance(pair(3))).toBe(0);
  });
});
