/**
 * `npm run bench`: the speed and memory that restock promises, as ratios measured in one run.
 *
 *   node bench/run.js [--quick] [--items 2000] [--memory-items 5000] [--days 730] [--runs 5]
 *
 * The data is made in a temporary folder and removed; --quick takes too few rows to hold plan to its bounds, as
 * starting node outweighs them. Exit 1 when a bound is missed: for ratios of times by
 * more than 10 %, because medians of five pairs still move by several percent on a busy two-core machine;
 * for memory by anything.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeShop } from "./data.js";
import { comparePairs, outputOf, projectFile, timeOf, usageOf } from "./processes.js";

/**
 * @typedef {{ what: string, figure: string, value?: number, bound?: number, slack?: number }} Measure
 * bound: the greatest value allowed; without one the line is for information.
 * @typedef {{ items: number, memoryItems: number, days: number, runs: number, isQuick: boolean }} Sizes
 */

const ratioSlack = 1.1;
const restock = projectFile("bin/restock.js");

const { values: flags } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    items: { type: "string" },
    "memory-items": { type: "string" },
    days: { type: "string", default: "730" },
    runs: { type: "string" },
  },
});
const isQuick = flags.quick;
/** @type {Sizes} */
const sizes = {
  items: Number(flags.items ?? (isQuick ? 300 : 2000)),
  memoryItems: Number(flags["memory-items"] ?? (isQuick ? 600 : 5000)),
  days: Number(flags.days),
  runs: Number(flags.runs ?? (isQuick ? 3 : 5)),
  isQuick,
};

if (existsSync(projectFile("dist/cli/main.js"))) process.exitCode = await bench(sizes);
else {
  console.error("dist/ is missing: run npm run build first");
  process.exitCode = 2;
}

/** @param {Sizes} sizes */
async function bench(sizes) {
  const folder = mkdtempSync(join(tmpdir(), "restock-bench-"));
  const leave = () => rmSync(folder, { recursive: true, force: true });
  process.once("SIGINT", () => {
    leave();
    process.exit(130);
  });
  console.log(
    `node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`,
  );
  let missed = 0;
  try {
    for (const part of [startUp, forecast, profile, plan, memory]) {
      for (const measure of await part(folder, sizes)) missed += print(measure);
    }
  } finally {
    leave();
  }
  return missed > 0 ? 1 : 0;
}

/**
 * @param {string} _folder
 * @param {Sizes} sizes
 * @returns {Promise<Measure[]>}
 */
async function startUp(_folder, { runs }) {
  const { time, yardstick, ratio } = await comparePairs(
    () => timeOf([restock, "--help"]),
    () => timeOf(["-e", "0"]),
    runs * 4,
  );
  const figure = `${ms(time)} / ${ms(yardstick)}`;
  return [{ what: "restock --help / node -e 0", figure, value: ratio, bound: 2, slack: ratioSlack }];
}

/**
 * @param {string} _folder
 * @param {Sizes} sizes
 * @returns {Promise<Measure[]>}
 */
async function forecast(_folder, { runs, isQuick }) {
  const output = outputOf([projectFile("bench/forecast-cost.js"), isQuick ? "100" : "400", String(runs + 2)]);
  const { forecastMicroseconds, parseMicroseconds, ratio } = JSON.parse(output);
  const figure = `${ms(forecastMicroseconds / 1000)} / ${ms(parseMicroseconds / 1000)}`;
  const what = "selection, fit and forecast of 730 days / csv-parse of their rows";
  return [{ what, figure, value: ratio, bound: 0.5, slack: ratioSlack }];
}

/**
 * @param {string} _folder
 * @param {Sizes} sizes
 * @returns {Promise<Measure[]>}
 */
async function profile(_folder, { runs, memoryItems }) {
  const output = outputOf([projectFile("bench/profile-cost.js"), String(memoryItems), String(runs)]);
  const { profileMicroseconds, parseMicroseconds, ratio } = JSON.parse(output);
  const figure = `${ms(profileMicroseconds / 1000)} / ${ms(parseMicroseconds / 1000)}`;
  const what = `Profile of ${memoryItems} items / csv-parse of their rows`;
  return [{ what, figure, value: ratio, bound: 0.2, slack: ratioSlack }];
}

