/**
 * What the Profile of a shop costs beside csv-parse streaming the same rows, both in one warm process:
 * weekday, week of the year and the events of a country, learned from all items together. Prints JSON:
 * microseconds of each per item, and the median of the rounds' ratios.
 */
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { dailyDemand, salesChunks } from "./data.js";
import { comparePairs } from "./processes.js";

const days = 730;
const items = Number(process.argv[2] ?? 1000);
const rounds = Number(process.argv[3] ?? 5);
const categories = 25;
const firstDay = Date.UTC(2024, 0, 1) / 86_400_000;

/** @type {typeof import("../src/calendar/holidays/holiday-events.ts")} */
const { holidayEvents } = await import(fromDist("calendar/holidays/holiday-events.js"));
/** @type {typeof import("../src/seasonality/event-calendar.ts")} */
const { seasonalCalendar } = await import(fromDist("seasonality/event-calendar.js"));
/** @type {typeof import("../src/seasonality/fit.ts")} */
const { fitSeasonalProfile } = await import(fromDist("seasonality/fit.js"));
/** @type {typeof import("../src/calendar/spacing.ts")} */
const { demandGrid } = await import(fromDist("calendar/spacing.js"));

const demand = dailyDemand({ items, days });
const asOf = firstDay + days;
const spacing = /** @type {const} */ ({ kind: "day", label: "start" });
const frame = { spacing, grid: demandGrid({ kind: "day", spacing, anyRow: firstDay, asOf }), asOf };
const events = await holidayEvents({ country: "US", from: firstDay, to: asOf + 90 });
const calendar = seasonalCalendar(events, { from: firstDay, to: asOf + 90, frame });
const seasonalItems = demand.map(seasonalItem);
const chunks = salesChunks(demand.slice(0, Math.ceil(items / 10)));

await comparePairs(fitMicroseconds, parseMicroseconds, 1); // warm up
const { time, yardstick, ratio } = await comparePairs(fitMicroseconds, parseMicroseconds, rounds);
console.log(JSON.stringify({ profileMicroseconds: time, parseMicroseconds: yardstick, ratio }));

/** @param {string} name */
function fromDist(name) {
  return new URL(`../dist/${name}`, import.meta.url).href;
}

/**
 * @param {Float64Array} units
 * @param {number} index
 */
function seasonalItem(units, index) {
  const microUnits = units.map((quantity) => quantity * 1e6);
  const summary = {
    ...{ firstSale: firstDay, lastSale: asOf - 1, totalUnits: 0, unitsLast365: 0 },
    ...{ cancelledUnits: 0, unmatchedUnits: 0 },
  };
  const daily = { firstDay, microUnits, counts: new Uint8Array(days).fill(1), summary };
  return { sku: `SKU-${index}`, location: "", category: `category ${index % categories}`, demand: daily };
}

function fitMicroseconds() {
  const start = performance.now();
  const profile = fitSeasonalProfile(seasonalItems, calendar, { frame });
  const elapsed = performance.now() - start;
  if (profile.weekday.all.length !== 7) throw new Error("the profile has no weekdays");
  return (elapsed * 1000) / items;
}

/** Mean microseconds of csv-parse (`for await`, arrays) for the rows of one item. */
async function parseMicroseconds() {
  let rows = 0;
  const start = performance.now();
  for await (const _row of Readable.from(chunks).pipe(parse())) rows++;
  return ((performance.now() - start) * 1000 * days) / rows;
}
