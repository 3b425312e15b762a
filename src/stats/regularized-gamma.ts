import { poissonDensity } from "./poisson-density.ts";
import { requireNonNegative, requirePositive } from "./require.ts";

/** Stops a fraction that does not settle; with finite arguments none comes near it. */
const mostTerms = 1_000_000;
/** A factor this near to 1 changes nothing that a double can hold. */
const tolerance = 2e-16;

/**
 * The regularized lower incomplete gamma function: the cdf at x of a gamma with shape a and scale 1.
 *
 *   P(a, x) = 1 / Gamma(a) * integral from 0 to x of t^(a - 1) exp(-t) dt,     a > 0, x >= 0
 *
 * Each side of x = a + 1 has a continued fraction that settles fast there; the other side is 1 minus it.
 *
 * @throws RangeError if a is not above 0, x is below 0, or either is not finite
 * Source: Didonato, A. & Morris, A. (1986), Computation of the incomplete gamma function ratios,
 * ACM Transactions on Mathematical Software 12(4); DLMF 8.2, 8.9.
 * @example regularizedGamma(1, 2) // 1 - exp(-2)
 */
export function regularizedGamma(a: number, x: number): number {
  requirePositive("a", a);
  requireNonNegative("x", x);
  return x < a + 1 ? lowerTail(a, x) : 1 - upperTail(a, x);
}

/**
 * The other side, Q(a, x) = 1 - P(a, x), to full relative precision where it is small.
 *
 * Q(k + 1, mean) is the probability that a Poisson count with that mean is at most k.
 *
 * @throws RangeError if a is not above 0, x is below 0, or either is not finite
 */
export function regularizedGammaUpper(a: number, x: number): number {
  requirePositive("a", a);
  requireNonNegative("x", x);
  return x < a + 1 ? 1 - lowerTail(a, x) : upperTail(a, x);
}

/**
 * P(a, x) for x < a + 1, all of its terms being positive there:
 *
 *   P = x^a exp(-x) / Gamma(a) / (b0 + c1/(b1 + c2/(b2 + ...)))
 *   c_n = n (a + n - 1) x^2 / (a + 2n - 1)^2
 *   b_n = n + n x / (a + 2n - 1) + (a + n)(a - x + 1 + 2n) / (a + 2n + 1)
 *
 * It is the incomplete beta's fraction (regularized-beta.ts) with b -> infinity and x b held.
 */
function lowerTail(a: number, x: number): number {
  const scale = a * poissonDensity(a, x);
  if (x === 0 || scale === 0) return 0;
  let fraction = (a * (a - x + 1)) / (a + 1);
  let c = fraction;
  let d = 0;
  for (let n = 1; n < mostTerms; n++) {
    const inverse = 1 / (a + 2 * n - 1);
    const numerator = n * (a + n - 1) * (x * inverse) * (x * inverse);
    const denominator = n + n * x * inverse + ((a + n) * (a - x + 1 + 2 * n)) / (a + 2 * n + 1);
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < tolerance) break;
  }
  return Math.min(1, scale / fraction);
}

/**
 * Q(a, x) for x >= a + 1, by Legendre's fraction (DLMF 8.9.2, contracted):
 *
 *   Q = x^a exp(-x) / Gamma(a) / (x - a + 1 + 1 (a - 1)/(x - a + 3 + 2 (a - 2)/(x - a + 5 + ...)))
 */
function upperTail(a: number, x: number): number {
  const scale = a * poissonDensity(a, x);
  if (scale === 0) return 0;
  let fraction = x - a + 1;
  let c = fraction;
  let d = 0;
  for (let n = 1; n < mostTerms; n++) {
    const numerator = n * (a - n);
    if (numerator === 0) break;
    const denominator = x - a + 1 + 2 * n;
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < tolerance) break;
  }
  return Math.min(1, scale / fraction);
}
