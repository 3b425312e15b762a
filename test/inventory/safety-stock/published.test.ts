import { describe, expect, it } from "vitest";
import { economicOrderQuantity } from "../../../src/inventory/economic-order-quantity.ts";
import { criticalRatio } from "../../../src/inventory/newsvendor.ts";
import { daysOfCoverLevels } from "../../../src/inventory/safety-stock/days-of-cover.ts";
import { kingLevels } from "../../../src/inventory/safety-stock/king.ts";
import { maxAverageLevels } from "../../../src/inventory/safety-stock/max-average.ts";
import { normalLevels } from "../../../src/inventory/safety-stock/normal.ts";
import { quantileLevels } from "../../../src/inventory/safety-stock/quantile.ts";
import { leadTimeDistribution } from "../../../src/lead-time/distribution.ts";
import { normal } from "../../../src/stats/normal.ts";
import { poisson } from "../../../src/stats/poisson.ts";
import { standardNormalCdf } from "../../../src/stats/standard-normal.ts";
import { textbookInput } from "../steady-demand.ts";

describe("king's rule against published safety stocks", () => {
  it.each([
    // SAP IBP learning, z-factor lesson: 41 and 72 are 41.12 and 71.22 rounded up
    ["SAP, review 1", { daily: 100, sd: 25, leadDays: 0, reviewDays: 1, serviceLevel: 0.95 }, 41.12],
    [
      "SAP, lead time 2, review 1",
      { daily: 100, sd: 25, leadDays: 2, reviewDays: 1, serviceLevel: 0.95 },
      71.22,
    ],
    // OCA/stock-logistics-orderpoint: 9.87 and 17.09 with the population's deviation 3, ours is 3.0042
    ["OCA, slow mover, lead time 4", { daily: 1, sd: 3.00417, leadDays: 4, serviceLevel: 0.95 }, 9.88],
    ["OCA, slow mover, lead time 12", { daily: 1, sd: 3.00417, leadDays: 12, serviceLevel: 0.95 }, 17.12],
    ["OCA, flat", { daily: 10, sd: 0, leadDays: 4, serviceLevel: 0.95 }, 0],
  ])("%s", (_name, book, safetyStock) => {
    expect(kingLevels(textbookInput(book)).safetyStock).toBeCloseTo(safetyStock, 2);
  });

  it.each([
    [5, 0, 18.7, 31],
    [0, 3, 99, 163],
    [5, 3, 100.8, 166],
  ])(
    "d = 33, L = 14, z = 1.65, sd_d = %d, sd_L = %d: sigma %d, safety stock %d (NeoPrimate/IEOR)",
    (sd, leadSdDays, sigma, safetyStock) => {
      const serviceLevel = standardNormalCdf(1.65);
      const levels = kingLevels(textbookInput({ daily: 33, sd, leadDays: 14, leadSdDays, serviceLevel }));
      expect(levels.safetyStock / 1.65).toBeCloseTo(sigma, 1);
      expect(Math.round(levels.safetyStock)).toBe(safetyStock);
    },
  );

  it.each([
    [0, 1695],
    [1, 3625],
    [2, 6628],
    [3, 9760],
    [4, 12927],
    [5, 16109],
    [6, 19298],
    [7, 22491],
  ])("2500 a day +/- 500, seven days +/- %d, 90 %%: %d (Chopra & Meindl)", (leadSdDays, safetyStock) => {
    const book = { daily: 2500, sd: 500, leadDays: 7, leadSdDays, serviceLevel: 0.9 };
    expect(Math.round(kingLevels(textbookInput(book)).safetyStock)).toBe(safetyStock);
  });

  it("60 a week for certain, six weeks +/- 2, z = 1.28: reorder point 513.6 (Heizer & Render)", () => {
    const book = { daily: 60, sd: 0, leadDays: 6, leadSdDays: 2, serviceLevel: standardNormalCdf(1.28) };
    const levels = kingLevels(textbookInput(book));
    expect(levels.reorderPoint).toBeCloseTo(513.6, 9);
    expect(levels.baseStock).toBe(514);
  });

  it("5850.03 a day +/- 20444.87, seven days, z = 1.6449: 88976, reorder point 129926 (OCA, serie_01)", () => {
    const serviceLevel = standardNormalCdf(1.6449);
    const levels = kingLevels(textbookInput({ daily: 5850.03, sd: 20444.87, leadDays: 7, serviceLevel }));
    expect(Math.round(levels.safetyStock)).toBe(88976);
    expect(levels.reorderPoint).toBeCloseTo(129926.21, 0);
  });

  it("100 below the reorder point of 600 for 250 a week over two weeks is a service level of .68 (Chopra & Meindl)", () => {
    const book = { daily: 250, sd: 150, leadDays: 2, serviceLevel: 0.6813 };
    expect(kingLevels(textbookInput(book)).reorderPoint).toBeCloseTo(600, 0);
  });
});

