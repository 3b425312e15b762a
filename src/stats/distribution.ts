/**
 * stats/ owns probability and numerics and knows no inventory words: distributions of one common
 * shape, the special functions under them, and random numbers that are the same on every machine.
 */

import type { Random } from "./random.ts";

/**
 * A probability distribution of a real or integer quantity X, as plain numbers and functions.
 *
 * Makers: normal, gamma (real); poisson, negativeBinomial, mixture (whole numbers from 0);
 * empirical, point (the values given).
 */
export interface Distribution {
  /** E X. */
  readonly mean: number;
  /** E (X - mean)^2, at least 0. */
  readonly variance: number;
  /** P(X <= x), in [0, 1]. @throws RangeError if x is NaN */
  cdf(x: number): number;
  /**
   * The smallest x with cdf(x) >= p; a whole number when X counts things.
   * Discrete makers forgive rounding: a cdf reaches p when it is at least p (1 - 1e-12).
   * @throws RangeError if p is not in (0, 1)
   */
  quantile(p: number): number;
  /** The loss function E max(X - x, 0): units by which X exceeds x. @throws RangeError if x is not finite */
  loss(x: number): number;
  /** One draw of X. */
  sample(random: Random): number;
}
