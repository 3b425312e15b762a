import { requireProbability } from "./require.ts";
import { standardNormalQuantile } from "./standard-normal.ts";

/** A cdf reaches p when it is this near to it: p was rounded, and so was the cdf. */
const rounding = 1e-12;
/** Beyond this many standard deviations a cdf of 0 or 1 is taken for. */
const farthest = 8;

/** What the search has to know of a distribution over 0, 1, 2, ... */
export interface CountingDistribution {
  readonly mean: number;
  readonly variance: number;
  /** P(X <= k) for whole k >= 0. */
  cdf(k: number): number;
}

/**
 * Quantile of a distribution over whole numbers from 0: the smallest k with cdf(k) >= p (1 - 1e-12).
 *
 * The search starts at the normal quantile and follows the secant of z(cdf(k)), which is nearly straight
 * for anything shaped like demand, so that five or six cdfs do. Each cdf moves one end of a bracket
 * lo < answer <= hi, with cdf(lo) short of p and cdf(hi) reaching it, until the two are neighbours: the
 * answer is exact whatever the guesses. When a step does not halve the bracket, the next one does.
 *
 * @throws RangeError if p is not in (0, 1)
 */
export function discreteQuantile(distribution: CountingDistribution, p: number): number {
  requireProbability("p", p);
  const target = p * (1 - rounding);
  const goal = standardNormalQuantile(p);
  const sd = Math.max(0.5, Math.sqrt(distribution.variance));
  let lo = -1;
  let hi = Infinity;
  let x = 0;
  let z = 0;
  let slope = 1 / sd;
  let next = Math.max(0, Math.ceil(distribution.mean + goal * sd));
  for (let evaluations = 1; ; evaluations++) {
    const width = hi - lo;
    const reached = distribution.cdf(next);
    if (reached >= target) hi = next;
    else lo = next;
    if (hi - lo <= 1) return hi;
    const nextZ = zOf(reached);
    if (evaluations > 1 && nextZ !== z) slope = (nextZ - z) / (next - x);
    x = next;
    z = nextZ;
    // Without an upper end yet, the longest step doubles; with one, a bracket that shrinks slowly is halved.
    const farthestStep = Math.ceil(Math.min(lo + sd * 2 ** evaluations, 2 ** 53));
    const end = hi === Infinity ? Math.max(lo + 2, farthestStep) : hi;
    const slow = evaluations > 3 && (hi === Infinity || hi - lo > width / 2);
    if (slow) next = hi === Infinity ? end : Math.floor((lo + hi) / 2);
    else next = Math.max(lo + 1, Math.min(end - 1, Math.ceil(x + (goal - z) / slope)));
  }
}

/** z of a cdf, held within the range where it tells anything. */
function zOf(probability: number): number {
  if (probability <= 0) return -farthest;
  if (probability >= 1) return farthest;
  return Math.max(-farthest, Math.min(farthest, standardNormalQuantile(probability)));
}
