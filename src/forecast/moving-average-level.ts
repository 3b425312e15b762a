import type { History } from "./forecast-method.ts";
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
  { units, exposure }: Pick<History, "units" | "exposure">,
  window: number,
): LearnedLevel & { readonly scoredExposure: number } {
  const discount = 1 - 1 / window;
  let first = 0;
  let sold = 0;
  let open = 0;
  let seen = 0;
  let scatter = 0;
  let expectedUnits = 0;
  let scoredExposure = 0;
  for (let t = 0; t < units.length; t++) {
    const s = exposure[t]!;
    if (s === 0) continue;
    const y = units[t]!;
    if (open > 0) {
      const m = (sold / open) * s;
      scatter += (y - m) ** 2 / stepDoubt(open, s, discount);
      expectedUnits += m;
      scoredExposure += s;
    }
    sold += y;
    open += s;
    seen += s;
    for (let out = exposure[first]!; open - out >= window - rounding; out = exposure[first]!) {
      if (out > 0) {
        sold -= units[first]!;
        open -= out;
      }
      first++;
    }
  }
  // Summed again: what was added and taken away has left its rounding.
  const level = rateOver({ units, exposure }, first);
  const faded = Math.max(0, 1 - seen / window);
  const knowledge = Math.min(open, window);
  return {
    level,
    knowledge,
    discount,
    faded,
    scatterRate: null,
    scatter,
    expectedUnits,
    scoredExposure,
  };
}

function rateOver({ units, exposure }: Pick<History, "units" | "exposure">, from: number): number {
  let sold = 0;
  let open = 0;
  for (let t = from; t < units.length; t++) {
    if (exposure[t]! === 0) continue;
    sold += units[t]!;
    open += exposure[t]!;
  }
  return open > 0 ? sold / open : 0;
}
