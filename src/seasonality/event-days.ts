import type { EventScope } from "../calendar/event.ts";
import { type BucketDays, bucketDaysFinder, distanceInBucket } from "./bucket-days.ts";
import { eventLayers, type SeasonalCalendar, type SeasonalOccurrence } from "./event-calendar.ts";
import { usualDays } from "./usual-days.ts";

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
  /** 1 on those and on days that only frequent events of the shop's own concern, for what these do is well known. */
  readonly isUsual: Uint8Array;
  /** The user's own factor of each day, NaN where he says nothing; null: nowhere. */
  readonly given: Float64Array | null;
}

/** Finds the event days of an item; those of the items before are kept, as most items have the same. */
export type EventDaysFinder = (item: ItemKey) => EventDays;

/**
 * Gives each day to one event of each layer: to the nearest, its own days nearer than its window, then to
 * the one that moves demand more, then to the first in the calendar. So windows that overlap charge once.
 * Where demand comes by week or month, to the one that concerns most days of the bucket before all that: what
 * the others do in a day or two could not be told apart from it.
 *
 * strengths: by event, how much it moves demand (|ln factor|); below 0 it is taken for none and its days are
 * free for others. The user's word holds on the days of the event itself whatever else falls on them.
 */
export function eventDaysFinder(calendar: SeasonalCalendar, strengths: ArrayLike<number>): EventDaysFinder {
  const forAll: number[] = [];
  const scoped: number[] = [];
  const bySku = new Map<string, number[]>();
  for (const [number, { scope }] of calendar.occurrences.entries()) {
    if (scope.sku !== "") bySku.set(scope.sku, [...(bySku.get(scope.sku) ?? []), number]);
    else if (scope.category !== "" || scope.location !== "") scoped.push(number);
    else forAll.push(number);
  }
  const daysOf = (numbers: readonly number[]): EventDays => {
    const occurrences = [...forAll, ...numbers]
      .sort((a, b) => a - b)
      .map((number) => calendar.occurrences[number]!);
    return layEvents(calendar, occurrences, strengths);
  };
  const common = daysOf([]);
  let last = { key: "", days: common };
  return (item) => {
    const own = [...scoped, ...(bySku.get(item.sku) ?? [])].filter((number) =>
      isInScope(calendar.occurrences[number]!.scope, item),
    );
    if (own.length === 0) return common;
    const key = own.join(" ");
    if (key !== last.key) last = { key, days: daysOf(own) };
    return last.days;
  };
}

/** "" in a field of the scope means all. */
export function isInScope(scope: EventScope, item: ItemKey): boolean {
  return (
    (scope.sku === "" || scope.sku === item.sku) &&
    (scope.category === "" || scope.category === item.category) &&
    (scope.location === "" || scope.location === item.location)
  );
}

/** Days of one layer while they are given away. */
interface LayerDays {
  readonly slots: Int32Array;
  readonly cells: Int32Array;
  readonly distances: Int32Array;
  readonly strengths: Float64Array;
}

const farthest = 0x7fffffff;

function layEvents(
  calendar: SeasonalCalendar,
  occurrences: readonly SeasonalOccurrence[],
  strengths: ArrayLike<number>,
): EventDays {
  const length = calendar.to - calendar.from;
  const layers = Array.from(
    { length: eventLayers },
    (): LayerDays => ({
      slots: new Int32Array(length).fill(-1),
      cells: new Int32Array(length).fill(-1),
      distances: new Int32Array(length).fill(farthest),
      strengths: new Float64Array(length),
    }),
  );
  const isPlain = new Uint8Array(length).fill(1);
  const bucketDays = bucketDaysFinder(calendar, occurrences, strengths);
  let given: Float64Array | null = null;
  for (const occurrence of occurrences) {
    if (occurrence.uplift !== null) {
      given ??= new Float64Array(length).fill(Number.NaN);
      giveUplift(given, isPlain, { occurrence, from: calendar.from });
    }
    const strength = strengths[occurrence.event] ?? 0;
    if (strength < 0) continue;
    const layer = layers[calendar.events[occurrence.event]!.layer]!;
    giveDays(layer, isPlain, { occurrence, from: calendar.from, strength, bucketDays });
  }
  const slots = layers.map((layer) => layer.slots);
  const isUsual = usualDays(calendar, { occurrences, layers: slots, given });
  return {
    slots,
    cells: layers.map(({ cells }) => cells),
    isPlain,
    isUsual,
    given,
  };
}

function giveDays(
  layer: LayerDays,
  isPlain: Uint8Array,
  own: {
    readonly occurrence: SeasonalOccurrence;
    readonly from: number;
    readonly strength: number;
    readonly bucketDays: BucketDays;
  },
): void {
  const { start, end, from, firstCell, slots } = own.occurrence;
  const last = Math.min(slots.length, own.from + isPlain.length - from);
  for (let place = Math.max(0, own.from - from); place < last; place++) {
    const day = from + place;
    const index = day - own.from;
    const distance = distanceInBucket(
      own.bucketDays(own.occurrence.event, index),
      Math.max(start - day, day - end, 0),
    );
    const nearest = layer.distances[index]!;
    const isStronger = own.strength > layer.strengths[index]!;
    if (distance > nearest || (distance === nearest && !isStronger)) continue;
    layer.distances[index] = distance;
    layer.strengths[index] = own.strength;
    layer.slots[index] = slots[place]!;
    layer.cells[index] = firstCell + place;
    isPlain[index] = 0;
  }
}

/** Of two words for one day, closed wins, then the one farther from 1. */
function giveUplift(
  given: Float64Array,
  isPlain: Uint8Array,
  own: { readonly occurrence: SeasonalOccurrence; readonly from: number },
): void {
  const uplift = own.occurrence.uplift ?? 1;
  const from = Math.max(0, own.occurrence.start - own.from);
  const to = Math.min(given.length - 1, own.occurrence.end - own.from);
  for (let index = from; index <= to; index++) {
    const known = given[index]!;
    if (!(Math.abs(Math.log(known)) >= Math.abs(Math.log(uplift)))) given[index] = uplift;
    isPlain[index] = 0;
  }
}
