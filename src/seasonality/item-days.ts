import { microUnitsPerUnit } from "../demand/ledger.ts";
import { daysPerMonth, daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import type { EventDays } from "./event-days.ts";
import type { FitEntries } from "./fit-entries.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { blockCount } from "./item-level.ts";
import { type Pair, pair } from "./pair.ts";

/** One item's days laid out for a pass of the fit; the arrays are used again for the next item. */
export interface ItemDays {
  /** Units sold, in units of the item's dispersion, so that a unit tells as much whatever is sold. */
  readonly units: Float64Array;
  /** weekday x day of the month x week of the year x growth x events. */
  readonly shape: Float64Array;
  /** What the level lets expect of each usual day; NaN where nothing is expected or known. */
  readonly mean: Float64Array;
  readonly weekday: Float64Array;
  readonly monthDay: Float64Array;
  readonly week: Float64Array;
  /** By group band: the item's ratio to the shop's factors. */
  readonly bandRatios: Float64Array;
  /** Room for the item's sums by weekday and day of the month. */
  readonly byWeekday: Pair;
  readonly byMonthDay: Pair;
  /** The level in each block of days, see setLevels(): round it, and over the year round it. */
  readonly levels: Float64Array;
  readonly yearLevels: Float64Array;
  /** Sums over the usual days before each block: units, shape, days. */
  readonly unitsBefore: Float64Array;
  readonly shapeBefore: Float64Array;
  readonly daysBefore: Int32Array;
}

export function itemDays({ longest, groupBandCount }: FitShop): ItemDays {
  const blocks = blockCount(longest);
  return {
    units: new Float64Array(longest),
    shape: new Float64Array(longest),
    mean: new Float64Array(longest),
    weekday: new Float64Array(daysPerWeek),
    monthDay: new Float64Array(daysPerMonth),
    week: new Float64Array(weeksPerYear),
    bandRatios: new Float64Array(groupBandCount),
    byWeekday: pair(daysPerWeek),
    byMonthDay: pair(daysPerMonth),
    levels: new Float64Array(blocks),
    yearLevels: new Float64Array(blocks),
    unitsBefore: new Float64Array(blocks + 1),
    shapeBefore: new Float64Array(blocks + 1),
    daysBefore: new Int32Array(blocks + 1),
  };
}

export interface ItemContext {
  readonly shop: FitShop;
  readonly estimates: Estimates;
  readonly events: EventDays;
  readonly entries: FitEntries;
}

/** Lays out an item's days under the estimates so far. */
export function layOutItem(days: ItemDays, item: FitItem, context: ItemContext): void {
  const { shop, estimates } = context;
  setRhythms(days, item, estimates);
  const { units, shape, weekday, monthDay, week } = days;
  const { weekdays, monthDays, weeks } = shop.days;
  const { first, microUnits } = item;
  const length = item.counts.length;
  const scale = 1 / (microUnitsPerUnit * estimates.dispersions[item.sku]!);
  const growthPerDay = estimates.growth[item.item]!;
  const growth = Math.exp(growthPerDay);
  // 1 in the middle of the item's history.
  let grown = Math.exp((-growthPerDay * length) / 2);
  for (let t = 0; t < length; t++) {
    const day = first + t;
    units[t] = microUnits[t]! * scale;
    shape[t] = weekday[weekdays[day]!]! * monthDay[monthDays[day]!]! * week[weeks[day]!]! * grown;
    grown *= growth;
  }
  applyEvents(days, item, context);
  if (shop.bucketStarts !== null) spreadBuckets(days, item, shop.bucketStarts);
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

/** Multiplies the shape by what events do: the user's word, else the product of the layers. */
function applyEvents({ shape, bandRatios }: ItemDays, item: FitItem, context: ItemContext): void {
  const { shop, estimates, events, entries } = context;
  const { days, slots, bands, firstOf } = entries;
  const columns = shop.groupBandCount;
  const { category, sku, part } = estimates.bands;
  for (let band = 0; band < columns; band++) {
    const ofPart = item.part >= 0 ? part[item.part * columns + band]! : 1;
    bandRatios[band] = category[item.category * columns + band]! * sku[item.sku * columns + band]! * ofPart;
  }
  const length = item.counts.length;
  const last = firstOf[item.first + length]!;
  for (let entry = firstOf[item.first]!; entry < last; entry++) {
    const band = bands[entry]!;
    const ratio = band < 0 ? 1 : bandRatios[band]!;
    shape[days[entry]! - item.first]! *= estimates.slots[slots[entry]!]! * ratio;
  }
  if (events.given === null) return;
  for (let t = 0; t < length; t++) {
    const given = events.given[item.first + t]!;
    if (!Number.isNaN(given)) shape[t]! *= given;
  }
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
