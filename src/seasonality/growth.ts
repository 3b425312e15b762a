import { microUnitsPerUnit } from "../demand/ledger.ts";
import { daysOfYear } from "./calendar-days.ts";
import type { FitShop } from "./fit-shop.ts";
import { type Pair, pair } from "./pair.ts";

/** Days of comparison that stand for no growth at all. */
const priorDays = 28;
/** Fourfold in a year: beyond that the history tells of a start, not of growth. */
const mostPerYear = Math.log(4);

/**
 * Growth of a shop's demand from what the same items sold on open days a year apart, in units of their
 * dispersions, so that an odd item does not speak for all.
 */
export function shopGrowth({ items, days }: FitShop, dispersions: Float64Array): number {
  const years = pair(days.weeks.length);
  for (const { first, counts, microUnits, sku } of items) {
    const scale = 1 / dispersions[sku]!;
    for (let t = daysOfYear; t < counts.length; t++) {
      if (counts[t] === 0 || counts[t - daysOfYear] === 0) continue;
      years.observed[first + t]! += microUnits[t]! * scale;
      years.expected[first + t]! += microUnits[t - daysOfYear]! * scale;
    }
  }
  return growthPerDay(years);
}

/** Variance of the logarithm of an item's growth in a year round its shop's: a fifth either way. */
const itemVariance = 0.2 ** 2;

/**
 * Growth of each item, shrunk to its shop's as far as little was sold: else the trend of an item would be
 * taken for its season at both ends of the history.
 *
 *   g = g_shop + w (ln(now / before) / 364 - g_shop)        w = v / (v + 1 / now + 1 / before)
 *
 * now, before: units on open days and a year before them, in units of the item's dispersion, so that
 * 1 / now + 1 / before is the variance of the logarithm; v: the variance of growth between items.
 */
export function itemGrowth(
  { items, names }: Pick<FitShop, "items" | "names">,
  dispersions: Float64Array,
  ofShop: number,
): Float64Array {
  const growth = new Float64Array(names.item.length).fill(ofShop);
  for (const { counts, microUnits, sku, item } of items) {
    const scale = 1 / (microUnitsPerUnit * dispersions[sku]!);
    let now = 0;
    let before = 0;
    for (let t = daysOfYear; t < counts.length; t++) {
      if (counts[t] === 0 || counts[t - daysOfYear] === 0) continue;
      now += microUnits[t]! * scale;
      before += microUnits[t - daysOfYear]! * scale;
    }
    if (now === 0 || before === 0) continue;
    const weight = itemVariance / (itemVariance + 1 / now + 1 / before);
    growth[item] = ofShop + weight * (yearlyGrowth(now, before) / daysOfYear - ofShop);
  }
  return growth;
}

/** ln(now / before), within what is still growth. */
function yearlyGrowth(now: number, before: number): number {
  return Math.max(-mostPerYear, Math.min(mostPerYear, Math.log(now / before)));
}

/**
 * Growth by day from what was sold on each day and, in place of what was expected, a year before: what is left
 * when season is taken out, so that growth is not taken for season where a history has but a year.
 *
 *   g = n / (n + 28) ln(sum y[t] / sum y[t - 364]) / 364        n: days compared
 *
 * 0 where nothing lies a year apart.
 */
export function growthPerDay({ observed, expected }: Pair): number {
  let now = 0;
  let before = 0;
  let compared = 0;
  for (let day = 0; day < expected.length; day++) {
    now += observed[day]!;
    before += expected[day]!;
    compared += expected[day]! > 0 ? 1 : 0;
  }
  if (now === 0 || before === 0) return 0;
  return ((compared / (compared + priorDays)) * yearlyGrowth(now, before)) / daysOfYear;
}
