/** Runs whole processes and tells their time and memory. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** @typedef {readonly string[]} NodeArguments */

/** @param {string} name a file of the project */
export function projectFile(name) {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}

/**
 * Wall-clock milliseconds of `node …args`; its output is thrown away, a failure stops the bench.
 *
 * @param {NodeArguments} args
 */
export function timeOf(args) {
  const start = performance.now();
  run(args, ["ignore", "ignore", "pipe"]);
  return performance.now() - start;
}

/**
 * What `node …args` used, its worker threads included: the most memory held at once in MB (10^6 bytes) and
 * milliseconds of processor time, which other programs on the machine disturb less than the wall clock.
 *
 * @param {NodeArguments} args
 */
export function usageOf(args) {
  const hook = new URL("./usage.js", import.meta.url).href;
  const { output } = run(["--import", hook, ...args], ["ignore", "ignore", "pipe", "pipe"]);
  /** @type {NodeJS.ResourceUsage} */
  const usage = JSON.parse(output[3] ?? "");
  return {
    // maxRSS is in kibibytes on Linux and macOS alike (libuv evens it out); times are in microseconds.
    peakMegabytes: (usage.maxRSS * 1024) / 1e6,
    processorMilliseconds: (usage.userCPUTime + usage.systemCPUTime) / 1000,
  };
}

/**
 * What `node …args` printed.
 *
 * @param {NodeArguments} args
 */
export function outputOf(args) {
  return run(args, ["ignore", "pipe", "pipe"]).stdout;
}

/**
 * Times two commands in turn (a b, b a, a b, …), so that whatever slows the machine down slows both, and
 * gives the median time of each and the median of the pairs' ratios.
 *
 * @param {() => number | Promise<number>} measure
 * @param {() => number | Promise<number>} yardstick
 * @param {number} pairs
 */
export async function comparePairs(measure, yardstick, pairs) {
  const times = [];
  const yardsticks = [];
  const ratios = [];
  for (let pair = 0; pair < pairs; pair++) {
    const early = pair % 2 === 0 ? await measure() : undefined;
    const base = await yardstick();
    const time = early ?? (await measure());
    times.push(time);
    yardsticks.push(base);
    ratios.push(time / base);
  }
  return { time: median(times), yardstick: median(yardsticks), ratio: median(ratios) };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? 0;
  return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/**
 * @param {NodeArguments} args
 * @param {import("node:child_process").StdioOptions} stdio
 */
function run(args, stdio) {
  const result = spawnSync(process.execPath, args, { stdio, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (result.status === 0) return result;
  throw new Error(`node ${args.join(" ")} ended with ${result.status ?? result.signal}\n${result.stderr}`);
}
