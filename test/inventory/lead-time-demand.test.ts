import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { totalDemandDistribution } from "../../src/forecast/demand-distribution.ts";
import { demandScenarios, leadTimeDemand } from "../../src/inventory/lead-time-demand.ts";
import { leadTimeDistribution } from "../../src/lead-time/distribution.ts";
import { createRandom } from "../../src/stats/random.ts";
import { demandOf, steadyDemand } from "./steady-demand.ts";

const daily = { bucketsAhead: (days: number) => days };
const days14 = leadTimeDistribution({ meanDays: 14 });

describe("lead-time demand", () => {
  // stockpyl 0bae176c, tests/test_demand_source.py:1163 and :1169: N(50, 8), lead times 4 and 5.5
  it.each([
    [4, 200, 16],
    [5.5, 275, 8 * Math.sqrt(5.5)],
  ])("over %d periods of N(50, 8) has mean %d and deviation %d", (leadDays, mean, sd) => {
    const forecast = steadyDemand(50, 64);
    const leadTime = {
      ...leadTimeDistribution({ meanDays: leadDays }),
      days: [leadDays],
      probabilities: [1],
    };
    const demand = leadTimeDemand({ forecast, leadTime, reviewDays: 0, ...daily });
    expect(demand.mean).toBeCloseTo(mean, 9);
    expect(Math.sqrt(demand.variance)).toBeCloseTo(sd, 9);
  });

  it("has King's moments when the lead time varies: L sd_d^2 + d^2 sd_L^2", () => {
    // NeoPrimate/IEOR af7b2d8b, safety_stock.typ: d = 33, L = 14, sd_d = 5, sd_L = 3 gives 100.8
    const leadTime = leadTimeDistribution({ minDays: 11, maxDays: 17 });
    const demand = leadTimeDemand({ forecast: steadyDemand(33, 25), leadTime, reviewDays: 0, ...daily });
    expect(demand.mean).toBeCloseTo(33 * 14, 9);
    expect(demand.variance).toBeCloseTo(14 * 25 + 33 ** 2 * leadTime.sdDays ** 2, 6);
    const gamma = leadTimeDistribution({ meanDays: 14, sdDays: 3 });
    const learned = leadTimeDemand({
      forecast: steadyDemand(33, 25),
      leadTime: gamma,
      reviewDays: 0,
      ...daily,
    });
    // Whole days add 1/12 to the variance of the lead time.
    expect(Math.sqrt(learned.variance)).toBeCloseTo(Math.sqrt(14 * 25 + 33 ** 2 * (9 + 1 / 12)), 1);
    expect(Math.sqrt(14 * 25 + 33 ** 2 * 9)).toBeCloseTo(100.8, 1);
  });

  it("covers lead time and review period", () => {
    const demand = leadTimeDemand({
      forecast: steadyDemand(3, 5),
      leadTime: days14,
      reviewDays: 7,
      ...daily,
    });
    expect(demand.mean).toBe(63);
    expect(demand.variance).toBe(105);
    expect(demand.protectionDays).toBe(21);
  });

  it("over a certain lead time is the forecast's own distribution", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (mean, dispersion, units) => {
          const forecast = steadyDemand(mean, mean * dispersion);
          const demand = leadTimeDemand({ forecast, leadTime: days14, reviewDays: 7, ...daily });
          const own = totalDemandDistribution(forecast.total(21));
          expect(demand.distribution.cdf(units)).toBe(own.cdf(units));
          expect(demand.distribution.quantile(0.95)).toBe(own.quantile(0.95));
        },
      ),
      { seed: 1 },
    );
  });

  it("is a mixture over the lead time, as simulation finds", () => {
    const leadTime = leadTimeDistribution({ meanDays: 10, sdDays: 5 });
    const forecast = steadyDemand(2, 6);
    const { distribution } = leadTimeDemand({ forecast, leadTime, reviewDays: 7, ...daily });
    const random = createRandom(1, "lead-time demand");
    const draws = 40_000;
    const reached = { 30: 0, 45: 0, 60: 0 };
    for (let draw = 0; draw < draws; draw++) {
      let index = 0;
      for (let u = random.next(); u > leadTime.probabilities[index]!; index++)
        u -= leadTime.probabilities[index]!;
      const units = totalDemandDistribution(forecast.total(leadTime.days[index]! + 7)).sample(random);
      if (units <= 30) reached[30]++;
      if (units <= 45) reached[45]++;
      if (units <= 60) reached[60]++;
    }
    // Four standard errors of a proportion from 40,000 draws are at most .01.
    expect(Math.abs(distribution.cdf(30) - reached[30] / draws)).toBeLessThan(0.01);
    expect(Math.abs(distribution.cdf(45) - reached[45] / draws)).toBeLessThan(0.01);
    expect(Math.abs(distribution.cdf(60) - reached[60] / draws)).toBeLessThan(0.01);
  });

  it("knows of a peak inside the lead time, whatever the season today", () => {
    // Snow shovels on 15 November: 1 a day now, 7 a day from day 10 on, 21 days of lead time. A
    // reorder point of the season alone (27) would call a stock of 30 enough.
    const peak = (buckets: number) => buckets + 6 * Math.max(0, buckets - 10);
    const forecast = demandOf((buckets) => ({ mean: peak(buckets), variance: peak(buckets) }));
    const leadTime = leadTimeDistribution({ meanDays: 21 });
    const demand = leadTimeDemand({ forecast, leadTime, reviewDays: 0, ...daily });
    expect(demand.mean).toBe(21 + 6 * 11);
    expect(demand.distribution.quantile(0.95)).toBeGreaterThan(87);
  });

  it("is nothing over no days and without demand", () => {
    const now = leadTimeDistribution({ meanDays: 0 });
    const none = leadTimeDemand({ forecast: steadyDemand(3, 5), leadTime: now, reviewDays: 0, ...daily });
    expect([none.mean, none.variance, none.distribution.quantile(0.95)]).toEqual([0, 0, 0]);
    const dead = leadTimeDemand({ forecast: steadyDemand(0, 0), leadTime: days14, reviewDays: 7, ...daily });
    expect([dead.mean, dead.variance, dead.distribution.quantile(0.99)]).toEqual([0, 0, 0]);
  });

  it("refuses a negative review period", () => {
    expect(() =>
      leadTimeDemand({ forecast: steadyDemand(1, 1), leadTime: days14, reviewDays: -1, ...daily }),
    ).toThrow("reviewDays must be finite and at least 0, got -1");
  });
});

