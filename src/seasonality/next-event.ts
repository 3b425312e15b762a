import type { Day } from "../calendar/day.ts";
import { type EventEffect, isNoticeable } from "./event-effects.ts";

/** The days that an order must last. */
export interface ProtectedDays {
  readonly from: Day;
  /** The first day after them. */
  readonly to: Day;
}

/**
 * Of an item's events the one that moves the demand of the days that an order must last most, the earliest of
 * equals; where none does, the next one after them, by date. Closures are left out: they are no demand but days that
 * are missing. null when no event of these moves demand by 2 % or more.
 */
export function nextEvent(effects: readonly EventEffect[], { from, to }: ProtectedDays): EventEffect | null {
  const events = effects
    .filter(({ given }) => given !== 0)
    .map((effect) => ({ ...effect, days: effect.days.filter(({ day }) => day >= from) }))
    .filter(isNoticeable)
    .toSorted((a, b) => a.day - b.day);
  let strongest: EventEffect | null = null;
  for (const event of events) {
    const gain = gainBefore(event, to);
    if (gain > (strongest === null ? 0 : gainBefore(strongest, to))) strongest = event;
  }
  return strongest ?? events[0] ?? null;
}

/** By how many average days' demand an event moves the days before `to`, up or down. */
function gainBefore({ days }: EventEffect, to: Day): number {
  let gain = 0;
  for (const { day, factor, base } of days) if (day < to) gain += base * (factor - 1);
  return Math.abs(gain);
}
