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
  const perYear = Math.max(-mostPerYear, Math.min(mostPerYear, Math.log(now / before)));
  return ((compared / (compared + priorDays)) * perYear) / daysOfYear;
}
