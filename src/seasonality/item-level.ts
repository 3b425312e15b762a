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

/** A level is taken once for each block of so many days: it changes but little within. */
const blockDays = 7;

/** The block that a day of an item's history lies in. */
export function blockOf(t: number): number {
  // Whole numbers all the way: this runs for every day of every item.
  return (t / blockDays) | 0;
}

/** What every level of an item starts from: half a day of its mean. */
function priorUnits({ units }: ItemDays, { counts }: FitItem): number {
  let sold = 0;
  let open = 0;
  for (let t = 0; t < counts.length; t++) {
    if (counts[t] === 0) continue;
    sold += units[t]!;
    open++;
  }
  return open > 0 ? (priorDays * sold) / open : 0;
}

/** Sets the levels of an item, once its days are laid out. */
export function setLevels(days: ItemDays, item: FitItem, window: LevelWindow): void {
  const length = item.counts.length;
  const known = { ...window, length, prior: priorUnits(days, item) };
  for (let block = 0; block * blockDays < length; block++) {
    const t = Math.min(block * blockDays + Math.floor(blockDays / 2), length - 1);
    days.levels[block] = levelRound(days, t, known);
    days.yearLevels[block] = yearLevel(days, t, known);
  }
}

interface KnownDays {
  readonly length: number;
  readonly prior: number;
}

/**
 * An item's level round a day, from the usual days within `halfDays` of it on both sides, twice as far and
 * so on while there are fewer than `leastDays`.
 *
 *   level = (sum y + d m) / (sum shape + d)        d = half a day, m = the item's mean units per open day
 */
function levelRound(
  { unitsBefore, shapeBefore, daysBefore }: ItemDays,
  t: number,
  { halfDays, leastDays, length, prior }: LevelWindow & KnownDays,
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
function yearLevel({ unitsBefore, shapeBefore }: ItemDays, t: number, { length, prior }: KnownDays): number {
  const half = daysOfYear / 2;
  const isShort = length < longHistory;
  const from = Math.max(0, isShort ? Math.min(t - half, length - daysOfYear) : t - half);
  const to = Math.min(length, isShort ? from + daysOfYear : t + half + 1);
  return (
    (unitsBefore[to]! - unitsBefore[from]! + prior) / (shapeBefore[to]! - shapeBefore[from]! + priorDays)
  );
}
