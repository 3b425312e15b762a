import { microUnitsPerUnit } from "../demand/ledger.ts";
import { daysPerMonth, daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import { eventLayers } from "./event-calendar.ts";
import type { EventDays } from "./event-days.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { blockOf } from "./item-level.ts";
import { type Pair, pair } from "./pair.ts";

/** One item's days laid out for a pass of the fit; the arrays are used again for the next item. */
export interface ItemDays {
  /** Units sold, in units of the item's dispersion, so that a unit tells as much whatever is sold. */
  readonly units: Float64Array;
  /** weekday x day of the month x week of the year x growth x events. */
  readonly shape: Float64Array;
  readonly weekday: Float64Array;
  readonly monthDay: Float64Array;
  readonly week: Float64Array;
  /** Room for the item's sums by weekday and day of the month. */
  readonly byWeekday: Pair;
  readonly byMonthDay: Pair;
  /** The level in each block of days, see setLevels(): round it, and over the year round it. */
  readonly levels: Float64Array;
  readonly yearLevels: Float64Array;
  /** Sums over the usual days before each day: units, shape, days. */
  readonly unitsBefore: Float64Array;
  readonly shapeBefore: Float64Array;
  readonly daysBefore: Int32Array;
}

export function itemDays(longest: number): ItemDays {
  return {
    units: new Float64Array(longest),
    shape: new Float64Array(longest),
    weekday: new Float64Array(daysPerWeek),
    monthDay: new Float64Array(daysPerMonth),
    week: new Float64Array(weeksPerYear),
    byWeekday: pair(daysPerWeek),
    byMonthDay: pair(daysPerMonth),
    levels: new Float64Array(blockOf(longest) + 1),
    yearLevels: new Float64Array(blockOf(longest) + 1),
    unitsBefore: new Float64Array(longest + 1),
    shapeBefore: new Float64Array(longest + 1),
    daysBefore: new Int32Array(longest + 1),
  };
}

/** Lays out an item's days under the estimates so far. */
export function layOutItem(
  days: ItemDays,
  item: FitItem,
  context: { readonly shop: FitShop; readonly estimates: Estimates; readonly events: EventDays },
): void {
  const { shop, estimates, events } = context;
  setRhythms(days, item, estimates);
  const { units, shape, weekday, monthDay, week } = days;
  const { weekdays, monthDays, weeks } = shop.days;
  const { first, counts, microUnits } = item;
  const { isPlain, isUsual } = events;
  const scale = 1 / (microUnitsPerUnit * estimates.dispersions[item.sku]!);
  for (let t = 0; t < counts.length; t++) {
    const day = first + t;
    units[t] = microUnits[t]! * scale;
    const usual = weekday[weekdays[day]!]! * monthDay[monthDays[day]!]! * week[weeks[day]!]!;
    shape[t] = isPlain[day] === 1 ? usual : usual * eventFactor(item, day, context);
  }
  if (estimates.growthPerDay !== 0) grow(shape, item, estimates.growthPerDay);
  if (shop.bucketStarts !== null) spreadBuckets(days, item, shop.bucketStarts);
  sumUsualDays(days, item, isUsual);
}

function setRhythms(days: ItemDays, item: FitItem, { weekday, monthDay, week }: Estimates): void {
  normalizedProduct(days.weekday, [
    { values: weekday.all, row: 0 },
    { values: weekday.category, row: item.category },
    { values: weekday.place, row: item.place },
    { values: weekday.item, row: item.item },
  ]);
  normalizedProduct(days.monthDay, [
    { values: monthDay.all, row: 0 },
    { values: monthDay.category, row: item.category },
    { values: monthDay.place, row: item.place },
  ]);
  normalizedProduct(days.week, [
    { values: week.all, row: 0 },
    { values: week.category, row: item.category },
    { values: week.sku, row: item.sku },
    { values: week.part, row: item.part },
  ]);
}

/** Lets a shape grow, 1 in the middle of the item's history. */
function grow(shape: Float64Array, { counts }: FitItem, growthPerDay: number): void {
  const perDay = Math.exp(growthPerDay);
  let factor = Math.exp((-growthPerDay * counts.length) / 2);
  for (let t = 0; t < counts.length; t++) {
    shape[t]! *= factor;
    factor *= perDay;
  }
}

/** What events do to a day of an item: the user's word, else the product of the layers. */
function eventFactor(
  item: Pick<FitItem, "category" | "sku" | "part">,
  day: number,
  {
    shop,
    estimates,
    events,
  }: { readonly shop: FitShop; readonly estimates: Estimates; readonly events: EventDays },
): number {
  const given = events.given === null ? Number.NaN : events.given[day]!;
  if (!Number.isNaN(given)) return given;
  const { slots, bands } = estimates;
  const { groupBandOfSlot, groupBandCount } = shop;
  let factor = 1;
  for (let layer = 0; layer < eventLayers; layer++) {
    const slot = events.slots[layer]![day]!;
    if (slot < 0) continue;
    factor *= slots[slot]!;
    const band = groupBandOfSlot[slot]!;
    if (band < 0) continue;
    factor *= bands.category[item.category * groupBandCount + band]!;
    factor *= bands.sku[item.sku * groupBandCount + band]!;
    if (item.part >= 0) factor *= bands.part[item.part * groupBandCount + band]!;
  }
  return factor;
}

/**
 * Spreads the units of each week or month over its days as the factors so far let expect, in place of
 * evenly: the step that makes learning by day from coarser data an expectation-maximisation.
 */
function spreadBuckets(
  { units, shape }: ItemDays,
  { first, counts }: FitItem,
  starts: readonly number[],
): void {
  let bucket = 0;
  while (starts[bucket + 1]! <= first) bucket++;
  for (; starts[bucket]! < first + counts.length; bucket++) {
    const from = Math.max(0, starts[bucket]! - first);
    const to = Math.min(counts.length, starts[bucket + 1]! - first);
    let sold = 0;
    let expected = 0;
    for (let t = from; t < to; t++) {
      if (counts[t] === 0) continue;
      sold += units[t]!;
      expected += shape[t]!;
    }
    if (expected === 0) continue;
    for (let t = from; t < to; t++) units[t] = (sold * shape[t]!) / expected;
  }
}

/** Running sums over the usual days, see EventDays. */
function sumUsualDays(days: ItemDays, { counts, first }: FitItem, isUsual: Uint8Array): void {
  const { units, shape, unitsBefore, shapeBefore, daysBefore } = days;
  let sold = 0;
  let expected = 0;
  let count = 0;
  for (let t = 0; t < counts.length; t++) {
    if (counts[t] === 1 && isUsual[first + t] === 1) {
      sold += units[t]!;
      expected += shape[t]!;
      count++;
    }
    unitsBefore[t + 1] = sold;
    shapeBefore[t + 1] = expected;
    daysBefore[t + 1] = count;
  }
}
