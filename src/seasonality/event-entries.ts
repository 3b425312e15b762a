import type { EventDays } from "./event-days.ts";
import type { FitShop } from "./fit-shop.ts";

/**
 * The event days of the items of one scope in a row, a day of two layers twice, with the numbers that they are
 * learned under. Days for which the user has given the uplift are left out: they teach nothing.
 */
export interface EventEntries {
  /** By day of the calendar, and one beyond: its first entry. */
  readonly firstOf: Int32Array;
  /** By entry: day of the calendar, slot, cell. */
  readonly days: Int32Array;
  readonly slots: Int32Array;
  readonly cells: Int32Array;
  /** By entry: band among those that groups have ratios for, and its place in rows of years; -1: none. */
  readonly bands: Int32Array;
  readonly yearBands: Int32Array;
}

/** Finds the entries of an item's event days; most items have the same, so they are kept. */
export function eventEntriesFinder(shop: FitShop): (events: EventDays) => EventEntries {
  const known = new WeakMap<EventDays, EventEntries>();
  return (events) => {
    const entries = known.get(events) ?? eventEntries(shop, events);
    known.set(events, entries);
    return entries;
  };
}

function eventEntries(shop: FitShop, { slots, cells, given }: EventDays): EventEntries {
  const { tables, groupBandOfSlot, groupBandCount, days } = shop;
  const length = days.weeks.length;
  const firstOf = new Int32Array(length + 1);
  const places: number[] = [];
  for (let day = 0; day < length; day++) {
    firstOf[day] = places.length;
    if (given !== null && !Number.isNaN(given[day]!)) continue;
    for (const [layer, ofLayer] of slots.entries()) {
      if (ofLayer[day]! >= 0) places.push(day * slots.length + layer);
    }
  }
  firstOf[length] = places.length;
  const dayOf = (place: number): number => Math.floor(place / slots.length);
  const numbers = (of: (place: number) => number): Int32Array => Int32Array.from(places, of);
  const slotOf = (place: number): number => slots[place % slots.length]![dayOf(place)]!;
  const cellOf = (place: number): number => cells[place % slots.length]![dayOf(place)]!;
  const bands = numbers((place) => groupBandOfSlot[slotOf(place)]!);
  return {
    firstOf,
    days: numbers(dayOf),
    slots: numbers(slotOf),
    cells: numbers(cellOf),
    bands,
    yearBands: bands.map((band, entry) =>
      band < 0 ? -1 : tables.yearOfCell[cellOf(places[entry]!)]! * groupBandCount + band,
    ),
  };
}
