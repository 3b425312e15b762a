/** Sums from which the variance of the children's ratios round their parent's factor is told. */
export interface VarianceSums {
  /** sum_c [(sum_a e)^2 - sum_a e^2] and sum_c [(sum_a m)^2 - sum_a m^2] over years a and children c. */
  betweenError: number;
  betweenExpected: number;
  /** sum_c (e^2 - m) and sum_c m^2 over children. */
  excess: number;
  squaredExpected: number;
  /** Children with anything expected. */
  children: number;
}

export function varianceSums(): VarianceSums {
  return { betweenError: 0, betweenExpected: 0, excess: 0, squaredExpected: 0, children: 0 };
}

/** Fewer children than this tell no variance. */
const fewestChildren = 8;
/** A prior stronger than this is the parent itself. */
const strongest = 1e6;
/** A prior weaker than this would learn an uplift from a handful of units. */
const weakest = 2;

/**
 * The units that the parent's factor counts for against a child's own, kappa:
 *
 *   ratio = (sum y + kappa) / (sum m + kappa)        kappa = 1 / tau^2        e = y - m
 *   two years or more: tau^2 = sum_c [(sum_a e)^2 - sum_a e^2] / sum_c [(sum_a m)^2 - sum_a m^2]
 *   one year:          tau^2 = sum_c (e^2 - m) / sum_c m^2
 *
 * y, m: units and what the parent lets expect, in units of dispersion, so that the variance of y is m.
 * What differs from year to year is no difference between children, so that the first form is free of it.
 * tau^2 <= 0 makes the child its parent. Fewer than eight children take the default.
 *
 * Source: the method of moments for a random effect, as in Buehlmann & Straub (1970), Glaubwuerdigkeit fuer
 * Schadensaetze, Bulletin of the Swiss Association of Actuaries 70.
 */
export function priorUnits(sums: VarianceSums, standard: number): number {
  if (sums.children < fewestChildren) return standard;
  const hasYears = sums.betweenExpected > 0;
  const variance = hasYears ? sums.betweenError / sums.betweenExpected : sums.excess / sums.squaredExpected;
  if (!(variance > 0)) return strongest;
  return Math.min(strongest, Math.max(weakest, 1 / variance));
}

/**
 * Adds one child: what it sold and what its parent let expect, by year (rows) and column.
 * factors: by column, turn `expected` into what the parent lets expect; null: it is that already.
 */
export function addChild(
  sums: VarianceSums,
  child: {
    readonly observed: Float64Array;
    readonly expected: Float64Array;
    readonly years: number;
    readonly columns: number;
    readonly from: number;
    readonly to: number;
    readonly factors: ArrayLike<number> | null;
  },
): void {
  const { observed, expected, years, columns, from, to, factors } = child;
  let hasAny = false;
  for (let column = from; column < to; column++) {
    const factor = factors === null ? 1 : factors[column]!;
    let error = 0;
    let total = 0;
    let errors = 0;
    let totals = 0;
    for (let year = 0; year < years; year++) {
      const m = expected[year * columns + column]! * factor;
      if (m === 0) continue;
      const e = observed[year * columns + column]! - m;
      error += e;
      total += m;
      errors += e * e;
      totals += m * m;
    }
    if (total === 0) continue;
    hasAny = true;
    sums.betweenError += error * error - errors;
    sums.betweenExpected += total * total - totals;
    sums.excess += error * error - total;
    sums.squaredExpected += total * total;
  }
  if (hasAny) sums.children++;
}
