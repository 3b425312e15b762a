/** Up to here a whole number of factors is multiplied out: cheaper than the asymptotic series. */
const mostFactors = 16;
/** From here on three terms of Stirling's series are good to 1e-12. */
const stirlingFrom = 10;

/**
 * The logarithm of a rising factorial: how much log Gamma grows from x to x + n.
 *
 *   logRisingFactorial(x, n) = log Gamma(x + n) - log Gamma(x) = log( x (x + 1) ... (x + n - 1) ), n whole
 *
 * x > 0; n >= 0, whole or not. The arguments are not checked: this stands in the innermost loop of the
 * level filter. Small whole n costs one logarithm, n = 0 none, the rest two or three. Absolute error below
 * 1e-11 for arguments up to 1e3, relative error below 1e-12 beyond.
 *
 * Source: NIST Digital Library of Mathematical Functions, 5.2.5 (Pochhammer's symbol) and 5.11.1 (Stirling).
 * @example logRisingFactorial(2, 3) // log(2 * 3 * 4) = 3.1780538
 */
export function logRisingFactorial(x: number, n: number): number {
  if (n === 0) return 0;
  if (n > mostFactors || n !== Math.floor(n)) return logGammaDifference(x, n);
  let product = x;
  for (let i = 1; i < n; i++) product *= x + i;
  return Math.log(product);
}

/** By Stirling's series at both ends, each moved up by the recurrence Gamma(x + 1) = x Gamma(x) if small. */
function logGammaDifference(x: number, n: number): number {
  let low = x;
  let high = x + n;
  let lowFactors = 1;
  let highFactors = 1;
  while (low < stirlingFrom) lowFactors *= low++;
  while (high < stirlingFrom) highFactors *= high++;
  const factors = lowFactors === highFactors ? 0 : Math.log(lowFactors / highFactors);
  const growth = (high - 0.5) * Math.log(high) - (low - 0.5) * Math.log(low) - (high - low);
  return growth + stirlingTail(high) - stirlingTail(low) + factors;
}

function stirlingTail(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  return inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
}
