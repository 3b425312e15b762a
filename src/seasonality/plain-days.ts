import { daysOfYear, daysPerMonth, daysPerWeek } from "./calendar-days.ts";
import type { FitItem } from "./fit-shop.ts";
import { levelRound, yearLevel } from "./item-level.ts";
import { addRow, pair } from "./pair.ts";
import type { ItemPass } from "./shop-pass.ts";

/**
 * Adds up an item's usual days by day of the month, week and day, the plain ones by weekday, beside what its
 * level lets expect. An event of one weekday would blur that weekday.
 */
export function addPlainDays(pass: ItemPass, item: FitItem): void {
  const { days, shop, events, sums, own, window, level } = pass;
  const { weekdays, monthDays, weeks, years } = shop.days;
  const { byDay, growth } = sums;
  const byWeekday = pair(daysPerWeek);
  const byMonthDay = pair(daysPerMonth);
  const weekColumns = days.week.length;
  for (let t = 0; t < item.counts.length; t++) {
    const day = item.first + t;
    days.mean[t] = Number.NaN;
    if (item.counts[t] === 0 || events.isUsual[day] === 0) continue;
    const y = days.units[t]!;
    const shape = days.shape[t]! * days.event[t]!;
    const m = shape * levelRound(days, t, window, level);
    days.mean[t] = m;
    const week = years[day]! * weekColumns + weeks[day]!;
    own.weeks.observed[week]! += y;
    own.weeks.expected[week]! += (shape * yearLevel(days, t, level)) / days.week[weeks[day]!]!;
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
      growth.expected[day]! += days.units[yearBefore]!;
    }
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
