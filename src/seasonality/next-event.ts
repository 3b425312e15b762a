import type { Day } from "../calendar/day.ts";
import { type EventEffect, isNoticeable } from "./event-effects.ts";

/**
 * Of an item's events the next, by date, that has a day of its own from `asOf` on and moves demand by 2 % or more on
 * those days; null when there is none.
 */
export function nextEvent(effects: readonly EventEffect[], asOf: Day): EventEffect | null {
  const ahead = effects.filter((effect) =>
    isNoticeable({ ...effect, days: effect.days.filter(({ day }) => day >= asOf) }),
  );
  return ahead.toSorted((a, b) => a.day - b.day)[0] ?? null;
}
