import { weeksPerYear } from "./calendar-days.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { addRow, type Pair, pair, type ShopSums } from "./shop-sums.ts";
import { addChild, foldYears } from "./variance-components.ts";

/** The sums of one SKU by year, over its locations, while its items are passed: rows of weeks and of bands. */
export interface SkuYears {
  readonly weeks: Pair;
  readonly bands: Pair;
}

export function skuYears({ days, groupBandCount }: FitShop): SkuYears {
  return { weeks: pair(days.yearCount * weeksPerYear), bands: pair(days.yearCount * groupBandCount) };
}

interface SkuContext {
  readonly item: FitItem;
  readonly shop: FitShop;
  readonly estimates: Estimates;
}

/** Adds a SKU's years to the sums of the SKU, its category and the variance between SKUs, and clears them. */
export function closeSku(sums: ShopSums, own: SkuYears, context: SkuContext): void {
  closeWeeks(sums, own.weeks, context);
  if (context.shop.groupBandCount > 0) closeBands(sums, own.bands, context);
  for (const { observed, expected } of [own.weeks, own.bands]) {
    observed.fill(0);
    expected.fill(0);
  }
}

function closeWeeks(sums: ShopSums, own: Pair, { item, shop, estimates }: SkuContext): void {
  const years = shop.days.yearCount;
  const columns = weeksPerYear;
  const factors = new Float64Array(columns);
  normalizedProduct(factors, [
    { values: estimates.week.all, row: 0 },
    { values: estimates.week.category, row: item.category },
  ]);
  addChild(sums.skuWeeks, { ...own, years, columns, from: 0, to: columns, factors });
  const yearVarianceOf = (): number => estimates.yearVariance.skuWeeks;
  const folded = foldYears(own, { years, columns, row: 0, factors, yearVarianceOf });
  for (const which of ["observed", "expected"] as const) {
    addRow(folded[which], sums.week.sku[which], { from: 0, to: item.sku, columns });
    addRow(own[which], sums.week.category[which], { from: 0, to: item.category, columns: columns * years });
  }
}

function closeBands(sums: ShopSums, own: Pair, { item, shop, estimates }: SkuContext): void {
  const years = shop.days.yearCount;
  const columns = shop.groupBandCount;
  const factors = estimates.bands.category.subarray(item.category * columns, (item.category + 1) * columns);
  for (const [event, { firstSlot, bands }] of shop.calendar.events.entries()) {
    const from = shop.groupBandOfSlot[firstSlot] ?? -1;
    if (from < 0) continue;
    const to = from + bands.length;
    addChild(sums.skuEvents[event]!, { ...own, years, columns, from, to, factors });
  }
  const yearVarianceOf = (band: number): number =>
    estimates.yearVariance.skuEvents[shop.eventOfGroupBand[band]!]!;
  const folded = foldYears(own, { years, columns, row: 0, factors, yearVarianceOf });
  for (const which of ["observed", "expected"] as const) {
    addRow(folded[which], sums.bands.sku[which], { from: 0, to: item.sku, columns });
    addRow(own[which], sums.bands.category[which], { from: 0, to: item.category, columns: columns * years });
    for (let year = 0; year < years; year++) {
      addRow(own[which], sums.bands.skuSold[which], { from: year, to: item.sku, columns });
    }
  }
  for (let place = 0; place < own.expected.length; place++) {
    if (own.expected[place]! > 0) sums.skuYears[item.sku * columns + (place % columns)]! += 1;
  }
}
