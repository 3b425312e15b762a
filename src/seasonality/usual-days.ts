import type { SeasonalCalendar } from "./event-calendar.ts";

/** An event of the shop's own that is told so often is as well known as a weekday. */
const frequentOccurrences = 8;

/**
 * 1 on each day that no event concerns, or only frequent events of the shop's own: with promotions every other
 * week, what is left when their days are taken out would be too little to tell a level or a pay day from.
 *
 * layers: the slot of each day, -1 where there is none; given: see EventDays.
 */
export function usualDays(
  { events, occurrences, asOf }: SeasonalCalendar,
  layers: readonly Int32Array[],
  given: Float64Array | null,
): Uint8Array {
  const isFrequent: boolean[] = [];
  const times = (number: number): number =>
    occurrences.filter(({ event, start }) => event === number && start < asOf).length;
  for (const [number, { source, slots, firstSlot }] of events.entries()) {
    const told = source === "own" ? times(number) : 0;
    for (let slot = firstSlot; slot < firstSlot + slots.length; slot++) {
      isFrequent[slot] = told >= frequentOccurrences;
    }
  }
  return Uint8Array.from(layers[0] ?? [], (_, index) => {
    if (given !== null && !Number.isNaN(given[index]!)) return 0;
    return layers.every((slots) => slots[index]! < 0 || isFrequent[slots[index]!] === true) ? 1 : 0;
  });
}
