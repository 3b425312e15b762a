import { weeksPerYear } from "./calendar-days.ts";
import type { FitItem } from "./fit-shop.ts";
import { blockDays } from "./item-level.ts";
import { addRow, type Pair } from "./pair.ts";
import type { ItemPass } from "./shop-pass.ts";

/**
 * Adds up an item's usual days by day, the plain ones by weekday, beside what its level lets expect. An event of
 * one weekday would blur that weekday. Daily data tells errors on the way.
 */
export function addPlainDays({ days, shop, events, sums }: ItemPass, item: FitItem): void {
  const { weekdays } = shop.days;
  const { units, shape, mean, levels, byWeekday } = days;
  const { isUsual, isPlain } = events;
  const { observed, expected } = sums.byDay;
  const { counts, first } = item;
  const length = counts.length;
  let squaredError = 0;
  let total = 0;
  for (let block = 0, t = 0; t < length; block++) {
    const level = levels[block]!;
    for (const end = Math.min(t + blockDays, length); t < end; t++) {
      const day = first + t;
      if (counts[t] === 0 || isUsual[day] === 0) {
        mean[t] = Number.NaN;
        continue;
      }
      const y = units[t]!;
      const m = shape[t]! * level;
      mean[t] = m;
      squaredError += (y - m) * (y - m);
      total += m;
      observed[day]! += y;
      expected[day]! += m;
      if (isPlain[day] === 0) continue;
      byWeekday.observed[weekdays[day]!]! += y;
      byWeekday.expected[weekdays[day]!]! += m;
    }
  }
  if (shop.bucketStarts === null) {
    sums.errors.observed[item.sku]! += squaredError;
    sums.errors.expected[item.sku]! += total;
  }
  closeRhythm(byWeekday, days.weekday, [
    { target: sums.weekday.item, row: item.item },
    { target: sums.weekday.place, row: item.place },
    { target: sums.weekday.category, row: item.category },
  ]);
}

/** Adds up an item's usual days by day of the month, once addPlainDays() has set their means. */
export function addMonthDays({ days, shop, sums }: ItemPass, item: FitItem): void {
  const { monthDays } = shop.days;
  const { units, mean, byMonthDay } = days;
  const { observed, expected } = byMonthDay;
  const length = item.counts.length;
  for (let t = 0; t < length; t++) {
    const m = mean[t]!;
    if (Number.isNaN(m)) continue;
    const column = monthDays[item.first + t]!;
    observed[column]! += units[t]!;
    expected[column]! += m;
  }
  closeRhythm(byMonthDay, days.monthDay, [
    { target: sums.monthDay.place, row: item.place },
    { target: sums.monthDay.category, row: item.category },
  ]);
}

/** Moves an item's sums to its groups; what was expected is then what it were without the rhythm. */
function closeRhythm(
  own: Pair,
  factors: Float64Array,
  groups: readonly { readonly target: Pair; readonly row: number }[],
): void {
  const columns = factors.length;
  for (let column = 0; column < columns; column++) own.expected[column]! /= factors[column]!;
  for (const { target, row } of groups) {
    addRow(own.observed, target.observed, { from: 0, to: row, columns });
    addRow(own.expected, target.expected, { from: 0, to: row, columns });
  }
  own.observed.fill(0);
  own.expected.fill(0);
}

/**
 * Adds up an item's usual days by week of each year, beside what its level over the year lets expect without the
 * week's factor, once addPlainDays() has set their means.
 */
export function addWeeks({ days, shop, own }: ItemPass, item: FitItem): void {
  const { yearWeeks, yearCount } = shop.days;
  const { units, mean, levels, yearLevels, week } = days;
  const { observed, expected } = own.weeks;
  const length = item.counts.length;
  for (let block = 0, t = 0; t < length; block++) {
    // Nothing was ever sold where the level is 0.
    const ratio = levels[block]! > 0 ? yearLevels[block]! / levels[block]! : 0;
    for (const end = Math.min(t + blockDays, length); t < end; t++) {
      const m = mean[t]!;
      if (Number.isNaN(m)) continue;
      const place = yearWeeks[item.first + t]!;
      observed[place]! += units[t]!;
      expected[place]! += m * ratio;
    }
  }
  for (let year = 0, place = 0; year < yearCount; year++) {
    for (let column = 0; column < weeksPerYear; column++, place++) expected[place]! /= week[column]!;
  }
}
