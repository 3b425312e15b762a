/**
 * How far one Christmas tells an item's own: `npm run build && node bench/jewelry.js [folder]`.
 *
 * folder: sales.csv (date, sku, quantity), weeks labelled by their Mondays, one Christmas inside.
 * 1. Each unit of the peak of 1998 is kept with probability .02; from what was kept the rest is foretold.
 *    All other weeks are divided by 50, to whole units, so that the item's level is known as before.
 * 2. From data to mid-1999, the rise of each item's Christmas weeks of 1999 over its level, beside 1998's.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { everyone } from "../dist/calendar/event.js";
import { holidayEvents } from "../dist/calendar/holidays/holiday-events.js";
import { createRandom } from "../dist/stats/random.js";
import { dayOf, historyOf, learnSeason, rowsOf, seasonalForecasts, wapeLine } from "./seasonal-model.js";

const folder = process.argv[2] ?? "../shared/data/jewelry";
const keep = 0.02;
const firstPeak = dayOf("1998-11-09");
const peakWeeks = 7;
const peakEnd = firstPeak + 7 * peakWeeks;
/** Weeks on each side of the peak that tell the level. */
const sideWeeks = 8;

/** @typedef {{ sku: string, location: string, day: number, quantity: number }} Sale */

const readSales = () =>
  rowsOf(join(folder, "sales.csv")).map(([date = "", sku = "", quantity]) => ({
    sku,
    location: "",
    day: dayOf(date),
    quantity: Number(quantity),
  }));

const isPeak = (/** @type {number} */ day) => day >= firstPeak && day < peakEnd;

/** @param {readonly Sale[]} sales @param {number} seed */
function thinned(sales, seed) {
  const random = createRandom(seed, "peak");
  return sales.map((sale) => {
    if (!isPeak(sale.day)) return { ...sale, quantity: Math.round(sale.quantity * keep) };
    let kept = 0;
    for (let unit = 0; unit < sale.quantity; unit++) kept += random.next() < keep ? 1 : 0;
    return { ...sale, quantity: kept };
  });
}

/** The whole season as one event, so that every peak week is learned in the same way. */
const season = [
  {
    name: "Christmas",
    source: /** @type {const} */ ("retail"),
    isFixedDate: true,
    occurrences: [
      {
        start: dayOf("1998-12-25"),
        end: dayOf("1998-12-25"),
        daysBefore: dayOf("1998-12-25") - firstPeak,
        daysAfter: peakEnd - 1 - dayOf("1998-12-25"),
        uplift: null,
        isEstimated: false,
        scope: everyone,
      },
    ],
  },
];

/** @param {readonly Sale[]} sales */
function foretellRest(sales) {
  /** @type {Record<string, { column: string, forecast: number, actual: number }[]>} */
  const outcomes = { flat: [], pooled: [], own: [], shrunk: [] };
  for (const seed of [1, 2, 3, 4, 5]) {
    const kept = thinned(sales, seed);
    const asOf = Math.max(...sales.map(({ day }) => day)) + 7;
    const history = historyOf(kept, { asOf });
    const { seriesOf } = learnSeason(history, { events: season, days: 7, parts: { useWeekOfYear: false } });
    const known = history.items.map((item) => ({ item, series: seriesOf(item) }));
    const plain = known.map(({ series }) => levelOf(series));
    const shape = Array.from({ length: peakWeeks }, (_, week) => {
      const sold = known.reduce((sum, { series }) => sum + (series.units[at(series, week)] ?? 0), 0);
      return sold / plain.reduce((sum, level) => sum + level, 0);
    });
    for (const [index, { item, series }] of known.entries()) {
      const level = plain[index] ?? 0;
      const units = Array.from({ length: peakWeeks }, (_, week) => series.units[at(series, week)] ?? 0);
      const own = sumOf(units) / sumOf(shape);
      for (let week = 0; week < peakWeeks; week++) {
        const sale = sales.find(({ sku, day }) => sku === item.sku && day === firstPeak + 7 * week);
        const actual = (sale?.quantity ?? 0) - (units[week] ?? 0);
        /** @param {keyof typeof outcomes} name @param {number} thin */
        const add = (name, thin) =>
          outcomes[name]?.push({ column: "", forecast: (thin * (1 - keep)) / keep, actual });
        add("flat", level);
        add("pooled", level * (shape[week] ?? 1));
        add("own", own * (shape[week] ?? 1));
        add("shrunk", level * (series.exposure[at(series, week)] ?? 1));
      }
    }
  }
  console.log("peak of 1998 from 2 % of its units: WAPE of the rest, five draws");
  for (const [name, some] of Object.entries(outcomes)) console.log(wapeLine(name, some));
}

/** @typedef {import("../dist/demand/series.js").Series} Series */

const sumOf = (/** @type {readonly number[]} */ values) => values.reduce((sum, value) => sum + value, 0);

/** @param {Series} series @param {number} week of the peak */
const at = (series, week) => (firstPeak - series.firstBucketStart) / 7 + week;

/** Units per average week, from the weeks on both sides of the peak. @param {Series} series */
function levelOf(series) {
  let units = 0;
  let exposure = 0;
  for (let week = -sideWeeks; week < peakWeeks + sideWeeks; week++) {
    if (week >= 0 && week < peakWeeks) continue;
    units += series.units[at(series, week)] ?? 0;
    exposure += series.exposure[at(series, week)] ?? 0;
  }
  return exposure > 0 ? units / exposure : 0;
}

/** @param {readonly Sale[]} sales */
async function nextChristmas(sales) {
  const asOf = dayOf("1999-06-28");
  const history = historyOf(sales, { asOf });
  const events = await holidayEvents({ country: null, from: dayOf("1998-01-01"), to: dayOf("2000-02-28") });
  const forecasts = seasonalForecasts(history, { events, buckets: 27 });
  const weekOfPeak = (dayOf("1999-11-08") - asOf) / 7;
  const rises = history.items.map((item) => {
    const units = (/** @type {number} */ from, /** @type {number} */ to) =>
      sumOf(
        sales
          .filter(({ sku, day }) => sku === item.sku && day >= from && day < to)
          .map((one) => one.quantity),
      );
    const side = 7 * sideWeeks;
    const plain = (units(firstPeak - side, firstPeak) + units(peakEnd, peakEnd + side)) / (2 * sideWeeks);
    const weeks = forecasts.get(`${item.sku}|`) ?? new Float64Array(27);
    const peak = sumOf([...weeks.subarray(weekOfPeak, weekOfPeak + peakWeeks)]) / peakWeeks;
    const before = sumOf([...weeks.subarray(weekOfPeak - sideWeeks, weekOfPeak)]) / sideWeeks;
    return { seen: units(firstPeak, peakEnd) / peakWeeks / plain, foretold: peak / before };
  });
  const range = (/** @type {number[]} */ values) =>
    [Math.min(...values), values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0, Math.max(...values)]
      .map((value) => value.toFixed(2))
      .join(" .. ");
  console.log("rise of the seven Christmas weeks over the weeks around, least .. median .. most item");
  console.log(`seen in 1998       ${range(rises.map(({ seen }) => seen))}`);
  console.log(`foretold for 1999  ${range(rises.map(({ foretold }) => foretold))}`);
}

if (existsSync(folder)) {
  const sales = readSales();
  foretellRest(sales);
  await nextChristmas(sales);
} else {
  console.log(`no ${folder}: nothing measured`);
}
