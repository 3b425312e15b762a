import { microUnitsPerUnit } from "../demand/ledger.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import { eventLayers } from "./event-calendar.ts";
import type { EventDays } from "./event-days.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { daysPerWeek, weeksPerYear } from "./week-of-year.ts";

/** One item's days laid out for a pass of the fit; the arrays are used again for the next item. */
export interface ItemDays {
  length: number;
  /** Units sold, in units of the item's dispersion, so that a unit tells as much whatever is sold. */
  readonly units: Float64Array;
  /** weekday x week of the year x growth. */
  readonly shape: Float64Array;
  /** What events do to the day. */
  readonly event: Float64Array;
  readonly weekday: Float64Array;
  readonly week: Float64Array;
  /** Sums over the plain days before each day: units, shape, days. */
  readonly unitsBefore: Float64Array;
  readonly shapeBefore: Float64Array;
  readonly daysBefore: Int32Array;
  /** Units per open day of the item, all days alike. */
  meanUnits: number;
}

export function itemDays(longest: number): ItemDays {
  return {
    length: 0,
    units: new Float64Array(longest),
    shape: new Float64Array(longest),
    event: new Float64Array(longest),
    weekday: new Float64Array(daysPerWeek),
    week: new Float64Array(weeksPerYear),
    unitsBefore: new Float64Array(longest + 1),
    shapeBefore: new Float64Array(longest + 1),
    daysBefore: new Int32Array(longest + 1),
    meanUnits: 0,
  };
}

/** Lays out an item's days under the estimates so far. */
export function layOutItem(
  days: ItemDays,
  item: FitItem,
  context: { readonly shop: FitShop; readonly estimates: Estimates; readonly events: EventDays },
): void {
  const { shop, estimates, events } = context;
  const { weekday, week } = estimates;
  normalizedProduct(days.weekday, [
    { values: weekday.all, row: 0 },
    { values: weekday.category, row: item.category },
    { values: weekday.place, row: item.place },
    { values: weekday.item, row: item.item },
  ]);
  normalizedProduct(days.week, [
    { values: week.all, row: 0 },
    { values: week.category, row: item.category },
    { values: week.sku, row: item.sku },
  ]);
  days.length = item.counts.length;
  const scale = 1 / (microUnitsPerUnit * estimates.dispersions[item.sku]!);
  const { weekdays, weeks } = shop.days;
  let sum = 0;
  let open = 0;
  for (let t = 0; t < days.length; t++) {
    const day = item.first + t;
    const y = item.microUnits[t]! * scale;
    days.units[t] = y;
    days.shape[t] = days.weekday[weekdays[day]!]! * days.week[weeks[day]!]!;
    days.event[t] = events.isPlain[day] === 1 ? 1 : eventFactor(item, day, context);
    if (item.counts[t] === 1) {
      sum += y;
      open++;
    }
  }
  if (estimates.growthPerDay !== 0) growShape(days, item, shop, estimates.growthPerDay);
  if (shop.bucketStarts !== null) spreadBuckets(days, item, shop.bucketStarts);
  days.meanUnits = open > 0 ? sum / open : 0;
  sumPlainDays(days, item, events);
}

function growShape(days: ItemDays, item: FitItem, shop: FitShop, growthPerDay: number): void {
  const middle = shop.days.weeks.length / 2;
  for (let t = 0; t < days.length; t++) {
    days.shape[t]! *= Math.exp(growthPerDay * (item.first + t - middle));
  }
}

/** What events do to a day of an item: the user's word, else the product of the layers. */
export function eventFactor(
  item: Pick<FitItem, "category" | "sku">,
  day: number,
  { estimates, events }: { readonly estimates: Estimates; readonly events: EventDays },
): number {
  const given = events.given === null ? Number.NaN : events.given[day]!;
  if (!Number.isNaN(given)) return given;
  let factor = 1;
  for (let layer = 0; layer < eventLayers; layer++) {
    const slot = events.slots[layer]![day]!;
    if (slot >= 0) factor *= slotFactor(item, slot, estimates);
  }
  return factor;
}

/** The factor of an event slot for an item. */
export function slotFactor(
  item: Pick<FitItem, "category" | "sku">,
  slot: number,
  { slots, bands, groupBandOfSlot, groupBandCount }: Estimates,
): number {
  const band = groupBandOfSlot[slot]!;
  if (band < 0) return slots[slot]!;
  const category = bands.category[item.category * groupBandCount + band]!;
  return slots[slot]! * category * bands.sku[item.sku * groupBandCount + band]!;
}

/**
 * Spreads the units of each week or month over its days as the factors so far let expect, in place of
 * evenly: the step that makes learning by day from coarser data an expectation-maximisation.
 */
function spreadBuckets(days: ItemDays, item: FitItem, starts: Int32Array): void {
  let bucket = 0;
  while (starts[bucket + 1]! <= item.first) bucket++;
  for (; starts[bucket]! < item.first + days.length; bucket++) {
    const from = Math.max(0, starts[bucket]! - item.first);
    const to = Math.min(days.length, starts[bucket + 1]! - item.first);
    let units = 0;
    let expected = 0;
    for (let t = from; t < to; t++) {
      if (item.counts[t] === 0) continue;
      units += days.units[t]!;
      expected += days.shape[t]! * days.event[t]!;
    }
    if (expected === 0) continue;
    for (let t = from; t < to; t++) {
      days.units[t] = (units * days.shape[t]! * days.event[t]!) / expected;
    }
  }
}

function sumPlainDays(days: ItemDays, { counts, first }: FitItem, { isPlain }: EventDays): void {
  let units = 0;
  let shape = 0;
  let count = 0;
  for (let t = 0; t < days.length; t++) {
    if (counts[t] === 1 && isPlain[first + t] === 1) {
      units += days.units[t]!;
      shape += days.shape[t]!;
      count++;
    }
    days.unitsBefore[t + 1] = units;
    days.shapeBefore[t + 1] = shape;
    days.daysBefore[t + 1] = count;
  }
}

/** Plain days, each worth the item's mean over all its days, that a level starts from: it is never 0. */
const priorDays = 0.5;

/**
 * An item's level round a day, from the plain days within `halfWindow` of it on both sides, twice as far and
 * so on while there are fewer than `leastDays`.
 *
 *   level = (sum y + d m) / (sum shape + d)        d = half a day, m = the item's mean units per open day
 */
export function levelRound(days: ItemDays, t: number, halfWindow: number, leastDays: number): number {
  const { length, unitsBefore, shapeBefore, daysBefore } = days;
  let half = halfWindow;
  for (;;) {
    const from = t > half ? t - half : 0;
    const to = t + half < length ? t + half + 1 : length;
    if (daysBefore[to]! - daysBefore[from]! >= leastDays || (from === 0 && to === length)) {
      return (
        (unitsBefore[to]! - unitsBefore[from]! + priorDays * days.meanUnits) /
        (shapeBefore[to]! - shapeBefore[from]! + priorDays)
      );
    }
    half *= 2;
  }
}
