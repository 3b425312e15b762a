import type { Pair } from "./pair.ts";

/** Sums from which the variance of the children's ratios round their parent's factor is told. */
export interface VarianceSums {
  /** sum_c [(sum_a e)^2 - sum_a e^2] and sum_c [(sum_a m)^2 - sum_a m^2] over years a and children c. */
  betweenError: number;
  betweenExpected: number;
  /** sum_c (e^2 - m) and sum_c m^2 over children. */
  excess: number;
  squaredExpected: number;
  /** sum_c sum_a (e^2 - m) and sum_c sum_a m^2. */
  yearExcess: number;
  yearSquares: number;
  /** How many sums these are taken over: columns of children with anything expected. */
  cells: number;
}

export function varianceSums(): VarianceSums {
  return {
    betweenError: 0,
    betweenExpected: 0,
    excess: 0,
    squaredExpected: 0,
    yearExcess: 0,
    yearSquares: 0,
    cells: 0,
  };
}

/** Fewer sums than this tell no variance. */
const fewestCells = 8;
/** A prior stronger than this is the parent itself. */
const strongest = 1e6;
/** A prior weaker than this would learn an uplift from a handful of units. */
const weakest = 2;

/** How a child's own sums are weighed against its parent. */
export interface Shrinkage {
  /** kappa: the units that the parent's factor counts for. */
  readonly prior: number;
  /** omega^2: variance of the child's ratio from one year to the next. */
  readonly yearVariance: number;
}

/**
 * How much children differ from their parent for good, and how much from year to year.
 *
 *   ratio = (sum_a w y + kappa) / (sum_a w m + kappa)        w = 1 / (1 + omega^2 m)        kappa = 1 / tau^2
 *   two years or more: tau^2 = sum_c [(sum_a e)^2 - sum_a e^2] / sum_c [(sum_a m)^2 - sum_a m^2]
 *                      omega^2 = sum_ca (e^2 - m) / sum_ca m^2 - tau^2
 *   one year:          tau^2 = sum_c (e^2 - m) / sum_c m^2, omega^2 = 0
 *
 * y, m: units and what the parent lets expect in year a, in units of dispersion, so that the variance of y is
 * m; e = y - m. However much is sold, one year tells no more than 1 / omega^2 units would.
 * tau^2 <= 0 makes the child its parent. Fewer than eight sums take the default, and so do those of weeks
 * and months: their units were spread over the days as the factors so far let expect, and differ too little.
 *
 * Source: the method of moments for a random effect, as in Buehlmann & Straub (1970), Glaubwuerdigkeit fuer
 * Schadensaetze, Bulletin of the Swiss Association of Actuaries 70.
 */
export function shrinkage(
  sums: VarianceSums,
  standard: { readonly prior: number; readonly isByDay: boolean },
): Shrinkage {
  if (sums.cells < fewestCells || !standard.isByDay) return { prior: standard.prior, yearVariance: 0 };
  const hasYears = sums.betweenExpected > 0;
  const between = hasYears ? sums.betweenError / sums.betweenExpected : sums.excess / sums.squaredExpected;
  const variance = Math.max(0, between);
  const yearly = hasYears ? sums.yearExcess / sums.yearSquares - variance : 0;
  return {
    prior: variance > 0 ? Math.min(strongest, Math.max(weakest, 1 / variance)) : strongest,
    yearVariance: Math.max(0, yearly),
  };
}

/**
 * Adds one child: what it sold and what its parent let expect, by year (rows) and column.
 * factors: by column, turn `expected` into what the parent lets expect, all times `scale`; null: all are 1.
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
    readonly factors: Float64Array | null;
    readonly scale: number;
  },
): void {
  const { observed, expected, years, columns, from, to, factors, scale } = child;
  for (let column = from; column < to; column++) {
    const factor = factors === null ? scale : factors[column]! * scale;
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
    sums.cells++;
    sums.yearExcess += errors - total;
    sums.yearSquares += totals;
    sums.betweenError += error * error - errors;
    sums.betweenExpected += total * total - totals;
    sums.excess += error * error - total;
    sums.squaredExpected += total * total;
  }
}

/**
 * Adds the years of one row, each weighed by what a year can tell, to a row of another pair.
 *
 * factors: turn `expected` into what the parent lets expect, for the weights alone; null: all are 1.
 */
export function foldYears(
  source: Pair,
  target: Pair,
  {
    years,
    columns,
    row,
    to,
    factors,
    yearVarianceOf,
  }: {
    readonly years: number;
    readonly columns: number;
    readonly row: number;
    readonly to: number;
    readonly factors: Float64Array | null;
    readonly yearVarianceOf: (column: number) => number;
  },
): void {
  for (let column = 0; column < columns; column++) {
    const factor = factors === null ? 1 : factors[column]!;
    const yearVariance = yearVarianceOf(column);
    for (let year = 0; year < years; year++) {
      const place = (row * years + year) * columns + column;
      const m = source.expected[place]! * factor;
      const weight = 1 / (1 + yearVariance * m);
      target.observed[to * columns + column]! += weight * source.observed[place]!;
      target.expected[to * columns + column]! += weight * source.expected[place]!;
    }
  }
}
