import type { ItemDemand } from "../demand/item-demand.ts";
import { type CalendarDays, calendarDays } from "./calendar-days.ts";
import { type CalendarTables, calendarTables } from "./calendar-tables.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import type { ItemKey } from "./event-days.ts";
import { groupNames } from "./profile.ts";

/** One item's past and who it is, as the profile learns from it. */
export interface SeasonalItem extends ItemKey {
  readonly demand: ItemDemand;
}

/** An item ready for the passes of the fit: numbers in place of names. */
export interface FitItem {
  readonly category: number;
  readonly place: number;
  readonly sku: number;
  readonly item: number;
  /** Its number among the items that are a part of their SKU, sold at several locations; -1: it is all of it. */
  readonly part: number;
  /** Its names, for the scopes of events. */
  readonly key: ItemKey;
  /** Its first day, counted from the calendar's, and what it sold on the days from there. */
  readonly first: number;
  readonly microUnits: Float64Array;
  readonly counts: Uint8Array;
}

interface GroupBands {
  /** By slot: its band among those that groups have ratios for, -1 where they have none. */
  readonly groupBandOfSlot: Int32Array;
  readonly groupBandCount: number;
  readonly eventOfGroupBand: readonly number[];
}

/** All items of a shop with what they share. */
export interface FitShop extends GroupBands {
  readonly calendar: SeasonalCalendar;
  readonly tables: CalendarTables;
  readonly days: CalendarDays;
  /** By SKU, then location, whatever the order given, so that sums are the same to the last bit. */
  readonly items: readonly FitItem[];
  /** The category of each SKU, that of its first item. */
  readonly categoryOfSku: readonly number[];
  readonly names: Readonly<Record<"category" | "place" | "sku" | "item" | "part", readonly string[]>>;
  /** First day of each bucket that demand is known by, counted from the calendar's; null: days. */
  readonly bucketStarts: readonly number[] | null;
  /** The longest history in days. */
  readonly longest: number;
}

/** Numbers given out to names in the order of their first call. */
function numbering(): { readonly names: string[]; readonly numberOf: (name: string) => number } {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    names.push(name);
    return names.length - 1;
  };
  return { names, numberOf };
}

export function fitShop(items: readonly SeasonalItem[], calendar: SeasonalCalendar): FitShop {
  const category = numbering();
  const place = numbering();
  const sku = numbering();
  const item = numbering();
  const part = numbering();
  const sorted = sortedItems(items);
  const fitItems = sorted.map((one, index) => {
    const isPart = sorted[index - 1]?.sku === one.sku || sorted[index + 1]?.sku === one.sku;
    return {
      category: category.numberOf(groupNames.category(one)),
      place: place.numberOf(groupNames.place(one)),
      sku: sku.numberOf(groupNames.sku(one)),
      item: item.numberOf(groupNames.item(one)),
      part: isPart ? part.numberOf(groupNames.item(one)) : -1,
      key: one,
      ...daysWithin(one.demand, calendar),
    };
  });
  const categoryOfSku = new Map(fitItems.toReversed().map((one) => [one.sku, one.category]));
  return {
    calendar,
    tables: calendarTables(calendar),
    days: calendarDays(calendar.from, calendar.to),
    items: fitItems,
    categoryOfSku: sku.names.map((_, number) => categoryOfSku.get(number) ?? 0),
    names: {
      category: category.names,
      place: place.names,
      sku: sku.names,
      item: item.names,
      part: part.names,
    },
    bucketStarts: calendar.bucketStarts?.map((start) => start - calendar.from) ?? null,
    ...groupBands(calendar, null),
    longest: fitItems.reduce((most, { counts }) => Math.max(most, counts.length), 0),
  };
}

/** The items with demand by SKU, then location. */
function sortedItems(items: readonly SeasonalItem[]): readonly SeasonalItem[] {
  const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return items
    .filter(({ demand }) => demand.microUnits.length > 0)
    .toSorted((a, b) => order(a.sku, b.sku) || order(a.location, b.location));
}

/** An item's days that the calendar covers. */
function daysWithin(
  { firstDay, microUnits, counts }: ItemDemand,
  { from, to }: SeasonalCalendar,
): Pick<FitItem, "first" | "microUnits" | "counts"> {
  const start = Math.max(0, from - firstDay);
  const end = Math.max(start, Math.min(counts.length, to - firstDay));
  return {
    first: firstDay + start - from,
    microUnits: microUnits.subarray(start, end),
    counts: counts.subarray(start, end),
  };
}

/** The shop with bands for the groups' ratios of the events that do something alone. */
export function keepEvents(shop: FitShop, strengths: Float64Array): FitShop {
  return { ...shop, ...groupBands(shop.calendar, strengths) };
}

/**
 * The bands that categories and SKUs have ratios for. An event that only ever concerns single SKUs is theirs
 * alone: its shop is those SKUs.
 *
 * strengths: by event, below 0 where it does nothing; null: not known yet.
 */
function groupBands(
  { events, occurrences, slotCount }: SeasonalCalendar,
  strengths: Float64Array | null,
): GroupBands {
  const isShared = events.map(() => false);
  for (const { event, scope } of occurrences) {
    if (scope.sku === "") isShared[event] = true;
  }
  const groupBandOfSlot = new Int32Array(slotCount).fill(-1);
  const eventOfGroupBand: number[] = [];
  for (const [number, { slots, bands, firstSlot }] of events.entries()) {
    if (isShared[number] !== true || (strengths?.[number] ?? 0) < 0) continue;
    const first = eventOfGroupBand.length;
    for (const [slot, { band }] of slots.entries()) groupBandOfSlot[firstSlot + slot] = first + band;
    eventOfGroupBand.push(...bands.map(() => number));
  }
  return { groupBandOfSlot, groupBandCount: eventOfGroupBand.length, eventOfGroupBand };
}
