import { daysPerMonth, daysPerWeek } from "./calendar-days.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { addRow, type Pair } from "./pair.ts";
import type { ShopSums } from "./shop-sums.ts";
import { addChild, shrinkage, varianceSums } from "./variance-components.ts";

/** Units of dispersion that a parent counts for where the data tells no better. */
const standardPrior = 100;

type GroupLevel = "category" | "place" | "item";

/** The groups of one level, and the ratios of the levels above it. */
interface RhythmGroups {
  readonly all: Float64Array;
  readonly level: GroupLevel;
  readonly parents: readonly { readonly level: GroupLevel; readonly ratios: Float64Array }[];
}

/** Weekday factors of all, category, category at a location, and item. */
export function updateWeekdays(shop: FitShop, { weekday }: ShopSums): Estimates["weekday"] {
  const all = rootFactors(weekday.category, daysPerWeek);
  const category = groupRatios(shop, weekday.category, { all, level: "category", parents: [] });
  const above = [{ level: "category", ratios: category }] as const;
  const place = groupRatios(shop, weekday.place, { all, level: "place", parents: above });
  const parents = [...above, { level: "place", ratios: place }] as const;
  return { all, category, place, item: groupRatios(shop, weekday.item, { all, level: "item", parents }) };
}

/** Factors by day of the month of all, category, and category at a location. */
export function updateMonthDays(shop: FitShop, { monthDay }: ShopSums): Estimates["monthDay"] {
  const all = rootFactors(monthDay.category, daysPerMonth);
  const category = groupRatios(shop, monthDay.category, { all, level: "category", parents: [] });
  const parents = [{ level: "category", ratios: category }] as const;
  return { all, category, place: groupRatios(shop, monthDay.place, { all, level: "place", parents }) };
}

/**
 * The factors of a rhythm that comes again each week or month, for all items together.
 *
 *   factor = (sum y + prior) / (sum m + prior), scaled to a mean of 1
 *
 * sums: a row of `columns` numbers for each group, which add up to the shop.
 */
function rootFactors({ observed, expected }: Pair, columns: number): Float64Array {
  const total = { observed: new Float64Array(columns), expected: new Float64Array(columns) };
  for (let row = 0; row < observed.length / columns; row++) {
    addRow(observed, total.observed, { from: row, to: 0, columns });
    addRow(expected, total.expected, { from: row, to: 0, columns });
  }
  const factors = total.observed.map(
    (y, column) => (y + standardPrior) / (total.expected[column]! + standardPrior),
  );
  const all = new Float64Array(columns);
  normalizedProduct(all, [{ values: factors, row: 0 }]);
  return all;
}

/** The ratios of a level's groups to their parents: (sum y + prior) / (sum m parent + prior). */
function groupRatios(shop: FitShop, own: Pair, groups: RhythmGroups): Float64Array {
  const { all, level, parents } = groups;
  const columns = all.length;
  const ratios = new Float64Array(own.observed.length).fill(1);
  if (ratios.length === columns) return ratios;
  const parent = new Float64Array(columns);
  const setParent = (item: FitItem): void =>
    normalizedProduct(parent, [
      { values: all, row: 0 },
      ...parents.map((one) => ({ values: one.ratios, row: item[one.level] })),
    ]);
  const first = firstOfEach(shop.items, level);
  const variance = varianceSums();
  for (const item of first) {
    setParent(item);
    const from = item[level] * columns;
    const observed = own.observed.subarray(from, from + columns);
    const expected = own.expected.subarray(from, from + columns);
    addChild(variance, {
      observed,
      expected,
      years: 1,
      columns,
      from: 0,
      to: columns,
      factors: parent,
      scale: 1,
    });
  }
  const { prior } = shrinkage(variance, { prior: standardPrior, isByDay: true });
  for (const item of first) {
    setParent(item);
    const from = item[level] * columns;
    for (let column = 0; column < columns; column++) {
      const expected = own.expected[from + column]! * parent[column]!;
      ratios[from + column] = (own.observed[from + column]! + prior) / (expected + prior);
    }
  }
  return ratios;
}

/** One item of each group of a level. */
function firstOfEach(items: readonly FitItem[], level: GroupLevel): readonly FitItem[] {
  const seen = new Set<number>();
  return items.filter((item) => {
    const isNew = !seen.has(item[level]);
    seen.add(item[level]);
    return isNew;
  });
}
