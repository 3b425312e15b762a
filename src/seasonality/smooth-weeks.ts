import { weeksPerYear } from "./calendar-days.ts";

/**
 * Sums by week smoothed round the circle, each by a quarter of its neighbours; again, as often as needed,
 * where a week stays without any `expected`.
 *
 *   x[w] <- x[w - 1] / 4 + x[w] / 2 + x[w + 1] / 4
 */
export function smoothWeeks(
  observed: Float64Array,
  expected: Float64Array,
): { readonly observed: Float64Array; readonly expected: Float64Array } {
  let smooth = { observed: smoothed(observed), expected: smoothed(expected) };
  for (let pass = 0; pass < weeksPerYear / 2 && smooth.expected.includes(0); pass++) {
    const wider = { observed: smoothed(smooth.observed), expected: smoothed(smooth.expected) };
    const gaps = smooth;
    const filled = (which: "observed" | "expected"): Float64Array =>
      gaps[which].map((value, week) => (gaps.expected[week] === 0 ? wider[which][week]! : value));
    smooth = { observed: filled("observed"), expected: filled("expected") };
  }
  return smooth;
}

function smoothed(values: Float64Array): Float64Array {
  const count = values.length;
  return values.map(
    (value, week) => value / 2 + (values[(week + count - 1) % count]! + values[(week + 1) % count]!) / 4,
  );
}
