import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalRatio, newsvendorCost } from "../../src/inventory/newsvendor.ts";
import { normal } from "../../src/stats/normal.ts";
import { poisson } from "../../src/stats/poisson.ts";

// stockpyl 0bae176c, tests/test_newsvendor.py (Snyder & Shen, Fundamentals of Supply Chain Theory, chapter 4)
const published = [
  [
    "N(50, 8), example 4.3",
    normal({ mean: 50, variance: 64 }),
    0.18,
    0.7,
    56.60395592743389,
    1.9976051931766445,
  ],
  ["N(120, 10), README", normal({ mean: 120, variance: 100 }), 2, 18, 132.815515655446, 35.09966638649737],
  [
    "N(50, 8) over 4 + 1 periods, base stock",
    normal({ mean: 250, variance: 320 }),
    0.18,
    0.7,
    264.7668943741548,
    4.466781004149578,
  ],
  ["Poisson(6)", poisson(6), 1, 4, 8, 3.570106945770946],
  ["Poisson(18), problem 4.8a", poisson(18), 200, 270, 19, 786.0884409351115],
] as const;

describe("the newsvendor", () => {
  it.each(published)("%s: holding %#", (_name, demand, holdingCost, shortageCost, stock, cost) => {
    const costs = { holdingCost, shortageCost };
    expect(demand.quantile(criticalRatio(costs))).toBeCloseTo(stock, 8);
    expect(newsvendorCost(stock, demand, costs)).toBeCloseTo(cost, 8);
  });

  it("pays more for any other stock (test_newsvendor.py: N(50, 8) at 53 and 40, Poisson(6) at 5)", () => {
    const costs = { holdingCost: 0.18, shortageCost: 0.7 };
    const demand = normal({ mean: 50, variance: 64 });
    expect(newsvendorCost(53, demand, costs)).toBeCloseTo(2.223748044859164, 9);
    expect(newsvendorCost(40, demand, costs)).toBeCloseTo(7.356131552870388, 9);
    expect(newsvendorCost(5, poisson(6), { holdingCost: 1, shortageCost: 4 })).toBeCloseTo(
      6.590296024616344,
      9,
    );
  });

  it("with price 1, cost .3 and salvage .12 loses .7 a unit short, .18 a unit over: the same stock (:971)", () => {
    const costs = { holdingCost: 0.3 - 0.12, shortageCost: 1 - 0.3 };
    const demand = normal({ mean: 50, variance: 64 });
    expect(demand.quantile(criticalRatio(costs))).toBeCloseTo(56.60395592743389, 9);
    // profit = (price - cost) E D - expected cost
    expect(0.7 * 50 - newsvendorCost(56.60395592743389, demand, costs)).toBeCloseTo(33.002394806823354, 9);
  });

  it("refuses costs that are not above 0", () => {
    expect(() => criticalRatio({ holdingCost: 0, shortageCost: 1 })).toThrow(
      "holdingCost must be finite and above 0, got 0",
    );
    expect(() => criticalRatio({ holdingCost: 1, shortageCost: Number.NaN })).toThrow(RangeError);
    const costs = { holdingCost: 1, shortageCost: 1 };
    expect(() => newsvendorCost(Number.NaN, poisson(6), costs)).toThrow(RangeError);
    expect(() => newsvendorCost(1, poisson(6), { ...costs, shortageCost: -1 })).toThrow(RangeError);
  });

  it("has the critical ratio as the level of the cheapest stock", () => {
    const cost = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(cost, cost, fc.integer({ min: 0, max: 60 }), (holdingCost, shortageCost, other) => {
        const costs = { holdingCost, shortageCost };
        const best = poisson(20).quantile(criticalRatio(costs));
        expect(newsvendorCost(best, poisson(20), costs)).toBeLessThanOrEqual(
          newsvendorCost(other, poisson(20), costs) * (1 + 1e-9),
        );
      }),
      { seed: 1 },
    );
  });
});
