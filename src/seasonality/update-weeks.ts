import { daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import type { FitShop } from "./fit-shop.ts";
import { addRow, type Pair, pair, type ShopSums } from "./shop-sums.ts";
import { smoothWeeks } from "./smooth-weeks.ts";
import { addChild, priorUnits, varianceSums } from "./variance-components.ts";

/** Units of dispersion that a parent counts for where the data tells no better. */
const standardPrior = 50;

/**
 * What smoothing round the year makes of a week's own evidence: 1 / (1/16 + 1/4 + 1/16) as much, so that the
 * parent has to count for so much less.
 */
const smoothingGain = 8 / 3;

/**
 * Variance of a whole shop's day beyond that of its items by themselves, over its squared mean: what they
 * share (weather, pay days) and what no number of items averages away.
 *
 *   c^2 = sum_t [(Y - M)^2 - M] / sum_t M^2
 */
export function sharedVariance({ observed, expected }: Pair): number {
  let excess = 0;
  let squares = 0;
  for (let day = 0; day < expected.length; day++) {
    const m = expected[day]!;
    const e = observed[day]! - m;
    excess += m === 0 ? 0 : e * e - m;
    squares += m * m;
  }
  return squares > 0 ? Math.max(0, excess / squares) : 0;
}

/** Week-of-year factors of all, category and SKU. */
export function updateWeeks(
  shop: FitShop,
  estimates: Estimates,
  sums: ShopSums,
  shared: number,
): Estimates["week"] {
  const years = shop.days.yearCount;
  const categories = shop.names.category.length;
  const byYear = pair(years * weeksPerYear);
  for (const which of ["observed", "expected"] as const) {
    for (let row = 0; row < categories; row++) {
      addRow(sums.week.category[which], byYear[which], { from: row, to: 0, columns: years * weeksPerYear });
    }
  }
  for (let place = 0; place < byYear.expected.length; place++) {
    const weight = 1 / (1 + (shared * byYear.expected[place]!) / daysPerWeek);
    byYear.observed[place]! *= weight;
    byYear.expected[place]! *= weight;
  }
  const all = new Float64Array(weeksPerYear);
  const rootSums = varianceSums();
  addChild(rootSums, {
    ...byYear,
    years,
    columns: weeksPerYear,
    from: 0,
    to: weeksPerYear,
    factors: null,
  });
  const rootPrior = priorUnits({ ...rootSums, children: years > 1 ? weeksPerYear : 0 }, standardPrior);
  setWeekRatios(all, foldYears(byYear, years, 0), null, rootPrior);
  normalizedProduct(all, [{ values: all.slice(), row: 0 }]);
  const category = updateCategoryWeeks(shop, estimates, sums, all);
  const sku = estimates.week.sku.slice();
  const skuPrior = priorUnits(sums.skuWeeks, standardPrior);
  const parent = new Float64Array(weeksPerYear);
  let previous = -1;
  for (const item of shop.items) {
    if (item.sku === previous) continue;
    previous = item.sku;
    normalizedProduct(parent, [
      { values: all, row: 0 },
      { values: category, row: item.category },
    ]);
    const from = item.sku * weeksPerYear;
    const own = {
      observed: sums.week.sku.observed.slice(from, from + weeksPerYear),
      expected: sums.week.sku.expected.slice(from, from + weeksPerYear),
    };
    setWeekRatios(sku.subarray(from, from + weeksPerYear), own, parent, skuPrior);
  }
  return { all, category, sku };
}

function updateCategoryWeeks(
  shop: FitShop,
  estimates: Estimates,
  sums: ShopSums,
  all: Float64Array,
): Float64Array {
  const years = shop.days.yearCount;
  const rows = shop.names.category.length;
  const category = estimates.week.category.slice();
  if (rows < 2) return category;
  const variance = varianceSums();
  const size = years * weeksPerYear;
  for (let row = 0; row < rows; row++) {
    addChild(variance, {
      observed: sums.week.category.observed.subarray(row * size, (row + 1) * size),
      expected: sums.week.category.expected.subarray(row * size, (row + 1) * size),
      years,
      columns: weeksPerYear,
      from: 0,
      to: weeksPerYear,
      factors: all,
    });
  }
  const prior = priorUnits(variance, standardPrior);
  for (let row = 0; row < rows; row++) {
    const ratios = category.subarray(row * weeksPerYear, (row + 1) * weeksPerYear);
    setWeekRatios(ratios, foldYears(sums.week.category, years, row), all, prior);
  }
  return category;
}

/** The sums over years of one row of weeks by year. */
function foldYears({ observed, expected }: Pair, years: number, row: number): Pair {
  const folded = pair(weeksPerYear);
  for (let year = 0; year < years; year++) {
    addRow(observed, folded.observed, { from: row * years + year, to: 0, columns: weeksPerYear });
    addRow(expected, folded.expected, { from: row * years + year, to: 0, columns: weeksPerYear });
  }
  return folded;
}

/** ratio = (sum y + prior) / (sum m parent + prior), sums smoothed round the year. */
function setWeekRatios(
  target: Float64Array,
  own: Pair,
  parent: Float64Array | null,
  weekPrior: number,
): void {
  const prior = weekPrior / smoothingGain;
  const expected = parent === null ? own.expected : own.expected.map((m, week) => m * parent[week]!);
  const smooth = smoothWeeks(own.observed, expected);
  for (let week = 0; week < weeksPerYear; week++) {
    target[week] = (smooth.observed[week]! + prior) / (smooth.expected[week]! + prior);
  }
}