describe("king's rule against published mistakes", () => {
  it("adds the mean over the lead time, not over its root: 5271.5 and not 4069 (supplychainpy's README)", () => {
    // Its safety stock 1165 = 1.28 x 643.69 x sqrt 2 is right; 4069 takes the mean times sqrt 2.
    const serviceLevel = standardNormalCdf(1.28);
    const levels = kingLevels(textbookInput({ daily: 2053.15, sd: 643.69, leadDays: 2, serviceLevel }));
    expect(Math.round(levels.safetyStock)).toBe(1165);
    expect(levels.reorderPoint).toBeCloseTo(5271.5, 0);
  });

  it("keeps units apart: neither sqrt(sd_d^2 + sd_L^2) nor the rule without its lead-time term", () => {
    const serviceLevel = standardNormalCdf(1.65);
    const book = { daily: 33, sd: 5, leadDays: 14, leadSdDays: 3, serviceLevel };
    const { safetyStock } = kingLevels(textbookInput(book));
    expect(safetyStock).toBeGreaterThan(10 * 1.65 * Math.hypot(5, 3));
    expect(safetyStock).toBeGreaterThan(5 * 1.65 * 5 * Math.sqrt(14));
  });
});

describe("the normal method", () => {
  it.each([
    // stockpyl 0bae176c, tests/test_demand_source.py:1163 and :1169
    [4, 216.58293423190065],
    [5.5, 294.44521401635552],
  ])("N(50, 8) over %d periods reaches 85 %% at %d", (leadDays, reorderPoint) => {
    const book = { daily: 50, sd: 8, leadDays, serviceLevel: 0.85 };
    expect(normalLevels(textbookInput(book)).reorderPoint).toBeCloseTo(reorderPoint, 9);
  });

  it.each([
    // stockpyl 0bae176c, tests/test_rq.py:358 and :394, the EOQ + safety stock approximation
    [
      { orderCost: 8, holdingCostPerYear: 0.225, unitsPerYear: 1300 },
      150,
      1 / 12,
      7.5,
      190.3369965715624,
      304.0467800264368,
    ],
    [
      { orderCost: 85, holdingCostPerYear: 3 / 14, unitsPerYear: 192 },
      17.4,
      3,
      40,
      652.9638947041127,
      390.281949364815,
    ],
  ])(
    "%j gives r, Q of the (r, Q) model, sd %d, lead time %d",
    (costs, sd, leadDays, shortageCost, reorderPoint, lot) => {
      const serviceLevel = criticalRatio({ holdingCost: costs.holdingCostPerYear, shortageCost });
      const book = { daily: costs.unitsPerYear, sd, leadDays, serviceLevel };
      expect(normalLevels(textbookInput(book)).reorderPoint).toBeCloseTo(reorderPoint, 8);
      expect(economicOrderQuantity(costs)).toBeCloseTo(lot, 9);
    },
  );
});

