import { stirlingError } from "./log-gamma.ts";
import { deviance } from "./poisson-density.ts";
import { requirePositive } from "./require.ts";

/** Stops a fraction that does not settle; with finite arguments none comes near it. */
const mostTerms = 1_000_000;
/** A factor this near to 1 changes nothing that a double can hold. */
const tolerance = 2e-16;

/**
 * The regularized incomplete beta function: the cdf at x of a beta distribution.
 *
 *   I_x(a, b) = 1 / B(a, b) * integral from 0 to x of t^(a - 1) (1 - t)^(b - 1) dt
 *
 * x: in [0, 1]; a, b > 0. I_x(a, b) = 1 - I_{1-x}(b, a): the side on which the fraction settles fast is taken.
 *
 * @throws RangeError if x is not in [0, 1], or a or b is not finite and above 0
 * Source: DLMF 8.17; Abramowitz & Stegun (1964), 26.5.
 * @example regularizedBeta(0.5, 2, 3) // 0.6875
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x must be in [0, 1], got ${x}`);
  requirePositive("a", a);
  requirePositive("b", b);
  if (x === 0 || x === 1) return x;
  const y = 1 - x;
  const lambda = a * y - b * x;
  const scale = betaScale({ a, b, x, y, lambda });
  if (lambda > -1) return betaTail({ a, b, x, y, lambda, scale });
  return 1 - betaTail({ a: b, b: a, x: y, y: x, lambda: -lambda, scale });
}

/** What the fraction is worked out from; y = 1 - x, lambda = a y - b x and scale are known best by the caller. */
export interface BetaTail {
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
  /** a y - b x, above -1: x is at or below the mean a / (a + b), or little above. */
  readonly lambda: number;
  /** x^a y^b / B(a, b). */
  readonly scale: number;
}

/**
 * I_x(a, b) on the side lambda > -1, to full relative precision, by the even part of the usual fraction:
 *
 *   I_x(a, b) = scale / (b0 + c1/(b1 + c2/(b2 + ...)))
 *   c_n = n (b - n) (a + n - 1) (a + b + n - 1) x^2 / (a + 2n - 1)^2
 *   b_n = n + n (b - n) x / (a + 2n - 1) + (a + n) (lambda + 1 + n (1 + y)) / (a + 2n + 1)
 *
 * It takes some tens of terms, and a few hundred near the mean when a and b are about 1e6.
 *
 * Source: Didonato, A. & Morris, A. (1992), Algorithm 708: significant digit computation of the
 * incomplete beta function ratios, ACM Transactions on Mathematical Software 18(3), eq. 9.
 */
export function betaTail({ a, b, x, y, lambda, scale }: BetaTail): number {
  if (scale === 0) return 0;
  let fraction = (a * (lambda + 1)) / (a + 1);
  let c = fraction;
  let d = 0;
  for (let n = 1; n < mostTerms; n++) {
    const step = x / (a + 2 * n - 1);
    const part = n * (b - n) * step;
    const numerator = part * step * (a + n - 1) * (a + b + n - 1);
    if (numerator === 0) break;
    const denominator = n + part + ((a + n) * (lambda + 1 + n * (1 + y))) / (a + 2 * n + 1);
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < tolerance) break;
  }
  return Math.min(1, scale / fraction);
}

/**
 * x^a y^b / B(a, b) without the cancellation of log-gammas:
 * with n = a + b,  a - n x = lambda  and  b - n y = -lambda, so that
 *
 *   x^a y^b / B(a, b) = sqrt(a b / (2 pi n)) exp(delta(n) - delta(a) - delta(b) - D(a, n x) - D(b, n y))
 */
function betaScale({ a, b, x, y, lambda }: Omit<BetaTail, "scale">): number {
  const n = a + b;
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x, lambda) -
    deviance(b, n * y, -lambda);
  return Math.sqrt((a / n) * (b / (2 * Math.PI))) * Math.exp(exponent);
}
