import { type Random, sampleNormal } from "./random.ts";
import { requirePositive } from "./require.ts";

/**
 * One draw of the gamma distribution with a shape and scale 1 (mean = variance = shape).
 *
 * A cubed normal is accepted or refused; over 95 % are accepted. A shape below 1 is drawn one higher and
 * brought down by u^(1 / shape).
 *
 * @throws RangeError if shape is not finite and above 0
 * Source: Marsaglia, G. & Tsang, W. (2000), A simple method for generating gamma variables, ACM
 * Transactions on Mathematical Software 26(3).
 */
export function sampleGamma(random: Random, shape: number): number {
  requirePositive("shape", shape);
  if (shape < 1) return sampleGamma(random, shape + 1) * random.next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = sampleNormal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = random.next();
    if (Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}