describe("the quantile method", () => {
  it("is the newsvendor's smallest stock: Poisson(6), 4/5 gives 8; Poisson(18), 270/470 gives 19", () => {
    // stockpyl 0bae176c, tests/test_newsvendor.py:200 and problem 4.8a
    for (const [mean, serviceLevel, baseStock] of [
      [6, 4 / 5, 8],
      [18, 270 / 470, 19],
    ] as const) {
      const input = textbookInput({ daily: mean, sd: Math.sqrt(mean), leadDays: 1, serviceLevel });
      const leadTimeDemand = { ...input.leadTimeDemand, distribution: poisson(mean) };
      expect(quantileLevels({ ...input, leadTimeDemand })).toMatchObject({
        baseStock,
        reorderPoint: baseStock - 1,
        safetyStock: baseStock - 1 - mean,
      });
    }
  });

  it("is the base-stock level N(50, 8) over 4 + 1 periods: 264.77, so 265 in whole units", () => {
    const serviceLevel = criticalRatio({ holdingCost: 0.18, shortageCost: 0.7 });
    const input = textbookInput({ daily: 50, sd: 8, leadDays: 4, reviewDays: 1, serviceLevel });
    expect(input.leadTimeDemand.distribution.quantile(serviceLevel)).toBeCloseTo(264.7668943741548, 9);
    expect(quantileLevels(input).baseStock).toBe(265);
  });

  it("may ask for less than the mean when the level is low and demand lumpy", () => {
    const input = textbookInput({ daily: 0.1, sd: 1, leadDays: 5, serviceLevel: 0.5 });
    const leadTimeDemand = { ...input.leadTimeDemand, distribution: poisson(0.5) };
    expect(quantileLevels({ ...input, leadTimeDemand }).safetyStock).toBe(-1.5);
  });
});

describe("max-average", () => {
  const book = textbookInput({ daily: 10, sd: 3, leadDays: 6, serviceLevel: 0.95 });
  const dailyDemand = { mean: 10, sd: 3, max: 18 };

  it("is max daily x max lead time less average daily x average lead time", () => {
    const leadTime = leadTimeDistribution({ meanDays: 6, maxDays: 9 });
    expect(maxAverageLevels({ ...book, dailyDemand, leadTime }).safetyStock).toBe(18 * 9 - 10 * 6);
  });

  it("stretches both by the review period", () => {
    const leadTime = leadTimeDistribution({ minDays: 3, maxDays: 9 });
    const input = { ...book, dailyDemand, leadTime, reviewDays: 7 };
    expect(maxAverageLevels(input).safetyStock).toBeCloseTo(18 * 16 - 10 * 13, 9);
  });

  it("takes the day that 99 % of deliveries keep when no maximum is quoted", () => {
    const leadTime = leadTimeDistribution({ meanDays: 5, sdDays: 5 });
    const input = { ...book, dailyDemand, leadTime };
    expect(maxAverageLevels(input).safetyStock).toBeCloseTo(18 * 23 - 10 * 5, 9);
  });
});

describe("days-of-cover", () => {
  const book = textbookInput({ daily: 10, sd: 3, leadDays: 6, reviewDays: 7, serviceLevel: 0.95 });

  it("is so many days of the demand expected over the protection interval", () => {
    const levels = daysOfCoverLevels({ ...book, coverDays: 14 });
    expect(levels.safetyStock).toBeCloseTo(140, 9);
    expect(levels.reorderPoint).toBeCloseTo(270, 9);
    const peak = { ...book.leadTimeDemand, mean: 260 };
    expect(daysOfCoverLevels({ ...book, leadTimeDemand: peak, coverDays: 14 }).safetyStock).toBeCloseTo(
      280,
      9,
    );
  });

  it("falls back on the history's mean when there are no days to cover", () => {
    const none = { mean: 0, variance: 0, distribution: normal({ mean: 0, variance: 0 }), protectionDays: 0 };
    expect(daysOfCoverLevels({ ...book, leadTimeDemand: none, coverDays: 3 }).safetyStock).toBe(30);
  });

  it("refuses negative days", () => {
    expect(() => daysOfCoverLevels({ ...book, coverDays: -1 })).toThrow(
      "coverDays must be finite and at least 0, got -1",
    );
  });
});
