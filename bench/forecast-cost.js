/**
 * What fit and forecast of one item cost beside csv-parse reading that item's rows, both in one warm
 * process. Prints JSON: microseconds of each per item, and the median of the rounds' ratios.
 */
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { dailyDemand, salesChunks } from "./data.js";
import { comparePairs } from "./processes.js";

const days = 730;
const items = Number(process.argv[2] ?? 400);
const rounds = Number(process.argv[3] ?? 7);
const horizonDays = 42;

const source = new URL("../dist/forecast/methods.js", import.meta.url).href;
/** @type {typeof import("../src/forecast/methods.ts")} */
const { forecastMethods } = await import(source);
const method = forecastMethods["gamma-poisson"];

const demand = dailyDemand({ items, days });
const exposure = new Float64Array(days).fill(1);
const futureExposure = new Float64Array(horizonDays).fill(1);
const chunks = salesChunks(demand.slice(0, Math.ceil(items / 4)));

await comparePairs(forecastMicroseconds, parseMicroseconds, 2); // warm up
const { time, yardstick, ratio } = await comparePairs(forecastMicroseconds, parseMicroseconds, rounds);
console.log(JSON.stringify({ forecastMicroseconds: time, parseMicroseconds: yardstick, ratio }));

/** Mean microseconds of fit and forecast per item. */
function forecastMicroseconds() {
  let checksum = 0;
  const start = performance.now();
  for (const units of demand) {
    const fitted = method.fit({ kind: "day", units, exposure });
    const forecast = method.forecast(fitted, { futureExposure, groupDispersion: 1.5 });
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
