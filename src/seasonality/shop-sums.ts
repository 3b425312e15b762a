import { daysPerMonth, daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import type { FitShop } from "./fit-shop.ts";
import { type GroupVariance, groupVariance } from "./group-events.ts";
import { type Pair, pair } from "./pair.ts";
import { type VarianceSums, varianceSums } from "./variance-components.ts";

/** What a pass learns beside weekdays and dispersions; the sums of the other parts are left empty. */
export interface PassParts {
  readonly weeks: boolean;
  readonly monthDays: boolean;
  readonly events: boolean;
}

export interface OwnVariance extends GroupVariance {
  readonly weeks: VarianceSums;
}

/** What one pass over all items adds up, by group: in units of dispersion. */
export interface ShopSums {
  /** Plain days of the whole shop by day. */
  readonly byDay: Pair;
  /** Rows of weekdays. */
  readonly weekday: Readonly<Record<"category" | "place" | "item", Pair>>;
  /** Rows of days of the month. */
  readonly monthDay: Readonly<Record<"category" | "place", Pair>>;
  /** Rows of weeks: of categories by year; of SKUs and items in all, weighed. */
  readonly week: Readonly<Record<"category" | "sku" | "part", Pair>>;
  /** By cell: in the units of dispersion, and units sold. */
  readonly cells: Pair;
  readonly soldCells: Pair;
  /** Rows of the shared events' bands, expected with the shop's factors: of categories by year; of the others weighed. */
  readonly bands: Readonly<Record<"category" | "sku" | "part", Pair>>;
  /** The same as they are, and the years that they were seen in. */
  readonly bandsSold: Readonly<Record<"sku" | "part", Pair>>;
  readonly bandYears: Readonly<Record<"sku" | "part", Float64Array>>;
  /** How SKUs differ from their category, and items from their SKU. */
  readonly variance: Readonly<Record<"sku" | "part", OwnVariance>>;
  /** By SKU: in place of observed the squared errors by bucket, and what was expected. */
  readonly errors: Pair;
}

export function shopSums(shop: FitShop, parts: PassParts): ShopSums {
  const { names, days, calendar } = shop;
  const weeks = parts.weeks ? weeksPerYear : 0;
  const categories = names.category.length;
  const skus = names.sku.length;
  const skuParts = names.part.length;
  const ownVariance = (): OwnVariance => ({
    ...groupVariance(shop),
    weeks: varianceSums(),
  });
  const columns = parts.events ? shop.groupBandCount : 0;
  const ofOwn = (count: number): Record<"sku" | "part", Pair> => ({
    sku: pair(skus * count),
    part: pair(skuParts * count),
  });
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
    week: { category: pair(categories * days.yearCount * weeks), ...ofOwn(weeks) },
    cells: pair(calendar.cellCount),
    soldCells: pair(calendar.cellCount),
    bands: { category: pair(categories * days.yearCount * columns), ...ofOwn(columns) },
    bandsSold: ofOwn(columns),
    bandYears: {
      sku: new Float64Array(skus * columns),
      part: new Float64Array(skuParts * columns),
    },
    variance: { sku: ownVariance(), part: ownVariance() },
    errors: pair(skus),
  };
}
