import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normal } from "../../src/stats/normal.ts";

/** Expected cost of having `stock` units: holding * E(stock - X)+ + shortage * E(X - stock)+. */
function newsvendorCost(
  demand: ReturnType<typeof normal>,
  {
    stock,
    holding,
    shortage,
  }: { readonly stock: number; readonly holding: number; readonly shortage: number },
): number {
  return holding * (stock - demand.mean) + (holding + shortage) * demand.loss(stock);
}

describe("the normal distribution", () => {
  // stockpyl 0bae176c: tests/test_newsvendor.py, README.md; Snyder & Shen, examples 4.3 and 4.4.
  it.each([
    {
      mean: 50,
      variance: 64,
      holding: 0.18,
      shortage: 0.7,
      stock: 56.60395592743389,
      cost: 1.9976051931766445,
    },
    { mean: 120, variance: 100, holding: 2, shortage: 18, stock: 132.815515655446, cost: 35.09966638649737 },
    {
      mean: 250,
      variance: 320,
      holding: 0.18,
      shortage: 0.7,
      stock: 264.7668943741548,
      cost: 4.466781004149578,
    },
  ])("N($mean, $variance) has the newsvendor's stock $stock for its quantile", (example) => {
    const { holding, shortage } = example;
    const demand = normal(example);
    const stock = demand.quantile(shortage / (holding + shortage));
    expect(stock).toBeCloseTo(example.stock, 9);
    expect(newsvendorCost(demand, { stock, holding, shortage })).toBeCloseTo(example.cost, 9);
  });

  it.each([
    [53, 2.223748044859164],
    [40, 7.356131552870388],
  ])("costs the newsvendor of N(50, 64) with %d units %d", (stock, cost) => {
    const demand = normal({ mean: 50, variance: 64 });
    expect(newsvendorCost(demand, { stock, holding: 0.18, shortage: 0.7 })).toBeCloseTo(cost, 9);
  });

  // stockpyl 0bae176c, tests/test_demand_source.py:1163, 1169: demand N(50, 64) over 4 and 5.5 periods.
  it.each([
    [4, 216.58293423190065],
    [5.5, 294.44521401635552],
  ])("over %d periods has the 85 %% quantile %d", (periods, quantile) => {
    expect(normal({ mean: 50 * periods, variance: 64 * periods }).quantile(0.85)).toBeCloseTo(quantile, 9);
  });

  it("undoes its cdf", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (mean, variance, p) => {
          const distribution = normal({ mean, variance });
          expect(distribution.cdf(distribution.quantile(p))).toBeCloseTo(p, 8);
        },
      ),
    );
  });

  it("refuses a mean that is not finite and a variance below 0", () => {
    expect(() => normal({ mean: Number.NaN, variance: 1 })).toThrow("mean must be finite, got NaN");
    expect(() => normal({ mean: 0, variance: -1 })).toThrow("variance must be finite and at least 0, got -1");
  });
});
