import type { Estimates } from "./estimates.ts";
import type { FitShop } from "./fit-shop.ts";
import {
  addGroupVariance,
  type GroupRows,
  type GroupShrinkage,
  groupShrinkage,
  groupVariance,
  setGroupRatios,
} from "./group-events.ts";
import type { OwnLevel } from "./own-years.ts";
import { type Pair, pair } from "./pair.ts";
import type { ShopSums } from "./shop-sums.ts";
import { foldYears } from "./variance-components.ts";

/** What a pass teaches about how categories, SKUs and items differ in their events. */
export interface GroupRatios {
  readonly bands: Estimates["bands"];
  readonly wholeEvents: Estimates["wholeEvents"];
  readonly shrinkage: Readonly<Record<"category" | OwnLevel, GroupShrinkage>>;
}

/** Ratios of categories to the shop, of SKUs to their category and of items to their SKU, see setGroupRatios(). */
export function updateGroups(shop: FitShop, estimates: Estimates, sums: ShopSums): GroupRatios {
  const isByDay = shop.calendar.kind === "day";
  const category = updateCategories(shop, estimates, sums);
  const shrinkage = {
    category: category.shrinkage,
    sku: groupShrinkage(sums.variance.sku, isByDay),
    part: groupShrinkage(sums.variance.part, isByDay),
  };
  const columns = shop.groupBandCount;
  const sku = emptyRows(shop, shop.names.sku.length);
  const part = emptyRows(shop, shop.names.part.length);
  const factors = new Float64Array(columns);
  for (const item of shop.items) {
    for (let band = 0; band < columns; band++) {
      factors[band] = category.rows.bands[item.category * columns + band]!;
    }
    setGroupRatios(sku, sums.bands.sku, {
      shop,
      row: item.sku,
      factors,
      shrinkage: shrinkage.sku,
    });
    if (item.part < 0) continue;
    for (let band = 0; band < columns; band++) factors[band]! *= sku.bands[item.sku * columns + band]!;
    setGroupRatios(part, sums.bands.part, {
      shop,
      row: item.part,
      factors,
      shrinkage: shrinkage.part,
    });
  }
  return {
    bands: { category: category.rows.bands, sku: sku.bands, part: part.bands },
    wholeEvents: {
      category: category.rows.whole,
      sku: sku.whole,
      part: part.whole,
    },
    shrinkage,
  };
}

function emptyRows({ calendar, groupBandCount }: FitShop, rows: number): GroupRows {
  return {
    whole: new Float64Array(rows * calendar.events.length).fill(1),
    bands: new Float64Array(rows * groupBandCount).fill(1),
  };
}

function updateCategories(
  shop: FitShop,
  estimates: Estimates,
  sums: ShopSums,
): { readonly rows: GroupRows; readonly shrinkage: GroupShrinkage } {
  const count = shop.names.category.length;
  const rows = emptyRows(shop, count);
  const factors = new Float64Array(shop.groupBandCount).fill(1);
  const variance = groupVariance(shop);
  const byYear = sums.bands.category;
  for (let row = 0; row < count; row++) {
    const whole = estimates.wholeEvents.category;
    addGroupVariance(variance, byYear, { shop, row, factors, whole, wholeRow: row });
  }
  const shrinkage = groupShrinkage(variance, shop.calendar.kind === "day");
  if (count < 2) return { rows, shrinkage };
  const folded = foldCategories(shop, byYear, shrinkage);
  for (let row = 0; row < count; row++)
    setGroupRatios(rows, folded, {
      shop,
      row,
      factors,
      shrinkage,
    });
  return { rows, shrinkage };
}

/** The categories' rows by year added up, see foldYears(). */
function foldCategories(
  { names, days, groupBandCount: columns, eventOfGroupBand }: FitShop,
  byYear: Pair,
  { events }: GroupShrinkage,
): Pair {
  const all = pair(names.category.length * columns);
  const yearVarianceOf = (band: number): number => events[eventOfGroupBand[band]!]!.yearVariance;
  for (let row = 0; row < names.category.length; row++) {
    foldYears(byYear, all, { years: days.yearCount, columns, row, to: row, factors: null, yearVarianceOf });
  }
  return all;
}
