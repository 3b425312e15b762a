import { daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import type { FitShop } from "./fit-shop.ts";
import type { OwnLevel } from "./own-years.ts";
import { addRow, type Pair, pair } from "./pair.ts";
import type { ShopSums } from "./shop-sums.ts";
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
  readonly shrinkage: Readonly<Record<OwnLevel, Shrinkage>>;
  /** By row: variance of the logarithm of a week's factor, on average over the weeks. */
  readonly variances: Readonly<Record<"all" | "category" | OwnLevel, Float64Array>>;
}

/** The factors of some rows and how well they are known. */
interface WeekRows {
  readonly factors: Float64Array;
  readonly variances: Float64Array;
}

/**
 * Week-of-year factors of all, and the ratios of category, SKU and item to what is above them.
 *
 *   factor = (sum y + prior parent) / (sum m + prior), sums smoothed round the year, scaled to a mean of 1
 *
 * shared: see sharedVariance().
 */
export function updateWeeks(shop: FitShop, estimates: Estimates, sums: ShopSums, shared: number): WeekUpdate {
  const all = rootWeeks(shop, sums, shared);
  const category = categoryWeeks(shop, estimates, sums, all.factors);
  const above = { all: all.factors, category: category.factors, sku: estimates.week.sku };
  const ofSkus = ownShrinkage(shop, sums, "sku");
  const sku = ownWeeks(shop, sums, above, {
    level: "sku",
    prior: ofSkus.prior,
  });
  const ofParts = ownShrinkage(shop, sums, "part");
  // An item's errors last for longer than a week: to smooth them gains nothing.
  const prior = shop.calendar.kind === "day" ? ofParts.prior * smoothingGain : ofParts.prior;
  const part = ownWeeks(shop, sums, { ...above, sku: sku.factors }, { level: "part", prior });
  return {
    factors: { ...above, sku: sku.factors, part: part.factors },
    variances: { all: all.variances, category: category.variances, sku: sku.variances, part: part.variances },
    shrinkage: { sku: ofSkus, part: ofParts },
  };
}

function ownShrinkage({ calendar }: FitShop, { variance }: ShopSums, level: OwnLevel): Shrinkage {
  return shrinkage(variance[level].weeks, weekPrior(calendar));
}

function weekPrior({ kind }: FitShop["calendar"]): {
  readonly prior: number;
  readonly isByDay: boolean;
} {
  return { prior: standardPrior, isByDay: kind === "day" };
}

/** The ratios of SKUs to their category, or of items to their SKU. */
function ownWeeks(
  shop: FitShop,
  sums: ShopSums,
  above: Omit<Estimates["week"], "part">,
  { level, prior }: { readonly level: OwnLevel; readonly prior: number },
): WeekRows {
  const rows = sums.week[level].observed.length / weeksPerYear;
  const factors = new Float64Array(rows * weeksPerYear).fill(1);
  const variances = new Float64Array(rows);
  const parent = new Float64Array(weeksPerYear);
  let previous = -1;
  for (const item of shop.items) {
    const row = item[level];
    if (row < 0 || row === previous) continue;
    previous = row;
    normalizedProduct(parent, [
      { values: above.all, row: 0 },
      { values: above.category, row: item.category },
      { values: above.sku, row: level === "part" ? item.sku : -1 },
    ]);
    const from = row * weeksPerYear;
    const { observed, expected } = sums.week[level];
    const own = {
      observed: observed.subarray(from, from + weeksPerYear),
      expected: parent.map((factor, week) => factor * expected[from + week]!),
    };
    factors.set(weekRatios(own, prior), from);
    variances[row] = weekVariance(own, prior);
  }
  return { factors, variances };
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
  const { observed, expected } = byYear;
  addChild(variance, { observed, expected, years, columns, from: 0, to: columns, factors: null, scale: 1 });
  const { prior, yearVariance } = shrinkage(variance, {
    ...weekPrior(shop.calendar),
    isByDay: true,
  });
  const folded = pair(columns);
  const yearVarianceOf = (): number => yearVariance;
  foldYears(byYear, folded, { years, columns, row: 0, to: 0, factors: null, yearVarianceOf });
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
      scale: 1,
    });
  }
  const { prior, yearVariance } = shrinkage(variance, weekPrior(shop.calendar));
  const yearVarianceOf = (): number => yearVariance;
  for (let row = 0; row < rows; row++) {
    const folded = pair(columns);
    foldYears(sums.week.category, folded, { years, columns, row, to: 0, factors: all, yearVarianceOf });
    const own = {
      ...folded,
      expected: folded.expected.map((m, week) => m * all[week]!),
    };
    factors.set(weekRatios(own, prior), row * columns);
    variances[row] = weekVariance(own, prior);
  }
  return { factors, variances };
}

/** ratio = (sum y + prior) / (sum m + prior), sums smoothed round the year. */
function weekRatios(own: Pair, priorOfWeek: number): Float64Array {
  const prior = priorOfWeek / smoothingGain;
  const smooth = smoothWeeks(own);
  return smooth.observed.map((y, week) => (y + prior) / (smooth.expected[week]! + prior));
}

/**
 * Variance of the logarithm of a week's factor, on average: 1 / (sum m + prior).
 *
 * Neighbouring weeks share their errors by the smoothing, so that over a few weeks in a row they add up as
 * if each had only its own evidence.
 */
function weekVariance({ expected }: Pair, priorOfWeek: number): number {
  let sum = 0;
  for (const m of expected) sum += 1 / (m + priorOfWeek / smoothingGain);
  return sum / expected.length;
}
