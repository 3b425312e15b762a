import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LeadTime, leadTimeDistribution } from "../../src/lead-time/distribution.ts";

function mean({ days, probabilities }: LeadTime): number {
  return days.reduce((sum, day, index) => sum + day * (probabilities[index] ?? 0), 0);
}

function sd(leadTime: LeadTime): number {
  const m = mean(leadTime);
  return Math.sqrt(
    leadTime.days.reduce((sum, day, index) => sum + (day - m) ** 2 * (leadTime.probabilities[index] ?? 0), 0),
  );
}

describe("a lead time with a mean and no deviation", () => {
  it("is that day for certain", () => {
    expect(leadTimeDistribution({ meanDays: 14 })).toEqual({
      meanDays: 14,
      sdDays: 0,
      minDays: 14,
      maxDays: 14,
      longestDays: 14,
      days: [14],
      probabilities: [1],
    });
    expect(leadTimeDistribution({ meanDays: 0, sdDays: 0 }).days).toEqual([0]);
  });

  it("splits a fraction of a day over the two days beside it, so that the mean is kept", () => {
    const leadTime = leadTimeDistribution({ meanDays: 4.25, sdDays: null });
    expect(leadTime.days).toEqual([4, 5]);
    expect(leadTime.probabilities).toEqual([0.75, 0.25]);
    expect(mean(leadTime)).toBe(4.25);
  });

  it("keeps a quoted maximum as the longest day, though it does not say how often it is reached", () => {
    const leadTime = leadTimeDistribution({ meanDays: 10, maxDays: 21 });
    expect(leadTime.days).toEqual([10]);
    expect(leadTime.longestDays).toBe(21);
  });
});

describe("a lead time with a mean and a deviation", () => {
  it("is a gamma on whole days with that mean and deviation", () => {
    const leadTime = leadTimeDistribution({ meanDays: 14, sdDays: 4 });
    expect(mean(leadTime)).toBeCloseTo(14, 4);
    // Whole days add the variance of a uniform day, 1/12 (Sheppard's correction).
    expect(sd(leadTime)).toBeCloseTo(Math.sqrt(16 + 1 / 12), 3);
    expect(leadTime.meanDays).toBe(14);
    expect(leadTime.sdDays).toBe(4);
  });

  it("is, with deviation equal to the mean, the exponential: P(0) = 1 - exp(-0.5/mean)", () => {
    const leadTime = leadTimeDistribution({ meanDays: 5, sdDays: 5 });
    expect(leadTime.days[0]).toBe(0);
    expect(leadTime.probabilities[0]).toBeCloseTo(1 - Math.exp(-0.1), 5);
    expect(leadTime.probabilities[3]).toBeCloseTo(Math.exp(-0.5) - Math.exp(-0.7), 5);
    expect(leadTime.maxDays).toBe(Math.round(-5 * Math.log(1e-6)));
    // P(L <= k) = 1 - exp(-(k + 0.5) / 5) reaches .99 at k = 22.5.
    expect(leadTime.longestDays).toBe(23);
  });

  it("is cut at the quoted ends and scaled to 1", () => {
    const leadTime = leadTimeDistribution({ meanDays: 10, sdDays: 6, minDays: 7.5, maxDays: 14.2 });
    expect(leadTime.days).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(leadTime.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(leadTime.longestDays).toBe(15);
  });

  it("is the mean for certain when the deviation is next to nothing", () => {
    expect(leadTimeDistribution({ meanDays: 14, sdDays: 1e-9 }).days).toEqual([14]);
    expect(leadTimeDistribution({ meanDays: 14, sdDays: 0.01 }).days).toEqual([14]);
  });
});

describe("a lead time with a minimum and a maximum", () => {
  it("is every whole day between them alike when no mean is quoted", () => {
    const leadTime = leadTimeDistribution({ minDays: 5, maxDays: 7 });
    expect(leadTime.days).toEqual([5, 6, 7]);
    expect(leadTime.probabilities).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(leadTime.meanDays).toBe(6);
    expect(leadTime.sdDays).toBeCloseTo(Math.sqrt((3 ** 2 - 1) / 12), 12);
  });

  it("is uniform too when the quoted mean is in the middle, and leans towards it when not", () => {
    expect(leadTimeDistribution({ meanDays: 6, minDays: 5, maxDays: 7 }).probabilities).toEqual([
      1 / 3,
      1 / 3,
      1 / 3,
    ]);
    // A die with mean 4.5: Jaynes's own example of maximum entropy (1957; these six numbers in his
    // Where do we stand on maximum entropy?, 1978).
    const die = leadTimeDistribution({ meanDays: 4.5, minDays: 1, maxDays: 6 });
    const published = [0.05435, 0.07877, 0.11416, 0.16545, 0.23977, 0.34749];
    for (const [index, probability] of published.entries()) {
      expect(die.probabilities[index]).toBeCloseTo(probability, 5);
    }
  });

  it("is one day when the ends meet", () => {
    expect(leadTimeDistribution({ minDays: 3, maxDays: 3 }).days).toEqual([3]);
    expect(leadTimeDistribution({ meanDays: 3, sdDays: 2, minDays: 3, maxDays: 3 }).days).toEqual([3]);
    expect(leadTimeDistribution({ meanDays: 5, minDays: 5, maxDays: 9 }).days).toEqual([5]);
  });
});

describe("a quote that cannot be", () => {
  it.each([
    [{ meanDays: -1 }, "meanDays must be in [0, 3650], got -1"],
    [{ meanDays: Number.NaN }, "meanDays must be in [0, 3650], got NaN"],
    [{ meanDays: 5, sdDays: Number.POSITIVE_INFINITY }, "sdDays must be in [0, 3650], got Infinity"],
    [{ minDays: 5, maxDays: 4 }, "minDays must be at most maxDays (4), got 5"],
    [{ meanDays: 3, minDays: 5, maxDays: 8 }, "meanDays must be in [5, 8], got 3"],
    [{ meanDays: 0, sdDays: 2 }, "sdDays must be 0 when meanDays is 0, got 2"],
    [{ maxDays: 5 }, "a lead time needs meanDays, or minDays and maxDays"],
  ])("%j is refused: %s", (quoted, message) => {
    expect(() => leadTimeDistribution(quoted)).toThrow(new RangeError(message));
  });
});

it("any quote gives ascending whole days whose probabilities sum to 1", () => {
  const numbers = { noNaN: true, noDefaultInfinity: true };
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 200, ...numbers }),
      fc.double({ min: 0, max: 100, ...numbers }),
      fc.boolean(),
      (meanDays, sdDays, cut) => {
        const ends = cut ? { minDays: meanDays / 2, maxDays: meanDays * 1.5 } : {};
        const leadTime = leadTimeDistribution({ meanDays, sdDays, ...ends });
        const { days, probabilities } = leadTime;
        expect(days.length).toBe(probabilities.length);
        expect(days.every((day, index) => Number.isInteger(day) && day > (days[index - 1] ?? -1))).toBe(true);
        expect(probabilities.every((probability) => probability >= 0)).toBe(true);
        expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});
