import type { Pair } from "./pair.ts";

/**
 * Variance of a whole shop's day beyond that of its items by themselves, over its squared mean: what they
 * share (weather, pay days) and what no number of items averages away.
 *
 *   c^2 = sum_t [(Y - M)^2 - M] / sum_t M^2
 *
 * Y, M: units of the plain days and what was expected of them, in units of dispersion, by day. Never below 0.
 */
export function sharedVariance({ observed, expected }: Pair): number {
  let excess = 0;
  let squares = 0;
  for (let day = 0; day < expected.length; day++) {
    const m = expected[day]!;
    const e = observed[day]! - m;
    excess += m === 0 ? 0 : e * e - m;
    squares += m * m;
  }
  return squares > 0 ? Math.max(0, excess / squares) : 0;
}
