import { daysOfYear, daysPerMonth, daysPerWeek } from "./calendar-days.ts";
import type { FitItem } from "./fit-shop.ts";
import { blockOf } from "./item-level.ts";
import { addRow } from "./pair.ts";
import type { ItemPass } from "./shop-pass.ts";

/**
 * Adds up an item's usual days by day of the month, week and day, the plain ones by weekday, beside what its
 * level lets expect. An event of one weekday would blur that weekday.
 */
export function addPlainDays(pass: ItemPass, item: FitItem): void {
  const { days, shop, events, sums, own } = pass;
  const { weekdays, monthDays, weeks, years } = shop.days;
  const { units, shape, mean, levels, yearLevels, byWeekday, byMonthDay } = days;
  const { byDay, growth } = sums;
  const weekColumns = days.week.length;
  for (let t = 0; t < item.counts.length; t++) {
    const day = item.first + t;
    mean[t] = Number.NaN;
    if (item.counts[t] === 0 || events.isUsual[day] === 0) continue;
    const y = units[t]!;
    const block = blockOf(t);
    const m = shape[t]! * levels[block]!;
    mean[t] = m;
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
    const yearBefore = t - daysOfYear;
    if (yearBefore >= 0 && item.counts[yearBefore] === 1 && events.isPlain[day - daysOfYear] === 1) {
      growth.observed[day]! += y;
      growth.expected[day]! += units[yearBefore]!;
    }
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

/** Changes below this share of what was expected come from spreading and rounding. */
const leastChange = 1e-6;

/** Adds up an item's errors in the buckets that are usual throughout, once addPlainDays() has set their means. */
export function addErrors(pass: ItemPass, item: FitItem): void {
  const { days, shop } = pass;
  const { squaredError, expected, least } = pass.sums.dispersion;
  const starts = shop.bucketStarts;
  let bucket = 0;
  while (starts !== null && starts[bucket + 1]! <= item.first) bucket++;
  let y = 0;
  let m = 0;
  let last = 0;
  for (let t = 0; t < item.counts.length; t++) {
    y += days.units[t]!;
    m += days.mean[t]!;
    if (starts !== null && item.first + t + 1 !== starts[bucket + 1]) continue;
    if (m > 0) {
      squaredError[item.sku]! += (y - m) * (y - m);
      expected[item.sku]! += m;
      const change = Math.abs(y - last);
      if (change > leastChange * m && change < least[item.sku]!) least[item.sku] = change;
      last = y;
    }
    y = 0;
    m = 0;
    bucket++;
  }
}
