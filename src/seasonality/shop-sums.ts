import { daysPerMonth, daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import type { FitShop } from "./fit-shop.ts";
import { type VarianceSums, varianceSums } from "./variance-components.ts";

/** Units observed and units expected, row by row. */
export interface Pair {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

export function pair(length: number): Pair {
  return { observed: new Float64Array(length), expected: new Float64Array(length) };
}

/** What one pass over all items adds up, by group: in units of dispersion. */
export interface ShopSums {
  /** Plain days of the whole shop by day. */
  readonly byDay: Pair;
  /** The same items' units on a plain day and, in place of expected, on the one a year before. */
  readonly growth: Pair;
  /** Rows of weekdays. */
  readonly weekday: Readonly<Record<"category" | "place" | "item", Pair>>;
  /** Rows of days of the month. */
  readonly monthDay: Readonly<Record<"category" | "place", Pair>>;
  /** Rows of weeks: of categories by year; of SKUs in all, weighed, against their category. */
  readonly week: Readonly<Record<"category" | "sku", Pair>>;
  readonly skuWeeks: VarianceSums;
  /** By cell: in the units of dispersion, and units sold. */
  readonly cells: Pair;
  readonly soldCells: Pair;
  /**
   * Rows of the shared events' bands, expected with the shop's factors: of categories by year; of SKUs in all,
   * weighed, against their category; and of SKUs as they are, with the years seen.
   */
  readonly bands: Readonly<Record<"category" | "sku" | "skuSold", Pair>>;
  readonly skuYears: Float64Array;
  /** By event. */
  readonly skuEvents: readonly VarianceSums[];
  /** By SKU: sums of squared errors and expected units by bucket, and the least change from bucket to bucket. */
  readonly dispersion: {
    readonly squaredError: Float64Array;
    readonly expected: Float64Array;
    readonly least: Float64Array;
  };
}

export function shopSums({ names, days, calendar, groupBandCount }: FitShop): ShopSums {
  const categories = names.category.length;
  const skus = names.sku.length;
  return {
    byDay: pair(days.weeks.length),
    growth: pair(days.weeks.length),
    weekday: {
      category: pair(categories * daysPerWeek),
      place: pair(names.place.length * daysPerWeek),
      item: pair(names.item.length * daysPerWeek),
    },
    monthDay: {
      category: pair(categories * daysPerMonth),
      place: pair(names.place.length * daysPerMonth),
    },
    week: {
      category: pair(categories * days.yearCount * weeksPerYear),
      sku: pair(skus * weeksPerYear),
    },
    skuWeeks: varianceSums(),
    cells: pair(calendar.cellCount),
    soldCells: pair(calendar.cellCount),
    bands: {
      category: pair(categories * days.yearCount * groupBandCount),
      sku: pair(skus * groupBandCount),
      skuSold: pair(skus * groupBandCount),
    },
    skuYears: new Float64Array(skus * groupBandCount),
    skuEvents: calendar.events.map(() => varianceSums()),
    dispersion: {
      squaredError: new Float64Array(skus),
      expected: new Float64Array(skus),
      least: new Float64Array(skus).fill(Infinity),
    },
  };
}

/** Adds row `from` of one array to row `to` of another. */
export function addRow(
  source: Float64Array,
  target: Float64Array,
  { from, to, columns }: { readonly from: number; readonly to: number; readonly columns: number },
): void {
  for (let column = 0; column < columns; column++) {
    target[to * columns + column]! += source[from * columns + column]!;
  }
}
