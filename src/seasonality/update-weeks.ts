import { daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import type { FitShop } from "./fit-shop.ts";
import { addRow, type Pair, pair, type ShopSums } from "./shop-sums.ts";
import { smoothWeeks } from "./smooth-weeks.ts";
import { addChild, foldYears, type Shrinkage, shrinkage, varianceSums } from "./variance-components.ts";

/** Units of dispersion that a parent counts for where the data tells no better. */
const standardPrior = 50;

/**
 * What smoothing round the year makes of a week's own evidence: 1 / (1/16 + 1/4 + 1/16) as much, so that the
 * parent has to count for so much less.
 */
const smoothingGain = 8 / 3;

/** What a pass teaches about the week of the year. */
export interface WeekUpdate {
  readonly factors: Estimates["week"];
  readonly sku: Shrinkage;
  /** By row: variance of the logarithm of a week's factor, on average over the weeks. */
  readonly variances: Readonly<Record<"all" | "category" | "sku", Float64Array>>;
}

/** The factors of some rows and how well they are known. */
interface WeekRows {
  readonly factors: Float64Array;
  readonly variances: Float64Array;
}

/**
 * Week-of-year factors of all, category and SKU.
 *
 *   factor = (sum y + prior parent) / (sum m + prior), sums smoothed round the year, scaled to a mean of 1
 *
 * shared: see sharedVariance(). keepsSkus: leaves the SKUs' ratios as they are, for their parents are not known yet.
 */
export function updateWeeks(
  shop: FitShop,
  estimates: Estimates,
  sums: ShopSums,
  { shared, keepsSkus }: { readonly shared: number; readonly keepsSkus: boolean },
): WeekUpdate {
  const all = rootWeeks(shop, sums, shared);
  const category = categoryWeeks(shop, estimates, sums, all.factors);
  const own = shrinkage(sums.skuWeeks, standardPrior);
  const sku = { factors: estimates.week.sku.slice(), variances: new Float64Array(shop.names.sku.length) };
  for (let row = 0; !keepsSkus && row < shop.names.sku.length; row++) {
    const from = row * weeksPerYear;
    const { observed, expected } = sums.week.sku;
    const ofSku = {
      observed: observed.subarray(from, from + weeksPerYear),
      expected: expected.subarray(from, from + weeksPerYear),
    };
    sku.factors.set(weekRatios(ofSku, own.prior), from);
    sku.variances[row] = weekVariance(ofSku, own.prior);
  }
  return {
    factors: { all: all.factors, category: category.factors, sku: sku.factors },
    variances: { all: all.variances, category: category.variances, sku: sku.variances },
    sku: own,
  };
}

function rootWeeks(shop: FitShop, sums: ShopSums, shared: number): WeekRows {
  const years = shop.days.yearCount;
  const byYear = pair(years * weeksPerYear);
  for (const which of ["observed", "expected"] as const) {
    for (let row = 0; row < shop.names.category.length; row++) {
      addRow(sums.week.category[which], byYear[which], { from: row, to: 0, columns: years * weeksPerYear });
    }
  }
  for (let place = 0; place < byYear.expected.length; place++) {
    const weight = 1 / (1 + (shared * byYear.expected[place]!) / daysPerWeek);
    byYear.observed[place]! *= weight;
    byYear.expected[place]! *= weight;
  }
  const variance = varianceSums();
  const columns = weeksPerYear;
  for (let week = 0; week < columns; week++) {
    addChild(variance, { ...byYear, years, columns, from: week, to: week + 1, factors: null });
  }
  const { prior, yearVariance } = shrinkage(variance, standardPrior);
  const folded = foldYears(byYear, {
    years,
    columns,
    row: 0,
    factors: null,
    yearVarianceOf: () => yearVariance,
  });
  const all = new Float64Array(columns);
  normalizedProduct(all, [{ values: weekRatios(folded, prior), row: 0 }]);
  return { factors: all, variances: Float64Array.of(weekVariance(folded, prior)) };
}

function categoryWeeks(shop: FitShop, estimates: Estimates, sums: ShopSums, all: Float64Array): WeekRows {
  const years = shop.days.yearCount;
  const columns = weeksPerYear;
  const rows = shop.names.category.length;
  const factors = estimates.week.category.slice();
  const variances = new Float64Array(rows);
  if (rows < 2) return { factors, variances };
  const variance = varianceSums();
  const size = years * columns;
  const { observed, expected } = sums.week.category;
  for (let row = 0; row < rows; row++) {
    addChild(variance, {
      observed: observed.subarray(row * size, (row + 1) * size),
      expected: expected.subarray(row * size, (row + 1) * size),
      years,
      columns,
      from: 0,
      to: columns,
      factors: all,
    });
  }
  const { prior, yearVariance } = shrinkage(variance, standardPrior);
  for (let row = 0; row < rows; row++) {
    const folded = foldYears(sums.week.category, {
      years,
      columns,
      row,
      factors: all,
      yearVarianceOf: () => yearVariance,
    });
    factors.set(weekRatios(folded, prior), row * columns);
    variances[row] = weekVariance(folded, prior);
  }
  return { factors, variances };
}

/** ratio = (sum y + prior) / (sum m + prior), sums smoothed round the year. */
function weekRatios(own: Pair, weekPrior: number): Float64Array {
  const prior = weekPrior / smoothingGain;
  const smooth = smoothWeeks(own.observed, own.expected);
  return smooth.observed.map((y, week) => (y + prior) / (smooth.expected[week]! + prior));
}

/**
 * Variance of the logarithm of a week's factor, on average: 1 / (sum m + prior).
 *
 * Neighbouring weeks share their errors by the smoothing, so that over a few weeks in a row they add up as
 * if each had only its own evidence.
 */
function weekVariance({ expected }: Pair, weekPrior: number): number {
  let sum = 0;
  for (const m of expected) sum += 1 / (m + weekPrior / smoothingGain);
  return sum / expected.length;
}
