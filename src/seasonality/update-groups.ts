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

/** What the shop's factors have just become, and whose events they are of; null: of all. */
export interface ShopUpdate {
  readonly slots: Float64Array;
  readonly layer: number | null;
}

/**
 * Ratios of categories to the shop, of SKUs to their category and of items to their SKU, see setGroupRatios().
 *
 * They are those to the shop's new factors, though the sums hold the old ones: else what moves the whole shop
 * would for one pass be taken for a trait of each group, and be charged twice.
 */
export function updateGroups(
  shop: FitShop,
  estimates: Estimates,
  sums: ShopSums,
  update: ShopUpdate,
): GroupRatios {
  const isByDay = shop.calendar.kind === "day";
  const { layer } = update;
  const change = bandChange(shop, estimates.slots, update.slots);
  const category = updateCategories(shop, estimates, sums, { change, layer });
  const shrinkage = {
    category: category.shrinkage,
    sku: groupShrinkage(sums.variance.sku, isByDay),
    part: groupShrinkage(sums.variance.part, isByDay),
  };
  const columns = shop.groupBandCount;
  const sku = knownRows(estimates, "sku");
  const part = knownRows(estimates, "part");
  const factors = new Float64Array(columns);
  for (const item of shop.items) {
    for (let band = 0; band < columns; band++) {
      factors[band] = change[band]! * category.rows.bands[item.category * columns + band]!;
    }
    const ofSku = { shop, row: item.sku, factors, layer, shrinkage: shrinkage.sku };
    setGroupRatios(sku, sums.bands.sku, ofSku);
    if (item.part < 0) continue;
    for (let band = 0; band < columns; band++) factors[band]! *= sku.bands[item.sku * columns + band]!;
    const ofPart = { shop, row: item.part, factors, layer, shrinkage: shrinkage.part };
    setGroupRatios(part, sums.bands.part, ofPart);
  }
  return {
    bands: { category: category.rows.bands, sku: sku.bands, part: part.bands },
    wholeEvents: { category: category.rows.whole, sku: sku.whole, part: part.whole },
    shrinkage,
  };
}

/** The ratios so far, to be set anew. */
function knownRows({ wholeEvents, bands }: Estimates, level: "category" | OwnLevel): GroupRows {
  return { whole: wholeEvents[level].slice(), bands: bands[level].slice() };
}

/** By group band: how the mean of the shop's factors has changed. */
function bandChange(
  { groupBandOfSlot, groupBandCount }: FitShop,
  before: Float64Array,
  after: Float64Array,
): Float64Array {
  const old = new Float64Array(groupBandCount);
  const now = new Float64Array(groupBandCount);
  for (const [slot, band] of groupBandOfSlot.entries()) {
    if (band < 0) continue;
    old[band]! += before[slot]!;
    now[band]! += after[slot]!;
  }
  return now.map((sum, band) => sum / old[band]!);
}

function updateCategories(
  shop: FitShop,
  estimates: Estimates,
  sums: ShopSums,
  { change, layer }: { readonly change: Float64Array; readonly layer: number | null },
): { readonly rows: GroupRows; readonly shrinkage: GroupShrinkage } {
  const count = shop.names.category.length;
  const rows = knownRows(estimates, "category");
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
  for (let row = 0; row < count; row++) {
    setGroupRatios(rows, folded, { shop, row, factors: change, layer, shrinkage });
  }
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
