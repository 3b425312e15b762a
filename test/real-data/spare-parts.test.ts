import { readFileSync } from "node:fs";
import { median } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { naiveError, pinballLoss } from "../../src/forecast/accuracy.ts";
import { gammaPoisson } from "../../src/forecast/gamma-poisson.ts";
import { levelPrior } from "../../src/forecast/level-prior.ts";
import type { Distribution } from "../../src/stats/distribution.ts";
import { empirical } from "../../src/stats/empirical.ts";
import { dataFile, isDataThere } from "./run-restock.ts";

if (!isDataThere) console.log("test/real-data/spare-parts: skipped, the data sets are not here");

const monthsHeldOut = 6;
const levels = [0.1, 0.25, 0.5, 0.75, 0.9];

/** The loss of each held-out month over the part's naive error, mean over months and parts. */
function meanScaledPinball(
  parts: readonly Float64Array[],
  end: number,
  forecast: (part: number, month: number) => Distribution,
): number {
  let sum = 0;
  for (const [i, units] of parts.entries()) {
    const scale = naiveError(units.subarray(0, end))!;
    for (let month = 0; month < monthsHeldOut; month++) {
      const distribution = forecast(i, month);
      for (const p of levels) {
        sum += pinballLoss(p, distribution.quantile(p), units[end + month]!) / scale;
      }
    }
  }
  return sum / levels.length / monthsHeldOut / parts.length;
}

/** Each part's forecast, drawn to what all parts do. */
function pooledForecasts(pasts: readonly Float64Array[]) {
  const fits = pasts.map((units) =>
    gammaPoisson.fit({ kind: "month", units, exposure: new Float64Array(units.length).fill(1) }),
  );
  const groupDispersion = median(
    fits.flatMap(({ ownDispersion, expectedUnits }) => (expectedUnits >= 10 ? (ownDispersion ?? []) : [])),
  );
  const own = { futureExposure: new Float64Array(monthsHeldOut).fill(1), groupDispersion };
  const prior = levelPrior(
    fits.map((fitted) => gammaPoisson.forecast(fitted, own).level),
    groupDispersion,
  );
  return fits.map((fitted) => gammaPoisson.forecast(fitted, { ...own, prior }));
}

describe.skipIf(!isDataThere)("3,000 spare parts by month", { timeout: 240_000 }, () => {
  const parts = isDataThere
    ? readFileSync(dataFile("spareparts-auto/auto_3000.csv"), "utf8")
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => Float64Array.from(line.split(",").slice(1), Number))
    : [];

  it("scores in-sample quantiles as they were published, and the forecast below the best published method", () => {
    const pasts = parts.map((units) => empirical([...units.subarray(0, 18)]));
    expect(meanScaledPinball(parts, 18, (i) => pasts[i]!)).toBeCloseTo(0.2986, 4);
    // An item's history begins with its first sale.
    const forecasts = pooledForecasts(
      parts.map((units) =>
        units.slice(
          units.findIndex((y) => y > 0),
          18,
        ),
      ),
    );
    expect(meanScaledPinball(parts, 18, (i, month) => forecasts[i]!.bucket(month))).toBeLessThan(0.2937);
  });
});
