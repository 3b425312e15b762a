import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smoothWeeks } from "../../src/seasonality/smooth-weeks.ts";

const week = (values: Readonly<Record<number, number>>): Float64Array =>
  Float64Array.from({ length: 52 }, (_, index) => values[index] ?? 0);
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe("smoothing round the year", () => {
  it("gives a quarter to each neighbour, those of December in January", () => {
    const usual = week({}).fill(1);
    const { observed } = smoothWeeks({ observed: week({ 0: 8 }), expected: usual });
    expect([observed[50], observed[51], observed[0], observed[1], observed[2]]).toEqual([0, 2, 4, 2, 0]);
  });

  it("fills weeks of which nothing is known from those beside them", () => {
    const known = week({}).fill(10);
    for (const gap of [47, 48, 49, 50, 51]) known[gap] = 0;
    const { observed, expected } = smoothWeeks({
      observed: known.map((value) => value * 2),
      expected: known,
    });
    expect(expected.includes(0)).toBe(false);
    for (let index = 0; index < 52; index++) expect(observed[index]! / expected[index]!).toBeCloseTo(2, 12);
  });

  it("stays 0 where nothing at all is known", () => {
    expect(sum(smoothWeeks({ observed: week({}), expected: week({}) }).expected)).toBe(0);
  });

  it("keeps the sum when every week is known", () => {
    const amounts = fc.array(fc.double({ min: 0.1, max: 1e6, noNaN: true }), {
      minLength: 52,
      maxLength: 52,
    });
    fc.assert(
      fc.property(amounts, (values) => {
        const given = Float64Array.from(values);
        expect(sum(smoothWeeks({ observed: given, expected: given }).observed) / sum(given)).toBeCloseTo(
          1,
          9,
        );
      }),
    );
  });
});
