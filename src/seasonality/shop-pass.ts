import type { CalendarTables } from "./calendar-tables.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import { eventLayers } from "./event-calendar.ts";
import type { EventDays } from "./event-days.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { type ItemDays, itemDays, layOutItem, levelRound } from "./item-days.ts";
import { addRow, closeSku, pair, type ShopSums, type SkuYears, shopSums, skuYears } from "./shop-sums.ts";
import { daysPerWeek, weeksPerYear } from "./week-of-year.ts";

/** What every step of a pass needs beside its item. */
interface PassContext {
  readonly shop: FitShop;
  readonly tables: CalendarTables;
  readonly estimates: Estimates;
  readonly events: EventDays;
  readonly sums: ShopSums;
  readonly own: SkuYears;
}

/** Days on either side from which a level is taken: for week of the year, and for weekdays and events. */
const seasonWindow = 182;
const shortWindow = { day: 28, week: 28, month: 91 } as const;
/** Plain days that a level rests on at least. */
const leastPlainDays = { day: 14, week: 14, month: 60 } as const;

/** Passes over all items once: what was sold and what the estimates let expect, added up by group. */
export function passShop(
  shop: FitShop,
  estimates: Estimates,
  context: { readonly tables: CalendarTables; readonly eventDays: readonly EventDays[] },
): ShopSums {
  const sums = shopSums(shop, estimates);
  const own = skuYears(shop, estimates);
  const days = itemDays(shop.longest);
  const categoryWeeks = new Float64Array(weeksPerYear);
  for (const [index, item] of shop.items.entries()) {
    const events = context.eventDays[item.scope]!;
    const step = { shop, tables: context.tables, estimates, events, sums, own };
    layOutItem(days, item, { shop, estimates, events });
    addPlainDays(days, item, step);
    addEventDays(days, item, step);
    if (shop.items[index + 1]?.sku === item.sku) continue;
    normalizedProduct(categoryWeeks, [
      { values: estimates.week.all, row: 0 },
      { values: estimates.week.category, row: item.category },
    ]);
    closeSku(sums, own, { item, shop, estimates, tables: context.tables, categoryWeeks });
  }
  return sums;
}

function addPlainDays(days: ItemDays, item: FitItem, context: PassContext): void {
  const { shop, events, sums, own } = context;
  const { weekdays, weeks, years } = shop.days;
  const { kind } = shop.calendar;
  const weekdayPair = pair(daysPerWeek);
  const half = shortWindow[kind];
  const least = leastPlainDays[kind];
  const bucket = { observed: 0, expected: 0 };
  const { squaredError, expected: expectedSum, least: leastSale } = sums.dispersion;
  let nextBucket = shop.bucketStarts === null ? -1 : bucketAfter(shop.bucketStarts, item.first);
  for (let t = 0; t < days.length; t++) {
    const day = item.first + t;
    if (item.counts[t] === 0 || events.isPlain[day] === 0) {
      bucket.expected = Number.NaN;
    } else {
      const y = days.units[t]!;
      const shape = days.shape[t]!;
      const week = weeks[day]!;
      const dayOfWeek = weekdays[day]!;
      const seasonLevel = levelRound(days, t, seasonWindow, least);
      const level = levelRound(days, t, half, least);
      const place = years[day]! * weeksPerYear + week;
      own.weeks.observed[place]! += y;
      own.weeks.expected[place]! += (seasonLevel * shape) / days.week[week]!;
      weekdayPair.observed[dayOfWeek]! += y;
      weekdayPair.expected[dayOfWeek]! += (level * shape) / days.weekday[dayOfWeek]!;
      const m = level * shape;
      sums.byDay.observed[day]! += y;
      sums.byDay.expected[day]! += m;
      bucket.observed += y;
      bucket.expected += m;
    }
    const isEnd = shop.bucketStarts === null || day + 1 === shop.bucketStarts[nextBucket];
    if (!isEnd) continue;
    if (bucket.expected > 0) {
      const error = bucket.observed - bucket.expected;
      squaredError[item.sku]! += error * error;
      expectedSum[item.sku]! += bucket.expected;
      if (bucket.observed > 0 && bucket.observed < leastSale[item.sku]!)
        leastSale[item.sku] = bucket.observed;
    }
    bucket.observed = 0;
    bucket.expected = 0;
    nextBucket++;
  }
  for (const which of ["observed", "expected"] as const) {
    const rows = { from: 0, columns: daysPerWeek };
    addRow(weekdayPair[which], sums.weekday.item[which], { ...rows, to: item.item });
    addRow(weekdayPair[which], sums.weekday.place[which], { ...rows, to: item.place });
    addRow(weekdayPair[which], sums.weekday.category[which], { ...rows, to: item.category });
  }
}

function bucketAfter(starts: Int32Array, day: number): number {
  let bucket = 0;
  while (starts[bucket]! <= day) bucket++;
  return bucket;
}

function addEventDays(days: ItemDays, item: FitItem, context: PassContext): void {
  const { shop, events, sums, own, estimates, tables } = context;
  const { kind } = shop.calendar;
  const dispersion = estimates.dispersions[item.sku]!;
  const columns = estimates.groupBandCount;
  for (let t = 0; t < days.length; t++) {
    const day = item.first + t;
    if (events.isPlain[day] === 1 || item.counts[t] === 0) continue;
    if (events.given !== null && !Number.isNaN(events.given[day]!)) continue;
    const y = days.units[t]!;
    const base =
      levelRound(days, t, shortWindow[kind], leastPlainDays[kind]) * days.shape[t]! * days.event[t]!;
    for (let layer = 0; layer < eventLayers; layer++) {
      const slot = events.slots[layer]![day]!;
      if (slot < 0) continue;
      const cell = events.cells[layer]![day]!;
      const band = estimates.groupBandOfSlot[slot]!;
      const root = estimates.slots[slot]!;
      const category = band < 0 ? 1 : estimates.bands.category[item.category * columns + band]!;
      const sku = band < 0 ? 1 : estimates.bands.sku[item.sku * columns + band]!;
      const withRoot = base / (category * sku);
      sums.cells.observed[cell]! += y;
      sums.cells.expected[cell]! += withRoot / root;
      sums.soldCells.observed[cell]! += y * dispersion;
      sums.soldCells.expected[cell]! += (withRoot / root) * dispersion;
      if (band < 0) continue;
      const place = tables.yearOfCell[cell]! * columns + band;
      own.bands.observed[place]! += y;
      own.bands.expected[place]! += withRoot;
    }
  }
}
