import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { gamma } from "../../src/stats/gamma.ts";
import { logGamma } from "../../src/stats/log-gamma.ts";
import { negativeBinomial } from "../../src/stats/negative-binomial.ts";
import { regularizedBeta } from "../../src/stats/regularized-beta.ts";
import { regularizedGamma, regularizedGammaUpper } from "../../src/stats/regularized-gamma.ts";
import {
  standardNormalCdf,
  standardNormalLoss,
  standardNormalQuantile,
} from "../../src/stats/standard-normal.ts";

// Values by mpmath 1.3 with 60 digits; fixtures/reference/distributions.py makes the file and says how.
const file = new URL("../../fixtures/reference/distributions.csv", import.meta.url);
const table: readonly string[][] = parse(readFileSync(file), { from_line: 2 });

type Reference = (a: number, b: number, c: number) => number;
const count = (mean: number, variance: number) => negativeBinomial({ mean, variance });

/** Each function of the file, and how near it must come: relative above 1e-3 of its scale, absolute below. */
const functions: Record<string, { readonly of: Reference; readonly relative: number }> = {
  standardNormalCdf: { of: standardNormalCdf, relative: 1e-13 },
  standardNormalLoss: { of: standardNormalLoss, relative: 1e-12 },
  standardNormalQuantile: { of: standardNormalQuantile, relative: 2e-15 },
  logGamma: { of: logGamma, relative: 1e-13 },
  regularizedGamma: { of: regularizedGamma, relative: 1e-12 },
  regularizedGammaUpper: { of: regularizedGammaUpper, relative: 1e-12 },
  regularizedBeta: { of: regularizedBeta, relative: 1e-12 },
  countCdf: { of: (mean, variance, k) => count(mean, variance).cdf(k), relative: 1e-12 },
  largeCountCdf: { of: (mean, variance, k) => count(mean, variance).cdf(k), relative: 1e-11 },
  countLoss: { of: (mean, variance, k) => count(mean, variance).loss(k), relative: 1e-10 },
  countQuantile: { of: (mean, variance, p) => count(mean, variance).quantile(p), relative: 0 },
  gammaQuantile: { of: (mean, variance, p) => gamma({ mean, variance }).quantile(p), relative: 1e-12 },
  gammaLoss: { of: (mean, variance, x) => gamma({ mean, variance }).loss(x), relative: 1e-12 },
};

describe("values worked out with 60 digits", () => {
  it("are there for every function, and only for these", () => {
    expect([...new Set(table.map(([name]) => name))].sort()).toEqual(Object.keys(functions).sort());
  });

  for (const [name, { of, relative }] of Object.entries(functions)) {
    it(`are met by ${name} to ${relative} of the value`, () => {
      for (const [, a = "", b = "", c = "", value] of table.filter((cells) => cells[0] === name)) {
        const expected = Number(value);
        const error = Math.abs(of(Number(a), Number(b), Number(c)) - expected);
        expect.soft(error, `${name}(${a}, ${b}, ${c})`).toBeLessThanOrEqual(relative * Math.abs(expected));
      }
    });
  }
});
