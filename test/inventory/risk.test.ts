import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stockoutRisk } from "../../src/inventory/risk.ts";
import { leadTimeDistribution } from "../../src/lead-time/distribution.ts";
import { poisson } from "../../src/stats/poisson.ts";
import { createRandom } from "../../src/stats/random.ts";
import { steadyDemand } from "./steady-demand.ts";

const item = {
  forecast: steadyDemand(2, 2),
  leadTime: leadTimeDistribution({ meanDays: 7 }),
  bucketsAhead: (days: number) => days,
  available: 20,
  arrivals: [],
};

describe("the stock-out risk", () => {
  it("is P(D > stock), and the lost units E(D - stock)+, over the lead time", () => {
    const risk = stockoutRisk(item);
    expect(risk.probability).toBeCloseTo(1 - poisson(14).cdf(20), 12);
    expect(risk.lostUnits).toBeCloseTo(poisson(14).loss(20), 12);
    expect(risk.isExact).toBe(true);
  });

  it("is a mixture over an uncertain lead time", () => {
    const leadTime = leadTimeDistribution({ minDays: 5, maxDays: 6 });
    const risk = stockoutRisk({ ...item, leadTime });
    expect(risk.probability).toBeCloseTo(1 - (poisson(10).cdf(20) + poisson(12).cdf(20)) / 2, 12);
  });

  it("counts what is due by as-of as stock and leaves out what comes after the lead time", () => {
    const arrivals = [
      { days: -3, quantity: 4 },
      { days: 0, quantity: 2 },
      { days: 7, quantity: 50 },
    ];
    expect(stockoutRisk({ ...item, available: 14, arrivals })).toEqual(stockoutRisk(item));
  });

  it("is about the demand to come: with nothing to sell all of it is lost, but not what is owed already", () => {
    for (const available of [0, -30]) {
      const risk = stockoutRisk({ ...item, available });
      expect(risk.probability).toBeCloseTo(1 - Math.exp(-14), 12);
      expect(risk.lostUnits).toBeCloseTo(14, 9);
    }
  });

  it("is 0 without demand and when the order comes at once", () => {
    expect(stockoutRisk({ ...item, available: 0, forecast: steadyDemand(0, 0) })).toEqual({
      probability: 0,
      lostUnits: 0,
      isExact: true,
    });
    const now = leadTimeDistribution({ meanDays: 0 });
    expect(stockoutRisk({ ...item, available: 0, leadTime: now }).probability).toBe(0);
  });

  it("refuses what is not a number", () => {
    expect(() => stockoutRisk({ ...item, available: Number.NaN })).toThrow(
      "available must be finite, got NaN",
    );
    expect(() => stockoutRisk({ ...item, arrivals: [{ days: 1, quantity: Number.NaN }] })).toThrow(
      RangeError,
    );
  });
});

describe("an open order that arrives inside the lead time", () => {
  it("helps only after it has come: the shortage before it counts", () => {
    const arrivals = [{ days: 3, quantity: 100 }];
    const risk = stockoutRisk({ ...item, available: 5, arrivals });
    expect(risk.isExact).toBe(false);
    expect(risk.probability).toBeCloseTo(1 - poisson(6).cdf(5), 12);
    expect(risk.lostUnits).toBeCloseTo(poisson(6).loss(5), 12);
  });

  it("leaves the risk after it when it is too small", () => {
    const risk = stockoutRisk({ ...item, available: 12, arrivals: [{ days: 3, quantity: 1 }] });
    expect(risk.probability).toBeCloseTo(1 - poisson(14).cdf(13), 12);
  });

  it("gives figures that are at most those of simulated sales, and near them", () => {
    const arrivals = [
      { days: 2, quantity: 6 },
      { days: 5, quantity: 3 },
    ];
    const risk = stockoutRisk({ ...item, available: 6, arrivals });
    const random = createRandom(1, "risk");
    const runs = 20_000;
    let short = 0;
    let lost = 0;
    for (let run = 0; run < runs; run++) {
      let stock = 6;
      let missed = 0;
      for (let day = 0; day < 7; day++) {
        for (const { days, quantity } of arrivals) if (days === day) stock += quantity;
        const demand = poisson(2).sample(random);
        missed += Math.max(0, demand - stock);
        stock = Math.max(0, stock - demand);
      }
      if (missed > 0) short++;
      lost += missed;
    }
    expect(risk.probability).toBeLessThan(short / runs + 0.015);
    expect(risk.probability).toBeGreaterThan(0.7 * (short / runs));
    expect(risk.lostUnits).toBeLessThan(lost / runs + 0.05);
    expect(risk.lostUnits).toBeGreaterThan(0.7 * (lost / runs));
  });
});

it("more stock never raises the risk", () => {
  const units = fc.double({ min: 0, max: 40, noNaN: true });
  const arrival = fc.record({
    days: fc.integer({ min: -2, max: 9 }),
    quantity: fc.integer({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(units, units, fc.array(arrival, { maxLength: 3 }), (available, more, arrivals) => {
      const little = stockoutRisk({ ...item, available, arrivals });
      const much = stockoutRisk({ ...item, available: available + more, arrivals });
      expect(much.probability).toBeLessThanOrEqual(little.probability + 1e-12);
      expect(much.lostUnits).toBeLessThanOrEqual(little.lostUnits + 1e-12);
      expect(little.probability >= 0 && little.probability <= 1).toBe(true);
    }),
    { seed: 1 },
  );
});
