import { requireFinite, requireNumber, requireProbability } from "./require.ts";

const sqrtTwoPi = Math.sqrt(2 * Math.PI);

/** Where the power series of the cdf hands over to the continued fraction of its tail. */
const tailStart = 3;
/** Terms of the tail's continued fraction: enough for 1e-16 at z = tailStart, more than enough beyond. */
const tailTerms = 90;

/**
 * Density of the standard normal distribution.
 *
 *   phi(z) = exp(-z^2 / 2) / sqrt(2 pi)
 */
export function standardNormalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / sqrtTwoPi;
}

/**
 * Cumulative distribution function of the standard normal distribution, Phi(z) = P(Z <= z).
 *
 *   |z| < 3:  Phi(z) = 1/2 + phi(z) (z + z^3/3 + z^5/(3*5) + z^7/(3*5*7) + ...)
 *   tails:    1 - Phi(z) = phi(z) / (z + 1/(z + 2/(z + 3/(z + ...))))
 *
 * Relative error below 1e-13 down to the lower tail's underflow at z = -38; the upper tail ends in 1
 * (ask for Phi(-z) to see P(Z > z)).
 *
 * @throws RangeError if z is NaN
 * Source: Marsaglia, G. (2004), Evaluating the normal distribution, Journal of Statistical Software
 * 11(4), eq. 1; the fraction is Laplace's, Abramowitz & Stegun (1964) 26.2.14.
 * @example standardNormalCdf(1.644853626951472) // 0.95
 */
export function standardNormalCdf(z: number): number {
  requireNumber("z", z);
  if (z <= -tailStart) return upperTail(-z);
  if (z >= tailStart) return 1 - upperTail(z);
  let term = z;
  let sum = z;
  for (let denominator = 3; Math.abs(term) > 1e-17 * Math.abs(sum); denominator += 2) {
    term *= (z * z) / denominator;
    sum += term;
  }
  return 0.5 + standardNormalDensity(z) * sum;
}

/** P(Z > z) for z >= tailStart. */
function upperTail(z: number): number {
  if (z > 40) return 0;
  let fraction = z;
  for (let n = tailTerms; n > 0; n--) fraction = z + n / fraction;
  return standardNormalDensity(z) / fraction;
}

/**
 * The standard loss function: units expected above z standard deviations.
 *
 *   L(z) = E max(Z - z, 0) = phi(z) - z (1 - Phi(z))
 *
 * In the upper tail the two terms all but cancel, so there it is worked out as phi(z) times
 * (1/z - fraction), the difference of the Mills ratio from 1/z, without subtraction.
 *
 * @throws RangeError if z is not finite
 * Source: Snyder & Shen, Fundamentals of Supply Chain Theory (2019), eq. C.22.
 * @example standardNormalLoss(0.3) // 0.26676
 */
export function standardNormalLoss(z: number): number {
  requireFinite("z", z);
  if (z < tailStart) return standardNormalDensity(z) - z * standardNormalCdf(-z);
  if (z > 40) return 0;
  let remainder = z;
  for (let n = tailTerms; n > 1; n--) remainder = z + n / remainder;
  return standardNormalDensity(z) / (z * remainder + 1);
}

/**
 * The second-order standard loss function: half the expected square of the excess over z.
 *
 *   L2(z) = 1/2 E max(Z - z, 0)^2 = 1/2 ((z^2 + 1)(1 - Phi(z)) - z phi(z))
 *
 * Relative precision fades above z = 6, where L2 is under 1e-11 and its terms cancel.
 *
 * @throws RangeError if z is not finite
 * Source: Snyder & Shen (2019), eq. C.27; Zipkin, Foundations of Inventory Management (2000), C.3.6.
 * @example standardNormalSecondOrderLoss(1.3) // 0.018807
 */
export function standardNormalSecondOrderLoss(z: number): number {
  requireFinite("z", z);
  if (Math.abs(z) > 40) return z > 0 ? 0 : (z * z + 1) / 2;
  return Math.max(0, ((z * z + 1) * standardNormalCdf(-z) - z * standardNormalDensity(z)) / 2);
}

/*
 * Rational approximations of Wichura's algorithm, highest power first: numerator, denominator.
 * "centre" in r = .180625 - q^2 for |q| = |p - 1/2| <= .425; "tail" and "far" in
 * r = sqrt(-log(min(p, 1 - p))) less 1.6 up to r = 5, less 5 beyond.
 */
const centre = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
] as const;
const tail = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
] as const;
const far = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
] as const;

/** Ratio of two polynomials of degree 7 at r. */
function ratio([numerator, denominator]: readonly [readonly number[], readonly number[]], r: number): number {
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < 8; i++) {
    top = top * r + numerator[i]!;
    bottom = bottom * r + denominator[i]!;
  }
  return top / bottom;
}

/**
 * Quantile of the standard normal distribution: the z with Phi(z) = p.
 *
 * p: probability in (0, 1). Relative error about 1e-16 (Wichura's PPND16).
 * For p near 1 the distance 1 - p is what counts: take -standardNormalQuantile(1 - p).
 *
 * @throws RangeError if p is not in (0, 1)
 * Source: Wichura, M. J. (1988), Algorithm AS 241: the percentage points of the normal distribution,
 * Applied Statistics 37, 477-484.
 * @example standardNormalQuantile(0.95) // 1.6448536269514722
 */
export function standardNormalQuantile(p: number): number {
  requireProbability("p", p);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(centre, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? ratio(tail, r - 1.6) : ratio(far, r - 5);
  return q < 0 ? -z : z;
}
