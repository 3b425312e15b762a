import fc from "fast-check";
import { sampleStandardDeviation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { dailyDemand } from "../../src/inventory/daily-demand.ts";

function open(units: readonly number[]) {
  return { units, exposure: units.map(() => 1), daysPerBucket: 1 };
}

describe("daily demand", () => {
  it("counts days without a sale and takes the sample deviation (10 every 10 days for 360: mean 1, sd 3.004)", () => {
    // OCA/stock-logistics-orderpoint, stock_orderpoint_safety_stock tests; theirs is the population's, 3.
    const sales = Array.from({ length: 360 }, (_, day) => (day % 10 === 0 ? 10 : 0));
    const demand = dailyDemand(open(sales));
    expect(demand.mean).toBe(1);
    expect(demand.sd).toBeCloseTo(Math.sqrt((36 * 81 + 324) / 359), 12);
    expect(demand.sd).toBeCloseTo(3.0042, 4);
    expect(demand.max).toBe(10);
  });

  it("leaves closed buckets out", () => {
    const demand = dailyDemand({ units: [4, 99, 6], exposure: [1, 0, 1], daysPerBucket: 1 });
    expect(demand).toEqual({ mean: 5, sd: Math.SQRT2, max: 6 });
  });

  it("scales a bucket by its exposure: 10 sold in a month, out of stock half of it, is a demand of 20", () => {
    const month = dailyDemand({ units: [10], exposure: [0.5], daysPerBucket: 30.4375 });
    expect(month.mean * 30.4375).toBeCloseTo(20, 12);
  });

  it("takes a week as seven independent days", () => {
    const demand = dailyDemand({ units: [70, 84], exposure: [1, 1], daysPerBucket: 7 });
    expect(demand.mean).toBe(11);
    expect(demand.sd * Math.sqrt(7)).toBeCloseTo(sampleStandardDeviation([70, 84]), 12);
    expect(demand.max).toBe(12);
  });

  it("is 0 without a history, without deviation for one bucket, and 0 when nothing was sold", () => {
    expect(dailyDemand(open([]))).toEqual({ mean: 0, sd: 0, max: 0 });
    expect(dailyDemand({ units: [5], exposure: [0], daysPerBucket: 1 })).toEqual({ mean: 0, sd: 0, max: 0 });
    expect(dailyDemand(open([5]))).toEqual({ mean: 5, sd: 0, max: 5 });
    expect(dailyDemand(open([0, 0, 0]))).toEqual({ mean: 0, sd: 0, max: 0 });
  });

  it("refuses arrays of different lengths", () => {
    expect(() => dailyDemand({ units: [1, 2], exposure: [1], daysPerBucket: 1 })).toThrow(
      "exposure must have 2 buckets like units, got 1",
    );
    expect(() => dailyDemand({ ...open([1]), daysPerBucket: 0 })).toThrow(RangeError);
  });

  it("scales with the unit", () => {
    const sales = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(sales, (units) => {
        const one = dailyDemand(open(units));
        const dozen = dailyDemand(open(units.map((count) => 12 * count)));
        expect(dozen.mean).toBeCloseTo(12 * one.mean, 8);
        expect(dozen.sd).toBeCloseTo(12 * one.sd, 8);
        expect(dozen.max).toBe(12 * one.max);
        expect(one.sd).toBeCloseTo(sampleStandardDeviation(units), 8);
      }),
      { seed: 1 },
    );
  });
});
