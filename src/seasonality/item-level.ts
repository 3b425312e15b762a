import { daysOfYear } from "./calendar-days.ts";
import type { FitItem } from "./fit-shop.ts";
import type { ItemDays } from "./item-days.ts";

/** Plain days, each worth the item's mean over all its days, that a level starts from: it is never 0. */
const priorDays = 0.5;

/** How far a level looks on both sides of its block, and the usual days that it must find there. */
export interface LevelWindow {
  readonly halfBlocks: number;
  readonly leastDays: number;
}

/** A level is taken once for each block of so many days of an item's history: it changes but little within. */
export const blockDays = 7;
const blocksOfYear = daysOfYear / blockDays;

export function blockCount(days: number): number {
  return Math.ceil(days / blockDays);
}

/** What a pass has summed of an item for its levels. */
interface KnownBlocks {
  readonly length: number;
  readonly blocks: number;
  /** What every level starts from: half a day of the item's mean. */
  readonly prior: number;
}

/** Sets the levels of an item, once its days are laid out. */
export function setLevels(
  days: ItemDays,
  item: FitItem,
  { isUsual, window }: { readonly isUsual: Uint8Array; readonly window: LevelWindow },
): void {
  const length = item.counts.length;
  const blocks = blockCount(length);
  const known = { ...window, length, blocks, prior: sumBlocks(days, item, isUsual) };
  for (let block = 0; block < blocks; block++) {
    days.levels[block] = levelRound(days, block, known);
    days.yearLevels[block] = yearLevel(days, block, known);
  }
}

/** Running sums over the usual days, see EventDays; returns half a day of the item's mean over all open days. */
function sumBlocks(days: ItemDays, { counts, first }: FitItem, isUsual: Uint8Array): number {
  const { units, shape, unitsBefore, shapeBefore, daysBefore } = days;
  const length = counts.length;
  let usual = 0;
  let expected = 0;
  let count = 0;
  let sold = 0;
  let open = 0;
  for (let block = 0, t = 0; t < length; block++) {
    for (const end = Math.min(t + blockDays, length); t < end; t++) {
      if (counts[t] === 0) continue;
      sold += units[t]!;
      open++;
      if (isUsual[first + t] === 0) continue;
      usual += units[t]!;
      expected += shape[t]!;
      count++;
    }
    unitsBefore[block + 1] = usual;
    shapeBefore[block + 1] = expected;
    daysBefore[block + 1] = count;
  }
  return open > 0 ? (priorDays * sold) / open : 0;
}

/**
 * An item's level round a block, from the usual days within `halfBlocks` of it on both sides, twice as far and
 * so on while there are fewer than `leastDays`.
 *
 *   level = (sum y + d m) / (sum shape + d)        d = half a day, m = the item's mean units per open day
 */
function levelRound(
  days: ItemDays,
  block: number,
  { halfBlocks, leastDays, blocks, prior }: LevelWindow & KnownBlocks,
): number {
  for (let half = halfBlocks; ; half *= 2) {
    const from = block > half ? block - half : 0;
    const to = block + half < blocks ? block + half + 1 : blocks;
    const found = days.daysBefore[to]! - days.daysBefore[from]!;
    if (found < leastDays && (from > 0 || to < blocks)) continue;
    return levelWithin(days, from, to, prior);
  }
}

/** From a year and a half on the season at the ends of a history is known from the years between. */
const longHistory = 546;

/**
 * An item's level over the year round a block: half a year on either side. Near the ends of a history shorter
 * than a year and a half it is the first or the last year, so that a whole season is in it.
 */
function yearLevel(days: ItemDays, block: number, { length, blocks, prior }: KnownBlocks): number {
  const half = blocksOfYear / 2;
  const isShort = length < longHistory;
  const from = Math.max(0, isShort ? Math.min(block - half, blocks - blocksOfYear) : block - half);
  const to = Math.min(blocks, isShort ? from + blocksOfYear : block + half);
  return levelWithin(days, from, to, prior);
}

function levelWithin(
  { unitsBefore, shapeBefore }: ItemDays,
  from: number,
  to: number,
  prior: number,
): number {
  return (
    (unitsBefore[to]! - unitsBefore[from]! + prior) / (shapeBefore[to]! - shapeBefore[from]! + priorDays)
  );
}
