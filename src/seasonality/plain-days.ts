import { daysPerMonth, daysPerWeek } from "./calendar-days.ts";
import type { FitItem } from "./fit-shop.ts";
import { blockOf } from "./item-level.ts";
import { addRow } from "./pair.ts";
import type { ItemPass } from "./shop-pass.ts";

/**
 * Adds up an item's usual days by day of the month, week and day, the plain ones by weekday, beside what its
 * level lets expect. An event of one weekday would blur that weekday. Daily data tells errors on the way.
 */
export function addPlainDays(pass: ItemPass, item: FitItem): void {
  const { days, shop, events, sums, own } = pass;
  const { weekdays, monthDays, weeks, years } = shop.days;
  const { units, shape, levels, yearLevels, byWeekday, byMonthDay } = days;
  const { byDay, errors } = sums;
  const weekColumns = days.week.length;
  let squaredError = 0;
  let expected = 0;
  for (let t = 0; t < item.counts.length; t++) {
    const day = item.first + t;
    if (item.counts[t] === 0 || events.isUsual[day] === 0) continue;
    const y = units[t]!;
    const block = blockOf(t);
    const m = shape[t]! * levels[block]!;
    squaredError += (y - m) * (y - m);
    expected += m;
    const week = years[day]! * weekColumns + weeks[day]!;
    own.weeks.observed[week]! += y;
    own.weeks.expected[week]! += shape[t]! * yearLevels[block]!;
    byMonthDay.observed[monthDays[day]!]! += y;
    byMonthDay.expected[monthDays[day]!]! += m;
    byDay.observed[day]! += y;
    byDay.expected[day]! += m;
    if (events.isPlain[day] === 0) continue;
    byWeekday.observed[weekdays[day]!]! += y;
    byWeekday.expected[weekdays[day]!]! += m;
  }
  if (shop.bucketStarts === null) {
    errors.observed[item.sku]! += squaredError;
    errors.expected[item.sku]! += expected;
  }
  // The factor itself is taken out of what is expected: it is what is to be learned.
  for (let week = 0; week < own.weeks.expected.length; week++) {
    own.weeks.expected[week]! /= days.week[week % weekColumns]!;
  }
  for (let column = 0; column < daysPerWeek; column++) byWeekday.expected[column]! /= days.weekday[column]!;
  for (let column = 0; column < daysPerMonth; column++)
    byMonthDay.expected[column]! /= days.monthDay[column]!;
  for (const which of ["observed", "expected"] as const) {
    const week = { from: 0, columns: daysPerWeek };
    addRow(byWeekday[which], sums.weekday.item[which], { ...week, to: item.item });
    addRow(byWeekday[which], sums.weekday.place[which], { ...week, to: item.place });
    addRow(byWeekday[which], sums.weekday.category[which], { ...week, to: item.category });
    const month = { from: 0, columns: daysPerMonth };
    addRow(byMonthDay[which], sums.monthDay.place[which], { ...month, to: item.place });
    addRow(byMonthDay[which], sums.monthDay.category[which], { ...month, to: item.category });
    byWeekday[which].fill(0);
    byMonthDay[which].fill(0);
  }
}
