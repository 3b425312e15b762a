import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logRisingFactorial } from "../../src/forecast/log-rising-factorial.ts";

describe("logRisingFactorial", () => {
  it("is the logarithm of a product of n rising factors", () => {
    expect(logRisingFactorial(2, 3)).toBeCloseTo(Math.log(24), 14);
    expect(logRisingFactorial(0.5, 1)).toBeCloseTo(Math.log(0.5), 14);
    expect(logRisingFactorial(3, 0)).toBe(0);
    // 100! / 4!, from log(100!) = 363.7393755555635
    expect(logRisingFactorial(5, 96)).toBeCloseTo(363.7393755555635 - Math.log(24), 10);
    // Gamma(1) / Gamma(1/2) = 1 / sqrt(pi)
    expect(logRisingFactorial(0.5, 0.5)).toBeCloseTo(-0.5 * Math.log(Math.PI), 12);
  });

  it("adds up, however the steps are cut", () => {
    const size = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(size, size, size, (x, n, m) => {
        const whole = logRisingFactorial(x, n + m);
        const parts = logRisingFactorial(x, n) + logRisingFactorial(x + n, m);
        expect(Math.abs(whole - parts)).toBeLessThan(1e-10);
      }),
    );
  });

  it("holds for tiny and huge arguments", () => {
    expect(logRisingFactorial(1e-17, 2)).toBeCloseTo(Math.log(1e-17), 12);
    expect(logRisingFactorial(1e9, 1e9) / 1e9).toBeCloseTo(2 * Math.log(2e9) - Math.log(1e9) - 1, 8);
  });
});
