import { weeksPerYear } from "./calendar-days.ts";
import type { Pair } from "./pair.ts";

/**
 * Sums by week smoothed round the circle, each by a quarter of its neighbours; again, as often as needed,
 * where a week stays without any `expected`.
 *
 *   x[w] <- x[w - 1] / 4 + x[w] / 2 + x[w + 1] / 4
 */
export function smoothWeeks({ observed, expected }: Pair): Pair {
  let smooth = { observed: smoothed(observed), expected: smoothed(expected) };
  const isUnknown = smooth.expected.every((m) => m === 0);
  for (let pass = 0; !isUnknown && pass < weeksPerYear / 2 && smooth.expected.includes(0); pass++) {
    smooth = filled(smooth);
  }
  return smooth;
}

function smoothed(values: Float64Array): Float64Array {
  const count = values.length;
  const smooth = new Float64Array(count);
  for (let week = 0; week < count; week++) {
    const before = values[week === 0 ? count - 1 : week - 1]!;
    const after = values[week === count - 1 ? 0 : week + 1]!;
    smooth[week] = values[week]! / 2 + (before + after) / 4;
  }
  return smooth;
}

/** Smooths once more where nothing is expected, and leaves the other weeks as they are. */
function filled(known: Pair): Pair {
  const wider = { observed: smoothed(known.observed), expected: smoothed(known.expected) };
  for (let week = 0; week < known.expected.length; week++) {
    if (known.expected[week] === 0) continue;
    wider.observed[week] = known.observed[week]!;
    wider.expected[week] = known.expected[week]!;
  }
  return wider;
}
