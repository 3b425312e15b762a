import { daysPerMonth, daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import type { Estimates } from "./estimates.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { addChild, type VarianceSums, varianceSums } from "./variance-components.ts";

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
  /** Rows of weekdays. */
  readonly weekday: Readonly<Record<"category" | "place" | "item", Pair>>;
  /** Rows of days of the month. */
  readonly monthDay: Readonly<Record<"category" | "place", Pair>>;
  /** Rows of weeks: of categories by year, of SKUs in all. */
  readonly week: Readonly<Record<"category" | "sku", Pair>>;
  readonly skuWeeks: VarianceSums;
  /** By cell: in the units of dispersion, and units sold. */
  readonly cells: Pair;
  readonly soldCells: Pair;
  /** Rows of the shared events' bands: of categories by year, of SKUs in all; expected with the shop's factors. */
  readonly bands: Readonly<Record<"category" | "sku", Pair>>;
  readonly skuYears: Float64Array;
  /** By event. */
  readonly skuEvents: readonly VarianceSums[];
  /** By SKU: sums of squared errors and expected units by bucket, and the least sale of a bucket. */
  readonly dispersion: {
    readonly squaredError: Float64Array;
    readonly expected: Float64Array;
    readonly least: Float64Array;
  };
}

export function shopSums({ names, days, calendar }: FitShop, { groupBandCount }: Estimates): ShopSums {
  const categories = names.category.length;
  const skus = names.sku.length;
  return {
    byDay: pair(days.weeks.length),
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
    bands: { category: pair(categories * days.yearCount * groupBandCount), sku: pair(skus * groupBandCount) },
    skuYears: new Float64Array(skus * groupBandCount),
    skuEvents: calendar.events.map(() => varianceSums()),
    dispersion: {
      squaredError: new Float64Array(skus),
      expected: new Float64Array(skus),
      least: new Float64Array(skus).fill(Infinity),
    },
  };
}

/** The sums of one SKU by year, while its items are passed. */
export interface SkuYears {
  readonly weeks: Pair;
  readonly bands: Pair;
}

export function skuYears({ days }: FitShop, { groupBandCount }: Estimates): SkuYears {
  return { weeks: pair(days.yearCount * weeksPerYear), bands: pair(days.yearCount * groupBandCount) };
}

/** Adds a SKU's years to the sums of the SKU, its category and the variance between SKUs, and clears them. */
export function closeSku(
  sums: ShopSums,
  own: SkuYears,
  context: {
    readonly item: FitItem;
    readonly shop: FitShop;
    readonly estimates: Estimates;
    /** The week factors of its category, by week. */
    readonly categoryWeeks: Float64Array;
  },
): void {
  const { item, shop, estimates, categoryWeeks } = context;
  const years = shop.days.yearCount;
  addChild(sums.skuWeeks, {
    ...own.weeks,
    years,
    columns: weeksPerYear,
    from: 0,
    to: weeksPerYear,
    factors: categoryWeeks,
  });
  const columns = estimates.groupBandCount;
  const ratios = estimates.bands.category.subarray(item.category * columns, (item.category + 1) * columns);
  for (const [event, { firstSlot, bands }] of shop.calendar.events.entries()) {
    const from = estimates.groupBandOfSlot[firstSlot] ?? -1;
    if (from < 0) continue;
    addChild(sums.skuEvents[event]!, {
      ...own.bands,
      years,
      columns,
      from,
      to: from + bands.length,
      factors: ratios,
    });
  }
  for (const which of ["observed", "expected"] as const) {
    for (let year = 0; year < years; year++) {
      addRow(own.weeks[which], sums.week.sku[which], { from: year, to: item.sku, columns: weeksPerYear });
      addRow(own.bands[which], sums.bands.sku[which], { from: year, to: item.sku, columns });
    }
    addRow(own.weeks[which], sums.week.category[which], {
      from: 0,
      to: item.category,
      columns: weeksPerYear * years,
    });
    addRow(own.bands[which], sums.bands.category[which], {
      from: 0,
      to: item.category,
      columns: columns * years,
    });
  }
  for (let place = 0; place < own.bands.expected.length; place++) {
    if (own.bands.expected[place]! > 0) sums.skuYears[item.sku * columns + (place % columns)]! += 1;
  }
  for (const { observed, expected } of [own.weeks, own.bands]) {
    observed.fill(0);
    expected.fill(0);
  }
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
