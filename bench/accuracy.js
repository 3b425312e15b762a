/**
 * Forecast accuracy on real daily sales, against the textbook rule: `npm run build && node bench/accuracy.js [folder]`.
 *
 * folder: sales.csv.gz (date, sku, location, quantity, every day of every item) and items.csv (sku, category);
 * without one that exists it prints so and measures nothing. Thirteen origins that leave 28 days after
 * the last and precede it by 28 days each, and the thirteen before them; horizons of 7, 14 and 28 days.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { median } from "simple-statistics";
import { accuracyLevels, scaledPinball } from "../dist/forecast/accuracy.js";
import { totalDemandDistribution } from "../dist/forecast/demand-distribution.js";
import { forecastMethods } from "../dist/forecast/methods.js";
import { textbookStock } from "../dist/forecast/textbook.js";

/** @typedef {{ category: string, first: number, units: Float64Array, exposure: Float64Array }} Item */

const folder = process.argv[2] ?? "../shared/data/m5";
const horizons = [7, 14, 28];
const futureExposure = new Float64Array(28).fill(1);
const fewestDays = 120;

/** @param {string} text */
const rowsOf = (text) =>
  text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

/** @returns {{ items: Item[], end: number }} */
function readItems() {
  const categories = new Map(
    rowsOf(readFileSync(join(folder, "items.csv"), "utf8")).map(([sku, category]) => [sku, category]),
  );
  /** @type {Map<string, { category: string, location: string, days: Map<number, number> }>} */
  const series = new Map();
  /** @type {Map<string, number>} */
  const soldAt = new Map();
  let end = 0;
  for (const [date = "", sku = "", location = "", quantity] of rowsOf(
    gunzipSync(readFileSync(join(folder, "sales.csv.gz"))).toString(),
  )) {
    const day = Date.parse(date) / 86_400_000;
    const key = `${sku}|${location}`;
    const one = series.get(key) ?? { category: categories.get(sku) ?? "", location, days: new Map() };
    one.days.set(day, (one.days.get(day) ?? 0) + Number(quantity));
    series.set(key, one);
    soldAt.set(`${location}|${day}`, (soldAt.get(`${location}|${day}`) ?? 0) + Number(quantity));
    end = Math.max(end, day + 1);
  }
  const items = [...series.values()].flatMap(({ category, location, days }) => {
    const first = Math.min(...[...days].filter(([, quantity]) => quantity > 0).map(([day]) => day));
    if (first === Infinity) return [];
    const units = Float64Array.from({ length: end - first }, (_, t) => days.get(first + t) ?? 0);
    const exposure = units.map((_, t) => (soldAt.get(`${location}|${first + t}`) ? 1 : 0));
    return [{ category, first, units, exposure }];
  });
  return { items, end };
}

/**
 * The forecast of each item that counts at the origin, its dispersion shrunk to the category's median.
 *
 * @param {Item[]} items
 * @param {number} origin
 */
function forecastsAt(items, origin) {
  const method = forecastMethods["gamma-poisson"];
  const counted = items.flatMap((item) => {
    const days = origin - item.first;
    const past = item.units.slice(0, Math.max(0, days));
    const sold = past.reduce((sum, y) => sum + y, 0);
    if (days < fewestDays || sold === 0) return [];
    const fitted = method.fit({ kind: "day", units: past, exposure: item.exposure.slice(0, days) });
    return [{ item, days, past, fitted, meanDemand: sold / days }];
  });
  /** @type {Map<string, number[]>} */
  const dispersions = new Map();
  for (const { item, fitted } of counted) {
    if (fitted.ownDispersion === null) continue;
    dispersions.set(item.category, [...(dispersions.get(item.category) ?? []), fitted.ownDispersion]);
  }
  return counted.map((one) => {
    const group = dispersions.get(one.item.category);
    const groupDispersion = group === undefined ? null : median(group);
    return { ...one, forecast: method.forecast(one.fitted, { futureExposure, groupDispersion }) };
  });
}

/** @param {Item[]} items @param {readonly number[]} origins */
function measure(items, origins) {
  const losses = { method: 0, textbook: 0 };
  const kept = { method: accuracyLevels.map(() => 0), textbook: accuracyLevels.map(() => 0) };
  let count = 0;
  for (const origin of origins) {
    for (const { item, days, past, meanDemand, forecast } of forecastsAt(items, origin)) {
      for (const buckets of horizons) {
        const actual = item.units.slice(days, days + buckets).reduce((sum, y) => sum + y, 0);
        const distribution = totalDemandDistribution(forecast.total(buckets));
        const quantiles = {
          method: accuracyLevels.map((level) => distribution.quantile(level)),
          textbook: accuracyLevels.map((serviceLevel) =>
            textbookStock(past, { buckets, serviceLevel, window: 90 }),
          ),
        };
        for (const rule of /** @type {const} */ (["method", "textbook"])) {
          losses[rule] += scaledPinball(quantiles[rule], actual, { meanDemand, buckets });
          kept[rule] = kept[rule].map((sum, i) => sum + (actual <= (quantiles[rule][i] ?? 0) ? 1 : 0));
        }
        count++;
      }
    }
  }
  return { losses, kept, count };
}

if (existsSync(folder)) {
  const { items, end } = readItems();
  const origins = Array.from({ length: 26 }, (_, k) => end - 28 * (k + 1));
  for (const [name, some] of Object.entries({
    "last 13 origins": origins.slice(0, 13),
    "13 before": origins.slice(13),
  })) {
    const { losses, kept, count } = measure(items, some);
    console.log(
      `${name}: ${count} forecasts, scaled pinball / textbook's ${(losses.method / losses.textbook).toFixed(4)}`,
    );
    for (const rule of /** @type {const} */ (["method", "textbook"])) {
      const shares = accuracyLevels.map(
        (level, i) => `${level}: ${((kept[rule][i] ?? 0) / count).toFixed(3)}`,
      );
      console.log(
        `  ${rule}: scaled pinball ${(losses[rule] / count).toFixed(4)}, coverage ${shares.join("  ")}`,
      );
    }
  }
} else {
  console.log(`no ${folder}: nothing measured`);
}