/**
 * @param {string} folder
 * @param {Sizes} sizes
 * @returns {Promise<Measure[]>}
 */
async function plan(folder, { items, days, runs, isQuick }) {
  const shop = writeShop(folder, { items, days });
  const bare = [projectFile("bench/bare-stream.js"), shop.sales];
  const elapsed = await comparePairs(
    () => timeOf(planArguments(shop, folder)),
    () => timeOf(bare),
    runs,
  );
  const oneJob = await compareProcessorTime([...planArguments(shop, folder), "--jobs", "1"], bare, runs);
  const reading = await compareProcessorTime(inputArguments("check", shop), bare, runs);
  return [
    {
      what: `plan of ${(shop.rows / 1e6).toFixed(2)} M rows / csv-parse streaming them`,
      figure: `${ms(elapsed.time)} / ${ms(elapsed.yardstick)}`,
      value: elapsed.ratio,
      ...(isQuick ? {} : { bound: 2, slack: ratioSlack }),
    },
    { what: "  processor time with --jobs 1", ...oneJob },
    { what: "  processor time of reading alone (restock check)", ...reading },
  ];
}

/**
 * @param {readonly string[]} args
 * @param {readonly string[]} bare
 * @param {number} runs
 */
async function compareProcessorTime(args, bare, runs) {
  const { time, yardstick, ratio } = await comparePairs(
    () => usageOf(args).processorMilliseconds,
    () => usageOf(bare).processorMilliseconds,
    runs,
  );
  return { figure: `${ms(time)} / ${ms(yardstick)}`, value: ratio };
}

/**
 * @param {string} folder
 * @param {Sizes} sizes
 * @returns {Promise<Measure[]>}
 */
async function memory(folder, { memoryItems: items, days, isQuick }) {
  const shop = writeShop(folder, { items, days });
  const what = `peak memory of plan, ${(shop.rows / 1e6).toFixed(2)} M rows (MB)`;
  const figure = `file ${Math.round(shop.bytes / 1e6)} MB`;
  const value = usageOf(planArguments(shop, folder)).peakMegabytes;
  const eightJobs = usageOf([...planArguments(shop, folder), "--jobs", "8"]).peakMegabytes;
  return [
    { what, figure, value, ...(isQuick ? {} : { bound: 500 }) },
    { what: "  with --jobs 8", figure: "", value: eightJobs },
  ];
}

/**
 * @param {import("./data.js").BenchShop} shop
 * @param {string} folder
 */
function planArguments(shop, folder) {
  return [...inputArguments("plan", shop), "-q", "-o", join(folder, "plan.csv")];
}

/**
 * @param {string} command
 * @param {import("./data.js").BenchShop} shop
 */
function inputArguments(command, { sales, leadTimes, stock }) {
  return [restock, command, "--sales", sales, "--lead-times", leadTimes, "--stock", stock];
}

/** Prints one line of the table; 1 when its bound is missed. @param {Measure} measure */
function print({ what, figure, value = 0, bound, slack = 1 }) {
  const digits = value >= 100 ? 0 : 2;
  let verdict = "";
  if (bound !== undefined) {
    verdict = `<= ${bound}  ok`;
    if (value > bound) verdict = `<= ${bound}  ${value > bound * slack ? "MISSED" : "within the noise"}`;
  }
  console.log(
    `${what.padEnd(54)} ${figure.padStart(20)} ${value.toFixed(digits).padStart(8)}  ${verdict}`.trimEnd(),
  );
  return verdict.endsWith("MISSED") ? 1 : 0;
}

/** @param {number} milliseconds */
function ms(milliseconds) {
  return milliseconds >= 100 ? `${(milliseconds / 1000).toFixed(2)} s` : `${milliseconds.toFixed(3)} ms`;
}
