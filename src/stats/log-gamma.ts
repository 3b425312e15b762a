import { requirePositive } from "./require.ts";

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** From here on the eight terms of Stirling's series below are exact to the last bit. */
const seriesStart = 10;

/**
 * Natural logarithm of the gamma function, for x > 0.
 *
 *   log Gamma(x) = (x - 1/2) log x - x + 1/2 log(2 pi) + stirlingError(x)
 *
 * Gamma(n + 1) = n! for whole n. Relative error about 1e-15; near the zeros at 1 and 2, absolute.
 *
 * @throws RangeError if x is not finite and above 0
 * Source: Abramowitz & Stegun (1964), 6.1.40.
 * @example logGamma(5) // log(24)
 */
export function logGamma(x: number): number {
  requirePositive("x", x);
  if (x < seriesStart) return shiftedLogGamma(x);
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x);
}

/**
 * What Stirling's formula leaves out:
 *
 *   delta(x) = log Gamma(x) - ((x - 1/2) log x - x + 1/2 log(2 pi)) = 1/(12 x) - 1/(360 x^3) + ...
 *
 * Small where log Gamma is huge, so that ratios of gamma functions can be taken without losing
 * digits: log Gamma(1e6) carries an error of 1e-9, delta(1e6) one of 1e-22.
 *
 * x > 0; not checked, for this stands in the innermost loops.
 * Source: Loader, C. (2000), Fast and accurate computation of binomial probabilities, section 2.
 */
export function stirlingError(x: number): number {
  if (x < seriesStart) return shiftedLogGamma(x) - ((x - 0.5) * Math.log(x) - x + halfLogTwoPi);
  const s = 1 / (x * x);
  // Coefficients B(2k) / (2k (2k - 1)), B being the Bernoulli numbers.
  const last = s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156 - s * (3617 / 122400))));
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - last)))) / x;
}

/** log Gamma(x) for 0 < x < 10 from log Gamma(x + n): Gamma(x + n) = x (x + 1) ... (x + n - 1) Gamma(x). */
function shiftedLogGamma(x: number): number {
  let product = 1;
  let shifted = x;
  while (shifted < seriesStart) product *= shifted++;
  return (
    (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + stirlingError(shifted) - Math.log(product)
  );
}
