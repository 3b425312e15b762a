import { weeksPerYear } from "./calendar-days.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { addGroupVariance } from "./group-events.ts";
import { addRow, type Pair, pair } from "./pair.ts";
import type { ShopSums } from "./shop-sums.ts";
import { addChild, foldYears } from "./variance-components.ts";

/** The sums of one item or one SKU by year, while the shop is passed: rows of weeks and of bands. */
export interface OwnYears {
  readonly weeks: Pair;
  readonly bands: Pair;
}

export function ownYears({ days, groupBandCount }: FitShop): OwnYears {
  return {
    weeks: pair(days.yearCount * weeksPerYear),
    bands: pair(days.yearCount * groupBandCount),
  };
}

/** A SKU, or an item that is a part of one. */
export type OwnLevel = "sku" | "part";

interface OwnContext {
  readonly item: FitItem;
  readonly level: OwnLevel;
  readonly shop: FitShop;
  readonly estimates: Estimates;
}

/** Adds the years of a SKU or an item to its sums and to the variance between all of its level. */
export function closeOwn(sums: ShopSums, own: OwnYears, context: OwnContext): void {
  closeWeeks(sums, own.weeks, context);
  if (context.shop.groupBandCount > 0) closeBands(sums, own.bands, context);
}

/** Moves the years of an item to those of its SKU, or of a SKU to a row of its categories. */
export function moveYears(own: OwnYears, target: OwnYears, row: number): void {
  for (const name of ["weeks", "bands"] as const) {
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

function closeWeeks(sums: ShopSums, own: Pair, { item, level, shop, estimates }: OwnContext): void {
  const years = shop.days.yearCount;
  const columns = weeksPerYear;
  const factors = new Float64Array(columns);
  normalizedProduct(factors, [
    { values: estimates.week.all, row: 0 },
    { values: estimates.week.category, row: item.category },
    { values: estimates.week.sku, row: level === "part" ? item.sku : -1 },
  ]);
  const { observed, expected } = own;
  addChild(sums.variance[level].weeks, {
    observed,
    expected,
    years,
    columns,
    from: 0,
    to: columns,
    factors,
    scale: 1,
  });
  const yearVarianceOf = (): number => estimates.yearVariance[level].weeks;
  const folded = foldYears(own, {
    years,
    columns,
    row: 0,
    factors,
    yearVarianceOf,
  });
  for (const which of ["observed", "expected"] as const) {
    addRow(folded[which], sums.week[level][which], {
      from: 0,
      to: item[level],
      columns,
    });
  }
}

function closeBands(sums: ShopSums, own: Pair, { item, level, shop, estimates }: OwnContext): void {
  const years = shop.days.yearCount;
  const columns = shop.groupBandCount;
  const { bands, wholeEvents, yearVariance } = estimates;
  const factors = bands.category.slice(item.category * columns, (item.category + 1) * columns);
  if (level === "part") {
    for (let band = 0; band < columns; band++) factors[band]! *= bands.sku[item.sku * columns + band]!;
  }
  const events = shop.calendar.events.length;
  const whole = wholeEvents[level].subarray(item[level] * events, (item[level] + 1) * events);
  addGroupVariance(sums.variance[level], own, { shop, row: 0, factors, whole });
  const yearVarianceOf = (band: number): number => yearVariance[level].events[shop.eventOfGroupBand[band]!]!;
  const folded = foldYears(own, {
    years,
    columns,
    row: 0,
    factors,
    yearVarianceOf,
  });
  for (const which of ["observed", "expected"] as const) {
    addRow(folded[which], sums.bands[level][which], {
      from: 0,
      to: item[level],
      columns,
    });
    for (let year = 0; year < years; year++) {
      addRow(own[which], sums.bandsSold[level][which], {
        from: year,
        to: item[level],
        columns,
      });
    }
  }
  for (let place = 0; place < own.expected.length; place++) {
    if (own.expected[place]! > 0) sums.bandYears[level][item[level] * columns + (place % columns)]! += 1;
  }
}
