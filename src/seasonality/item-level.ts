import { daysOfYear } from "./calendar-days.ts";
import type { FitItem } from "./fit-shop.ts";
import type { ItemDays } from "./item-days.ts";

/** Plain days, each worth the item's mean over all its days, that a level starts from: it is never 0. */
const priorDays = 0.5;

/** How far a level looks on both sides, and the usual days that it must find there. */
export interface LevelWindow {
  readonly halfDays: number;
  readonly leastDays: number;
}

/** What every level of an item starts from: half a day of its mean. */
export function priorUnits(days: ItemDays, { counts }: FitItem): number {
  let sold = 0;
  let open = 0;
  for (let t = 0; t < counts.length; t++) {
    if (counts[t] === 0) continue;
    sold += days.units[t]!;
    open++;
  }
  return open > 0 ? (priorDays * sold) / open : 0;
}

/**
 * An item's level round a day, from the usual days within `halfDays` of it on both sides, twice as far and
 * so on while there are fewer than `leastDays`.
 *
 *   level = (sum y + d m) / (sum shape + d)        d = half a day, m = the item's mean units per open day
 */
export function levelRound(
  { unitsBefore, shapeBefore, daysBefore }: ItemDays,
  t: number,
  { halfDays, leastDays }: LevelWindow,
  { length, prior }: { readonly length: number; readonly prior: number },
): number {
  for (let half = halfDays; ; half *= 2) {
    const from = t > half ? t - half : 0;
    const to = t + half < length ? t + half + 1 : length;
    if (daysBefore[to]! - daysBefore[from]! < leastDays && (from > 0 || to < length)) continue;
    return (
      (unitsBefore[to]! - unitsBefore[from]! + prior) / (shapeBefore[to]! - shapeBefore[from]! + priorDays)
    );
  }
}

/** From a year and a half on the season at the ends of a history is known from the years between. */
const longHistory = 546;

/**
 * An item's level over the year round a day: half a year on either side. Near the ends of a history shorter
 * than a year and a half it is the first or the last year, so that a whole season is in it.
 */
export function yearLevel(
  { unitsBefore, shapeBefore }: ItemDays,
  t: number,
  { length, prior }: { readonly length: number; readonly prior: number },
): number {
  const half = daysOfYear / 2;
  const isShort = length < longHistory;
  const from = Math.max(0, isShort ? Math.min(t - half, length - daysOfYear) : t - half);
  const to = Math.min(length, isShort ? from + daysOfYear : t + half + 1);
  return (
    (unitsBefore[to]! - unitsBefore[from]! + prior) / (shapeBefore[to]! - shapeBefore[from]! + priorDays)
  );
}
