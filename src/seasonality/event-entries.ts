import type { EventDays } from "./event-days.ts";

/**
 * The event days of the items of one scope in a row, a day of two layers twice. Days for which the user has given
 * the uplift are left out: there nothing is learned or foretold.
 */
export interface EventEntries {
  /** By day of the calendar, and one beyond: its first entry. */
  readonly firstOf: Int32Array;
  /** By entry: day of the calendar, slot, cell. */
  readonly days: Int32Array;
  readonly slots: Int32Array;
  readonly cells: Int32Array;
}

/** Makes the entries of event days, or what else rests on them, once: most items have the same event days. */
export function keptByEventDays<T>(make: (events: EventDays) => T): (events: EventDays) => T {
  const known = new WeakMap<EventDays, T>();
  return (events) => {
    const made = known.get(events) ?? make(events);
    known.set(events, made);
    return made;
  };
}

export function eventEntries({ slots, cells, given, isPlain }: EventDays): EventEntries {
  const firstOf = new Int32Array(isPlain.length + 1);
  const places: number[] = [];
  for (let day = 0; day < isPlain.length; day++) {
    firstOf[day] = places.length;
    if (given !== null && !Number.isNaN(given[day]!)) continue;
    for (const [layer, ofLayer] of slots.entries()) {
      if (ofLayer[day]! >= 0) places.push(day * slots.length + layer);
    }
  }
  firstOf[isPlain.length] = places.length;
  const dayOf = (place: number): number => Math.floor(place / slots.length);
  const numbers = (layers: readonly Int32Array[]): Int32Array =>
    Int32Array.from(places, (place) => layers[place % slots.length]![dayOf(place)]!);
  return { firstOf, days: Int32Array.from(places, dayOf), slots: numbers(slots), cells: numbers(cells) };
}