describe("the scenarios of a wide lead-time distribution", () => {
  const leadTime = leadTimeDistribution({ meanDays: 120, sdDays: 40 });
  const forecast = steadyDemand(2, 9);
  const options = { forecast, leadTime, reviewDays: 7, ...daily };

  it("are at most 64, with the probabilities, mean and variance of all its days", () => {
    expect(leadTime.days.length).toBeGreaterThan(300);
    const scenarios = demandScenarios(options);
    expect(scenarios.length).toBeLessThanOrEqual(64);
    expect(scenarios.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    const { mean, variance } = leadTimeDemand(options);
    const leadMean = leadTime.days.reduce((sum, day, index) => sum + day * leadTime.probabilities[index]!, 0);
    const leadVariance = leadTime.days.reduce(
      (sum, day, index) => sum + (day - leadMean) ** 2 * leadTime.probabilities[index]!,
      0,
    );
    expect(mean).toBeCloseTo(2 * (leadMean + 7), 8);
    expect(variance).toBeCloseTo(9 * (leadMean + 7) + 4 * leadVariance, 6);
  });

  it("move no quantile by more than one unit in a thousand", () => {
    const { distribution } = leadTimeDemand(options);
    const exact = (units: number) =>
      leadTime.days.reduce(
        (sum, day, index) =>
          sum + leadTime.probabilities[index]! * totalDemandDistribution(forecast.total(day + 7)).cdf(units),
        0,
      );
    for (const level of [0.5, 0.9, 0.95, 0.99, 0.999]) {
      const units = distribution.quantile(level);
      expect(exact(units * 1.001 + 1)).toBeGreaterThanOrEqual(level);
      expect(exact(units * 0.999 - 1)).toBeLessThan(level);
    }
  });
});
