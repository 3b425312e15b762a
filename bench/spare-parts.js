/**
 * Intermittent demand of spare parts: `npm run build && node bench/spare-parts.js [folder]`.
 *
 * folder: spareparts-auto/auto_3000.csv, carparts/carparts.csv and spareparts-man/man_weekly.csv, one part a
 * row, one month or week a column; a set that is absent is passed over with a printed line.
 *
 * 1. The published protocol: 3,000 parts, 24 months, the last 6 held out, and the same within the first
 *    18 months (settings are chosen there): quantiles .1 .25 .5 .75 .9 of each month's demand, pinball
 *    loss over the mean absolute difference of neighbouring months in the training part, mean over parts.
 * 2. Total demand over horizons from several origins: scaled pinball as bench/accuracy.js has it.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { median } from "simple-statistics";
import { accuracyLevels, naiveError, pinballLoss, scaledPinball } from "../dist/forecast/accuracy.js";
import { levelPrior } from "../dist/forecast/level-prior.js";
import { forecastMethods } from "../dist/forecast/methods.js";
import { poolRecovery } from "../dist/forecast/recovery.js";
import { textbookStock } from "../dist/forecast/textbook.js";
import { empirical } from "../dist/stats/empirical.js";

/** @typedef {"month" | "week"} Kind */
/** @typedef {keyof typeof forecastMethods} Name */

const folder = process.argv[2] ?? "../shared/data";
const monthLevels = [0.1, 0.25, 0.5, 0.75, 0.9];
const monthsHeldOut = 6;
/** Every method, and ours without what other parts tell. @type {readonly { label: string, name: Name, isPooled: boolean }[]} */
const variants = [
  { label: "gamma-poisson, each part alone", name: "gamma-poisson", isPooled: false },
  .../** @type {Name[]} */ (Object.keys(forecastMethods))
    .filter((name) => !name.endsWith("-flat"))
    .map((name) => ({ label: name, name, isPooled: true })),
];

/** Months or weeks that the textbook's rule looks back. */
const textbookWindow = { month: 3, week: 13 };
const byMonth = { columnsBefore: 1, kind: /** @type {Kind} */ ("month"), horizons: [1, 3, 6] };
const byWeek = { columnsBefore: 7, kind: /** @type {Kind} */ ("week"), horizons: [4, 8, 13] };
const sets = [
  { ...byMonth, file: "spareparts-auto/auto_3000.csv", origins: [12, 15, 18] },
  { ...byMonth, file: "carparts/carparts.csv", origins: [24, 31, 38, 45] },
  { ...byWeek, file: "spareparts-man/man_weekly.csv", origins: [80, 100, 120, 137] },
];

/** @param {string} file @param {number} columnsBefore */
function readParts(file, columnsBefore) {
  return readFileSync(join(folder, file), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const cells = line.split(",").slice(columnsBefore);
      const end = cells.indexOf("");
      return Float64Array.from(end < 0 ? cells : cells.slice(0, end), Number);
    });
}

/** @param {number} length */
const ones = (length) => new Float64Array(length).fill(1);

/**
 * Each part's forecast, with what all parts together let expect of one: median dispersion, prior level and how
 * parts that had stopped selling came back.
 *
 * @param {Name} name
 * @param {{ pasts: readonly Float64Array[], kind: Kind, buckets: number, isPooled: boolean }} options
 */
function forecastAll(name, { pasts, kind, buckets, isPooled }) {
  const method = forecastMethods[name];
  const futureExposure = ones(buckets);
  const fits = pasts.map((units) => method.fit({ kind, units, exposure: ones(units.length) }));
  const told = fits.flatMap((fitted) => (fitted.expectedUnits >= 10 ? (fitted.ownDispersion ?? []) : []));
  const groupDispersion = told.length > 0 ? median(told) : null;
  const own = { futureExposure, groupDispersion, prior: null };
  const levels = isPooled ? fits.map((fitted) => method.forecast(fitted, own).level) : [];
  const prior = levelPrior(levels, groupDispersion ?? 1);
  const recovery = poolRecovery(isPooled ? fits.flatMap(({ idle }) => idle ?? []) : []);
  return fits.map((fitted) => method.forecast(fitted, { ...own, prior, recovery }));
}

/**
 * Mean scaled pinball loss of the months after `end`.
 *
 * @param {readonly Float64Array[]} parts
 * @param {number} end
 * @param {readonly (readonly import("../dist/stats/distribution.js").Distribution[])[]} months by part
 */
