import { logGamma } from "./log-gamma.ts";
import type { Random } from "./random.ts";
import { requireNonNegative } from "./require.ts";

/** From here on the rejection method is quicker; it is proven from 10 on. */
const largeMean = 30;

/**
 * One draw of the Poisson distribution.
 *
 * Small means by inversion, adding up probabilities until they pass one uniform number; large ones by
 * transformed rejection, whose cost does not grow with the mean.
 *
 * @throws RangeError if mean is not finite and at least 0
 * Source: Hörmann, W. (1993), The transformed rejection method for generating Poisson random variables,
 * Insurance: Mathematics and Economics 12(1), algorithm PTRS.
 */
export function samplePoisson(random: Random, mean: number): number {
  requireNonNegative("mean", mean);
  return mean < largeMean ? byInversion(random, mean) : byRejection(random, mean);
}

function byInversion(random: Random, mean: number): number {
  const u = random.next();
  let term = Math.exp(-mean);
  let sum = term;
  let k = 0;
  // The sum may end a rounding error short of 1, and u between the two: the terms run out first.
  while (sum <= u && term > 0) {
    k++;
    term *= mean / k;
    sum += term;
  }
  return k;
}

/** The constants are Hörmann's, fitted so that the hat lies above the density for every mean from 10. */
function byRejection(random: Random, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const quickAccept = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  for (;;) {
    const u = random.next() - 0.5;
    const v = random.next();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= quickAccept) return k;
    if (k < 0 || us === 0 || (us < 0.013 && v > us)) continue;
    const density = k * logMean - mean - logGamma(k + 1);
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= density) return k;
  }
}
