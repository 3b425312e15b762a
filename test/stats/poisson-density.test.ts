import { describe, expect, it } from "vitest";
import { deviance, poissonDensity } from "../../src/stats/poisson-density.ts";

describe("the Poisson probability", () => {
  it("is mean^k exp(-mean) / k!", () => {
    let factorial = 1;
    for (let k = 0; k <= 15; k++) {
      if (k > 0) factorial *= k;
      for (const mean of [0.001, 0.7, 3, 12, 40]) {
        expect(poissonDensity(k, mean) / ((mean ** k * Math.exp(-mean)) / factorial)).toBeCloseTo(1, 12);
      }
    }
  });

  it("adds up to 1 over all numbers, at large means too", () => {
    for (const mean of [0.3, 50, 1e4, 1e6]) {
      let sum = 0;
      const reach = 10 * Math.sqrt(mean) + 20;
      for (let k = Math.max(0, Math.floor(mean - reach)); k < mean + reach; k++)
        sum += poissonDensity(k, mean);
      expect(sum).toBeCloseTo(1, 11);
    }
  });
});

describe("half the deviance", () => {
  it("is 0 where observation and expectation agree, and meets its other form half way off", () => {
    expect(deviance(7, 7, 0)).toBe(0);
    const [x, m] = [10, 5.0000001];
    expect(deviance(x, m, x - m)).toBeCloseTo(x * Math.log(x / m) + m - x, 13);
    expect(deviance(x, 4.9999999, x - 4.9999999)).toBeCloseTo(
      x * Math.log(x / 4.9999999) + 4.9999999 - x,
      13,
    );
  });
});