function monthlyLoss(parts, end, months) {
  let sum = 0;
  let count = 0;
  for (const [i, units] of parts.entries()) {
    const scale = naiveError(units.subarray(0, end)) ?? 0;
    if (scale === 0) continue;
    let loss = 0;
    for (const [month, distribution] of (months[i] ?? []).entries()) {
      for (const level of monthLevels)
        loss += pinballLoss(level, distribution.quantile(level), units[end + month] ?? 0);
    }
    sum += loss / monthLevels.length / monthsHeldOut / scale;
    count++;
  }
  return sum / count;
}

/** @param {readonly Float64Array[]} parts */
function printProtocol(parts) {
  for (const end of [12, 18]) {
    const inSample = parts.map((units) => {
      const past = empirical([...units.subarray(0, end)]);
      return Array.from({ length: monthsHeldOut }, () => past);
    });
    // An item's history begins with its first sale, as restock itself has it.
    const pasts = parts.map((units) =>
      units.slice(
        units.findIndex((y) => y > 0),
        end,
      ),
    );
    console.log(`months ${end + 1} to ${end + monthsHeldOut}, scaled pinball by month:`);
    console.log(`  ${"in-sample quantiles".padEnd(34)} ${monthlyLoss(parts, end, inSample).toFixed(4)}`);
    for (const { label, name, isPooled } of variants) {
      const forecasts = forecastAll(name, { pasts, kind: "month", buckets: monthsHeldOut, isPooled });
      const months = forecasts.map((forecast) =>
        Array.from({ length: monthsHeldOut }, (_, h) => forecast.bucket(h)),
      );
      console.log(`  ${label.padEnd(34)} ${monthlyLoss(parts, end, months).toFixed(4)}`);
    }
  }
}

/** @param {readonly Float64Array[]} parts @param {(typeof sets)[number]} set */
function printTotals(parts, { kind, origins, horizons }) {
  const longest = Math.max(...horizons);
  /** @type {Map<string, { loss: number, count: number, kept: number }>} */
  const scores = new Map();
  for (const origin of origins) {
    const counted = parts
      .filter((units) => units.length >= origin + longest)
      .map((units) => ({ units, first: units.findIndex((y) => y > 0) }))
      .filter(({ first }) => first >= 0 && first < origin);
    const pasts = counted.map(({ units, first }) => units.slice(first, origin));
    /** @param {string} name @param {(i: number, buckets: number, level: number) => number} quantile */
    const score = (name, quantile) => {
      const one = scores.get(name) ?? { loss: 0, count: 0, kept: 0 };
      scores.set(name, one);
      for (const [i, { units }] of counted.entries()) {
        const past = pasts[i] ?? ones(0);
        const meanDemand = past.reduce((sum, y) => sum + y, 0) / past.length;
        for (const buckets of horizons) {
          const actual = units.subarray(origin, origin + buckets).reduce((sum, y) => sum + y, 0);
          const quantiles = accuracyLevels.map((level) => quantile(i, buckets, level));
          one.loss += scaledPinball(quantiles, actual, { meanDemand, buckets });
          one.kept += actual <= (quantiles[3] ?? 0) ? 1 : 0;
          one.count++;
        }
      }
    };
    score("textbook", (i, buckets, serviceLevel) =>
      textbookStock(pasts[i] ?? ones(0), { buckets, serviceLevel, window: textbookWindow[kind] }),
    );
    for (const { label, name, isPooled } of variants) {
      const forecasts = forecastAll(name, { pasts, kind, buckets: longest, isPooled });
      score(label, (i, buckets, level) => forecasts[i]?.distribution(buckets).quantile(level) ?? 0);
    }
  }
  console.log(`totals over ${horizons.join(", ")} ${kind}s, scaled pinball / textbook's, coverage at .95:`);
  const textbook = scores.get("textbook")?.loss ?? 1;
  for (const [name, { loss, count, kept }] of scores) {
    console.log(`  ${name.padEnd(34)} ${(loss / textbook).toFixed(4)}  ${(kept / count).toFixed(3)}`);
  }
}

for (const set of sets) {
  if (!existsSync(join(folder, set.file))) {
    console.log(`no ${join(folder, set.file)}: not measured`);
    continue;
  }
  const parts = readParts(set.file, set.columnsBefore);
  console.log(`${set.file}: ${parts.length} parts`);
  if (set.file.startsWith("spareparts-auto")) printProtocol(parts);
  printTotals(parts, set);
}
