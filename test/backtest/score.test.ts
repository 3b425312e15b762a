import { describe, expect, it } from "vitest";
import { actualDemand } from "../../src/backtest/known-demand.ts";
import { accuracyRow, type ScoredForecast, scoreForecast } from "../../src/backtest/score.ts";
import { accuracyLevels, scaledPinball } from "../../src/forecast/accuracy.ts";

const horizons = [
  { days: 7, buckets: 7 },
  { days: 14, buckets: 14 },
];
const quantiles = [6, 8, 10, 11, 13, 15];
const past = {
  index: 4,
  training: { units: new Float64Array(0), meanDemand: 2, naiveError: 1.5 },
  actuals: [10, null],
};

describe("one forecast", () => {
  it("is scored by the pinball loss over mean demand, and scaled by the naive error", () => {
    const scored = scoreForecast(past, { mean: 7, quantiles }, { origin: 99, horizons, horizon: 0 });
    expect(scored).toEqual({
      item: 4,
      origin: 99,
      forecast: 7,
      actual: 10,
      quantiles,
      loss: scaledPinball(quantiles, 10, { meanDemand: 2, buckets: 7 }),
      scale: 1.5 * 7,
    });
  });

  it("is not scored where the item was out of stock meanwhile", () => {
    expect(scoreForecast(past, { mean: 7, quantiles }, { origin: 99, horizons, horizon: 1 })).toBeNull();
  });
});

describe("what came", () => {
  const demand = {
    firstDay: 100,
    microUnits: Float64Array.of(1e6, 2e6, 0, 4e6),
    counts: Uint8Array.of(1, 1, 0, 1),
    summary: {
      firstSale: 100,
      lastSale: 103,
      totalUnits: 7,
      unitsLast365: 7,
      cancelledUnits: 0,
      unmatchedUnits: 0,
    },
  };

  it("is the net demand of the days", () => {
    expect(actualDemand(demand, 100, 102)).toBe(3);
    expect(actualDemand(demand, 103, 104)).toBe(4);
    expect(actualDemand(demand, 90, 101)).toBe(1);
    expect(actualDemand(demand, 90, 95)).toBe(0);
  });

  it("is not known where the item was out of stock on one of them", () => {
    expect(actualDemand(demand, 100, 104)).toBeNull();
  });
});

describe("the accuracy of a method", () => {
  const base = { item: 1, origin: 50, quantiles, loss: 0.2, scale: 5 };
  const forecasts: readonly ScoredForecast[] = [
    { ...base, forecast: 10, actual: 12 },
    { ...base, item: 2, forecast: 8, actual: 5, loss: 0.4, scale: 0 },
    { ...base, origin: 78, forecast: 3, actual: 3, loss: 0.6 },
  ];

  it("sums errors over demand, and averages losses over forecasts", () => {
    const row = accuracyRow({ method: "naive", horizonDays: 7 }, forecasts);
    expect(row).toMatchObject({ method: "naive", horizonDays: 7, items: 2, origins: 2 });
    expect(row?.wape).toBeCloseTo(5 / 20, 12);
    expect(row?.bias).toBeCloseTo(1 / 20, 12);
    expect(row?.scaledPinball).toBeCloseTo(0.4, 12);
    // The forecast of scale 0 is left out.
    expect(row?.mase).toBeCloseTo((2 / 5 + 0 / 5) / 2, 12);
  });

  it("counts the outcomes within each quantile", () => {
    const row = accuracyRow({ method: "naive", horizonDays: "all" }, forecasts);
    expect(row?.coverage).toHaveLength(accuracyLevels.length);
    // 12, 5 and 3 against 6, 8, 10, 11, 13 and 15.
    expect(row?.coverage).toEqual([2 / 3, 2 / 3, 2 / 3, 2 / 3, 1, 1]);
  });

  it("is none without forecasts", () => {
    expect(accuracyRow({ method: "naive", horizonDays: 7 }, [])).toBeNull();
  });
});
