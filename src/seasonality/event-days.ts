import type { EventScope } from "../calendar/event.ts";
import { eventLayers, type SeasonalCalendar, type SeasonalOccurrence } from "./event-calendar.ts";

/** Who an item is, for the scopes of events and the groups of the profile. */
export interface ItemKey {
  readonly sku: string;
  readonly location: string;
  readonly category: string;
}

/** Which event each day of the calendar belongs to, for the items of one scope. */
export interface EventDays {
  /** By layer: the slot of each day, -1 on a day without event. */
  readonly slots: readonly Int32Array[];
  /** By layer: the number of the occurrence's day, -1 on a day without event. */
  readonly cells: readonly Int32Array[];
  /** 1 on the days that no event of any kind concerns. */
  readonly isPlain: Uint8Array;
  /** The user's own factor of each day, NaN where he says nothing; null: nowhere. */
  readonly given: Float64Array | null;
}

const farthest = 0x7fff;

/**
 * Gives each day to one event of each layer: to the nearest, its own days nearer than its window, then to
 * the one that moves demand more, then to the first in the calendar. So windows that overlap charge once.
 *
 * strengths: by event, how much it moves demand (|ln factor|); below 0 it is taken for none and its days are
 * free for others. The user's word holds on the days of the event itself whatever else falls on them.
 */
export function eventDays(
  calendar: SeasonalCalendar,
  item: ItemKey,
  strengths: ArrayLike<number> | null,
): EventDays {
  const length = calendar.to - calendar.from;
  const owned = { slots: emptyLayers(length), cells: emptyLayers(length) };
  const distances = Array.from({ length: eventLayers }, () => new Int16Array(length).fill(farthest));
  const ownStrengths = Array.from({ length: eventLayers }, () => new Float64Array(length));
  let given: Float64Array | null = null;
  for (const occurrence of calendar.occurrences) {
    if (!isInScope(occurrence.scope, item)) continue;
    if (occurrence.uplift !== null) {
      given ??= new Float64Array(length).fill(Number.NaN);
      giveUplift(given, occurrence, calendar);
    }
    const strength = strengths?.[occurrence.event] ?? 0;
    if (strength < 0) continue;
    const layer = calendar.events[occurrence.event]!.layer;
    const slots = owned.slots[layer]!;
    const cells = owned.cells[layer]!;
    const nearest = distances[layer]!;
    const strongest = ownStrengths[layer]!;
    const { start, end, from, firstCell } = occurrence;
    for (let place = Math.max(0, calendar.from - from); place < occurrence.slots.length; place++) {
      const day = from + place;
      const index = day - calendar.from;
      if (index >= length) break;
      const distance = Math.max(start - day, day - end, 0);
      const isNearer = distance < nearest[index]!;
      if (!isNearer && (distance > nearest[index]! || strength <= strongest[index]!)) continue;
      nearest[index] = distance;
      strongest[index] = strength;
      slots[index] = occurrence.slots[place]!;
      cells[index] = firstCell + place;
    }
  }
  const isPlain = Uint8Array.from({ length }, (_, index) => {
    const hasEvent = owned.slots.some((slots) => slots[index]! >= 0);
    return hasEvent || !Number.isNaN(given?.[index] ?? Number.NaN) ? 0 : 1;
  });
  return { ...owned, isPlain, given };
}

/** "" in a field of the scope means all. */
export function isInScope(scope: EventScope, item: ItemKey): boolean {
  return (
    (scope.sku === "" || scope.sku === item.sku) &&
    (scope.category === "" || scope.category === item.category) &&
    (scope.location === "" || scope.location === item.location)
  );
}

/** Items with one key have the same events: the numbers of the scoped occurrences that concern them. */
export function scopeKey(calendar: SeasonalCalendar, item: ItemKey): string {
  const numbers: number[] = [];
  for (const [number, { scope }] of calendar.occurrences.entries()) {
    const isForAll = scope.sku === "" && scope.category === "" && scope.location === "";
    if (!isForAll && isInScope(scope, item)) numbers.push(number);
  }
  return numbers.join(" ");
}

function emptyLayers(length: number): readonly Int32Array[] {
  return Array.from({ length: eventLayers }, () => new Int32Array(length).fill(-1));
}

/** Of two words for one day, closed wins, then the one farther from 1. */
function giveUplift(given: Float64Array, occurrence: SeasonalOccurrence, calendar: SeasonalCalendar): void {
  const uplift = occurrence.uplift ?? 1;
  const from = Math.max(0, occurrence.start - calendar.from);
  const to = Math.min(given.length - 1, occurrence.end - calendar.from);
  for (let index = from; index <= to; index++) {
    const known = given[index]!;
    if (!(Math.abs(Math.log(known)) >= Math.abs(Math.log(uplift)))) given[index] = uplift;
  }
}
