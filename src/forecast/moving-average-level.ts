import type { History } from "./forecast-method.ts";
import { sumOf } from "./history.ts";
import { stepDoubt } from "./level-knowledge.ts";
import type { LearnedLevel } from "./level-method.ts";

/** Rounding that must not ask for one bucket more. */
const rounding = 1e-9;

/**
 * The mean rate of the latest buckets that together were open for `window` average ones.
 *
 *   level = sum y / sum s   over the latest open buckets until sum s >= window, or all of them
 *
 * y: units; s: exposure. One-step errors are those of the same mean at each earlier bucket. Where every s is 1
 * this is the plain moving average. window: at least 1 average open bucket.
 */
export function movingAverageLevel(
  history: Pick<History, "units" | "exposure">,
  window: number,
): LearnedLevel & { readonly scoredExposure: number } {
  const { units, exposure } = history;
  const length = units.length;
  const discount = 1 - 1 / window;
  const sold = runningSums(exposure.map((s, t) => (s > 0 ? units[t]! : 0)));
  const open = runningSums(exposure);
  let first = 0;
  let scatter = 0;
  let expectedUnits = 0;
  let scoredExposure = 0;
  for (let t = 0; t < length; t++) {
    const s = exposure[t]!;
    first = windowStart(open, { first, end: t, window });
    const seen = open[t]! - open[first]!;
    if (s === 0 || seen === 0) continue;
    const m = ((sold[t]! - sold[first]!) / seen) * s;
    scatter += (units[t]! - m) ** 2 / stepDoubt(seen, s, discount);
    expectedUnits += m;
    scoredExposure += s;
  }
  first = windowStart(open, { first, end: length, window });
  // Summed again: a difference of long sums has their rounding.
  const recent = sumOf({ units: units.subarray(first), exposure: exposure.subarray(first) });
  const level = recent.exposure > 0 ? recent.units / recent.exposure : 0;
  const faded = Math.max(0, 1 - open[length]! / window);
  const knowledge = Math.min(recent.exposure, window);
  return { level, knowledge, discount, faded, scatterRate: null, scatter, expectedUnits, scoredExposure };
}

/** The last bucket from which on the exposure up to `end` still fills the window; `first` if none does. */
function windowStart(
  open: Float64Array,
  { first, end, window }: { readonly first: number; readonly end: number; readonly window: number },
): number {
  let start = first;
  while (open[end]! - open[start + 1]! >= window - rounding) start++;
  return start;
}

/** Sums of the values before index k, k = 0 .. length. */
function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let t = 0; t < values.length; t++) sums[t + 1] = sums[t]! + values[t]!;
  return sums;
}
