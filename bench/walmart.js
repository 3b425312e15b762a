/**
 * Thanksgiving and Christmas weeks of 2011, forecast from data to 30 September 2011:
 * `npm run build && node bench/walmart.js [folder]`.
 *
 * folder: train.csv.gz, weekly sales in dollars of the departments of 45 stores, weeks that end on the label.
 * A department is a SKU, a store a location. Scored are the series with sales in all five weeks and a year before.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { holidayEvents } from "../dist/calendar/holidays/holiday-events.js";
import { dayOf, historyOf, rowsOf, seasonalForecasts, wapeLine } from "./seasonal-model.js";

const folder = process.argv[2] ?? "../shared/data/walmart-weekly";
const lastKnown = dayOf("2011-09-30");
const weeks = ["2011-11-25", "2011-12-09", "2011-12-16", "2011-12-23", "2011-12-30"];
const year = 364;

function readSales() {
  return rowsOf(join(folder, "train.csv.gz")).map(([location = "", sku = "", date = "", dollars]) => ({
    sku,
    location,
    day: dayOf(date),
    quantity: Number(dollars),
  }));
}

/**
 * Last year's same week; `shifted`: of the December weeks, which end a day earlier before Christmas than in
 * 2010, one day comes from the week before.
 *
 * @param {Map<number, number>} series
 * @param {string} week
 */
function lastYear(series, week, isShifted = false) {
  const same = series.get(dayOf(week) - year) ?? 0;
  if (!isShifted || week < "2011-12") return same;
  const before = series.get(dayOf(week) - year - 7) ?? same;
  return (6 * same + before) / 7;
}

async function measure() {
  const sales = readSales();
  /** @type {Map<string, Map<number, number>>} */
  const series = new Map();
  for (const { sku, location, day, quantity } of sales) {
    const one = series.get(`${sku}|${location}`) ?? new Map();
    series.set(`${sku}|${location}`, one.set(day, Math.max(0, quantity)));
  }
  const scored = [...series].filter(([, one]) =>
    weeks.every((week) => one.has(dayOf(week)) && one.has(dayOf(week) - year)),
  );
  /** @param {string} name @param {(key: string, week: string) => number} forecast */
  const print = (name, forecast) => {
    const outcomes = scored.flatMap(([key, one]) =>
      weeks.map((column) => ({
        column,
        forecast: forecast(key, column),
        actual: one.get(dayOf(column)) ?? 0,
      })),
    );
    console.log(wapeLine(name, outcomes));
  };
  console.log(`${scored.length} series; WAPE over all and by week: ${weeks.join(" ")}`);
  const asOf = lastKnown + 1;
  const history = historyOf(sales, { asOf, label: "end" });
  const events = await holidayEvents({ country: "US", from: dayOf("2010-01-01"), to: dayOf("2012-02-28") });
  for (const [name, parts] of Object.entries({
    "flat level": { useWeekOfYear: false, useEvents: false },
    "week of year, no events": { useEvents: false },
    "events, no week of year": { useWeekOfYear: false },
    "week of year and events": {},
  })) {
    const forecasts = seasonalForecasts(history, { events, buckets: 13, parts });
    print(name, (key, week) => forecasts.get(key)?.[(dayOf(week) - lastKnown) / 7 - 1] ?? 0);
  }
  const one = (/** @type {string} */ key) => series.get(key) ?? new Map();
  print("seasonal naive", (key, week) => lastYear(one(key), week));
  print("seasonal naive, Christmas weeks shifted", (key, week) => lastYear(one(key), week, true));
}

if (existsSync(folder)) await measure();
else console.log(`no ${folder}: nothing measured`);
