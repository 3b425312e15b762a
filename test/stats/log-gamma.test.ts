import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logGamma, stirlingError } from "../../src/stats/log-gamma.ts";

describe("the logarithm of the gamma function", () => {
  it("is the logarithm of the factorial one below", () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 13);
      factorial *= n;
    }
  });

  it("rises by log x from x to x + 1, across the start of its series too", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1000, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 11);
      }),
    );
    expect(logGamma(10) - logGamma(9.999999)).toBeCloseTo(2.2517526e-6, 12);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d", (x) => {
    expect(() => logGamma(x)).toThrow(`x must be finite and above 0, got ${x}`);
  });
});

describe("what Stirling's formula leaves out", () => {
  it("is 1 / (12 x) and little else for large x", () => {
    expect(stirlingError(1e8) * 12e8).toBeCloseTo(1, 14);
    expect(stirlingError(1)).toBeCloseTo(1 - 0.5 * Math.log(2 * Math.PI), 14);
  });
});
