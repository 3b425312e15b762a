/** Total demand of whole units with a mean and a standard deviation: negative binomial, or Poisson. */
export interface PlainDemand {
  readonly mean: number;
  readonly sd: number;
}

/**
 * P(D <= x) and E(D - x)+ summed term by term from the definition of the distribution, as a check of the
 * program's own that shares no formula with it. For whole x.
 *
 *   P(D = 0) = (m/v)^r,   P(D = k + 1) = P(D = k) (k + r) / (k + 1) (1 - m/v),   r = m^2 / (v - m)
 */
export function plainDemand(
  { mean, sd }: PlainDemand,
  x: number,
): { readonly cdf: number; readonly loss: number } {
  const variance = sd * sd;
  const isPoisson = variance <= mean * (1 + 1e-4);
  const r = isPoisson ? 0 : (mean * mean) / (variance - mean);
  let density = isPoisson ? Math.exp(-mean) : (mean / variance) ** r;
  let cdf = 0;
  let unsold = 0;
  for (let k = 0; k <= x; k++) {
    cdf += density;
    unsold += (x - k) * density;
    density *= isPoisson ? mean / (k + 1) : ((k + r) / (k + 1)) * (1 - mean / variance);
  }
  return { cdf, loss: mean - x + unsold };
}
