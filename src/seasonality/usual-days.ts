import type { SeasonalCalendar, SeasonalOccurrence } from "./event-calendar.ts";

/** An event of the shop's own that is told so often is as well known as a weekday. */
const frequentOccurrences = 8;

/**
 * 1 on each day that no event concerns, or only frequent events of the shop's own: with promotions every other
 * week, what is left when their days are taken out would be too little to tell a level or a pay day from.
 *
 * own: the occurrences that concern the item, the slot of each of its days by layer (-1: none), and what the
 * user has given, see EventDays.
 */
export function usualDays(
  { events, asOf }: SeasonalCalendar,
  own: {
    readonly occurrences: readonly SeasonalOccurrence[];
    readonly layers: readonly Int32Array[];
    readonly given: Float64Array | null;
  },
): Uint8Array {
  const { occurrences, layers, given } = own;
  const times = new Int32Array(events.length);
  for (const { event, start } of occurrences) times[event]! += start < asOf ? 1 : 0;
  const isFrequent: boolean[] = [];
  for (const [number, { source, slots, firstSlot }] of events.entries()) {
    for (let slot = firstSlot; slot < firstSlot + slots.length; slot++) {
      isFrequent[slot] = source === "own" && times[number]! >= frequentOccurrences;
    }
  }
  return Uint8Array.from(layers[0] ?? [], (_, index) => {
    if (given !== null && !Number.isNaN(given[index]!)) return 0;
    return layers.every((slots) => slots[index]! < 0 || isFrequent[slots[index]!] === true) ? 1 : 0;
  });
}
