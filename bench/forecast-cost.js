/**
 * What the choice of a method (`auto`), fit and forecast of one item cost beside csv-parse reading that item's
 * rows, both in one warm process. Prints JSON: microseconds of each per item, and the median of the rounds' ratios.
 */
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { dailyDemand, salesChunks } from "./data.js";
import { comparePairs } from "./processes.js";

const days = 730;
const items = Number(process.argv[2] ?? 400);
const rounds = Number(process.argv[3] ?? 7);
const horizonDays = 42;

/** @param {string} name */
const sourceOf = (name) => new URL(`../dist/forecast/${name}.js`, import.meta.url).href;
/** @type {typeof import("../src/forecast/methods.ts")} */
const { forecastMethods } = await import(sourceOf("methods"));
/** @type {typeof import("../src/forecast/select.ts")} */
const { selectMethod } = await import(sourceOf("select"));

const demand = dailyDemand({ items, days });
const open = new Float64Array(days).fill(1);
/** A weekly rhythm. */
const exposure = open.map((_, day) => (day % 7 < 5 ? 0.9 : 1.25));
const futureExposure = exposure.slice(0, horizonDays);
const chunks = salesChunks(demand.slice(0, Math.ceil(items / 4)));

await comparePairs(forecastMicroseconds, parseMicroseconds, 2); // warm up
const { time, yardstick, ratio } = await comparePairs(forecastMicroseconds, parseMicroseconds, rounds);
console.log(JSON.stringify({ forecastMicroseconds: time, parseMicroseconds: yardstick, ratio }));

/** Mean microseconds of selection, fit and forecast per item. */
function forecastMicroseconds() {
  let checksum = 0;
  const start = performance.now();
  for (const units of demand) {
    const selected = selectMethod({ kind: "day", units, exposure, open }, { protectionDays: 21 });
    const method = forecastMethods[selected.method];
    const forecast = method.forecast(selected.demand, { futureExposure, groupDispersion: 1.5 });
    checksum += forecast.total(horizonDays).variance;
  }
  const elapsed = performance.now() - start;
  if (!Number.isFinite(checksum)) throw new Error("a forecast is not a number");
  return (elapsed * 1000) / demand.length;
}

/** Mean microseconds of csv-parse (`for await`, arrays) for the rows of one item. */
async function parseMicroseconds() {
  let rows = 0;
  const start = performance.now();
  for await (const _row of Readable.from(chunks).pipe(parse())) rows++;
  return ((performance.now() - start) * 1000 * days) / rows;
}
