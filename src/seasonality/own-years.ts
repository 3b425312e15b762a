import { weeksPerYear } from "./calendar-days.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { addGroupVariance } from "./group-events.ts";
import { addRow, type Pair, pair } from "./pair.ts";
import type { PassParts, ShopSums } from "./shop-sums.ts";
import { addChild, foldYears } from "./variance-components.ts";

/** The sums of one item or one SKU by year, while the shop is passed: rows of weeks and of bands. */
export interface OwnYears {
  readonly weeks: Pair;
  readonly bands: Pair;
  /** Room for what the groups above let expect, by week and by band. */
  readonly weekFactors: Float64Array;
  readonly bandFactors: Float64Array;
}

export function ownYears({ days, groupBandCount }: FitShop): OwnYears {
  return {
    weeks: pair(days.yearCount * weeksPerYear),
    bands: pair(days.yearCount * groupBandCount),
    weekFactors: new Float64Array(weeksPerYear),
    bandFactors: new Float64Array(groupBandCount),
  };
}

/** A SKU, or an item that is a part of one. */
export type OwnLevel = "sku" | "part";

interface OwnContext {
  readonly item: FitItem;
  readonly level: OwnLevel;
  readonly shop: FitShop;
  readonly estimates: Estimates;
  readonly parts: PassParts;
}

/** Adds the years of a SKU or an item to its sums and to the variance between all of its level. */
export function closeOwn(sums: ShopSums, own: OwnYears, context: OwnContext): void {
  const { shop, parts } = context;
  if (parts.weeks) closeWeeks(sums, own, context);
  if (parts.events && shop.groupBandCount > 0) closeBands(sums, own, context);
}

/** Moves the years of an item to those of its SKU, or of a SKU to a row of its categories. */
export function moveYears(
  own: OwnYears,
  target: Pick<OwnYears, "weeks" | "bands">,
  { row, parts }: { readonly row: number; readonly parts: PassParts },
): void {
  for (const name of ["weeks", "bands"] as const) {
    if (!(name === "weeks" ? parts.weeks : parts.events)) continue;
    for (const which of ["observed", "expected"] as const) {
      const source = own[name][which];
      addRow(source, target[name][which], {
        from: 0,
        to: row,
        columns: source.length,
      });
      source.fill(0);
    }
  }
}

function closeWeeks(sums: ShopSums, own: OwnYears, { item, level, shop, estimates }: OwnContext): void {
  const { observed, expected } = own.weeks;
  const years = shop.days.yearCount;
  const columns = weeksPerYear;
  const factors = own.weekFactors;
  normalizedProduct(factors, [
    { values: estimates.week.all, row: 0 },
    { values: estimates.week.category, row: item.category },
    { values: estimates.week.sku, row: level === "part" ? item.sku : -1 },
  ]);
  const child = { observed, expected, years, columns, from: 0, to: columns, factors, scale: 1 };
  addChild(sums.variance[level].weeks, child);
  const yearVarianceOf = (): number => estimates.yearVariance[level].weeks;
  foldYears(own.weeks, sums.week[level], {
    years,
    columns,
    row: 0,
    to: item[level],
    factors,
    yearVarianceOf,
  });
}

function closeBands(sums: ShopSums, own: OwnYears, { item, level, shop, estimates }: OwnContext): void {
  const years = shop.days.yearCount;
  const columns = shop.groupBandCount;
  const { bands, wholeEvents, yearVariance } = estimates;
  const factors = own.bandFactors;
  for (let band = 0; band < columns; band++) {
    const ofSku = level === "part" ? bands.sku[item.sku * columns + band]! : 1;
    factors[band] = bands.category[item.category * columns + band]! * ofSku;
  }
  const row = item[level];
  addGroupVariance(sums.variance[level], own.bands, {
    shop,
    row: 0,
    factors,
    whole: wholeEvents[level],
    wholeRow: row,
  });
  const yearVarianceOf = (band: number): number => yearVariance[level].events[shop.eventOfGroupBand[band]!]!;
  foldYears(own.bands, sums.bands[level], { years, columns, row: 0, to: row, factors, yearVarianceOf });
  for (let year = 0; year < years; year++) {
    addRow(own.bands.observed, sums.bandsSold[level].observed, { from: year, to: row, columns });
    addRow(own.bands.expected, sums.bandsSold[level].expected, { from: year, to: row, columns });
    for (let band = 0; band < columns; band++) {
      if (own.bands.expected[year * columns + band]! > 0) sums.bandYears[level][row * columns + band]! += 1;
    }
  }
}
