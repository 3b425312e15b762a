import { daysPerBucket } from "../calendar/bucket.ts";
import type { Series } from "../demand/series.ts";
import { type LevelPrior, levelPrior, priorAround } from "../forecast/level-prior.ts";
import { groupBy } from "./group-by.ts";
import type { DemandItem } from "./learn-demand.ts";

/** What the shop lets expect of an item about which its own history says little: plain data. */
export interface LevelPriors {
  /** From all items, null when there are too few; and from those of each category that has enough. */
  readonly all: LevelPrior | null;
  readonly byCategory: Readonly<Record<string, LevelPrior>>;
  /** Mean level over its locations of each SKU that another item is said to be like, units per open bucket. */
  readonly likeLevels: Readonly<Record<string, number>>;
}

/** What the priors take of one item. */
export interface LevelEvidence {
  readonly sku: string;
  readonly category: string;
  readonly likeSku: string;
  /** Units per average open bucket of the last year; null when it is known for less than eight weeks. */
  readonly level: number | null;
}

const yearDays = 365;
const leastDays = 56;

export function levelEvidence({ sku, category, likeSku, series }: DemandItem): LevelEvidence {
  return { sku, category, likeSku, level: recentLevel(series) };
}

function recentLevel({ kind, units, exposure }: Series): number | null {
  const buckets = Math.ceil(yearDays / daysPerBucket(kind));
  let sold = 0;
  let expected = 0;
  let open = 0;
  for (let t = Math.max(0, units.length - buckets); t < units.length; t++) {
    if (exposure[t]! <= 0) continue;
    sold += units[t]!;
    expected += exposure[t]!;
    open++;
  }
  return open * daysPerBucket(kind) < leastDays ? null : sold / expected;
}

/** Pools the levels of all items, in any order; dispersion: variance over mean of a bucket's demand. */
export function fitLevelPriors(
  evidence: readonly LevelEvidence[],
  dispersionOf: (category: string) => number | null,
): LevelPriors {
  const known = evidence.flatMap(({ sku, category, level }) =>
    level === null ? [] : [{ sku, category, level }],
  );
  const categories = groupBy(known, ({ category }) => category);
  const byCategory = [...categories].flatMap(([category, items]) => {
    const prior = levelPrior(levelsOf(items), dispersionOf(category) ?? 1);
    return prior === null ? [] : [[category, prior] as const];
  });
  const liked = new Set(evidence.map(({ likeSku }) => likeSku));
  const bySku = groupBy(
    known.filter(({ sku }) => liked.has(sku)),
    ({ sku }) => sku,
  );
  return {
    all: levelPrior(levelsOf(known), dispersionOf("") ?? 1),
    byCategory: Object.fromEntries(byCategory),
    likeLevels: Object.fromEntries([...bySku].map(([sku, items]) => [sku, meanOf(levelsOf(items))])),
  };
}

function levelsOf(items: readonly { readonly level: number }[]): readonly number[] {
  return items.map(({ level }) => level);
}

/** Adds in ascending order, so that the order of the items changes no sum. */
function meanOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The prior of an item: the level of the SKU that it is said to be like, else its category's, else all items'. An
 * item that has never sold and is like no other has none: it may never have been on sale.
 */
export function levelPriorOf(
  { all, byCategory, likeLevels }: LevelPriors,
  { category, likeSku, summary }: DemandItem,
  dispersion: number | null,
): LevelPrior | null {
  const likeLevel = Object.hasOwn(likeLevels, likeSku) ? likeLevels[likeSku] : undefined;
  if (likeLevel !== undefined && likeLevel > 0) return priorAround(likeLevel, dispersion ?? 1);
  if (summary.firstSale === null) return null;
  return (Object.hasOwn(byCategory, category) ? byCategory[category] : all) ?? null;
}
