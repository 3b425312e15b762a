import type { ItemKey } from "./event-days.ts";
import type { EventBand } from "./event-slots.ts";

/** Factors of a whole shop and how far groups of items differ from them: each a ratio to its parent's. */
export interface SeasonalTree {
  readonly all: readonly number[];
  /** By group; a group that is like its parent is left out. */
  readonly groups: Readonly<Record<string, readonly number[]>>;
}

/** What a group's days of the shared events have shown, by band: the ratio to its parent's uplift rests on it. */
export interface GroupEvidence {
  /** The ratio to the parent's uplift. */
  readonly ratios: readonly number[];
  /** In units of the item's dispersion, as shrinkage weighs them: `unit` turns them into units sold. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly years: readonly number[];
  readonly unit: number;
}

export interface LearnedEvent {
  readonly name: string;
  /** False: no effect on the shop's demand could be told from chance, the factor is 1. */
  readonly isActive: boolean;
  /** By slot, see EventSlots: the shop's factor, and the offset and band that it belongs to. */
  readonly factors: readonly number[];
  readonly bandOfSlot: readonly number[];
  readonly bands: readonly EventBand[];
  /** By band, the whole shop: units sold, units that plain days let expect, years seen. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly years: readonly number[];
  /** By band: the weight of what was seen against 1, an event that does nothing. */
  readonly weights: readonly number[];
  /** By band: variance of the factor's logarithm, what was learned and how it differs from year to year. */
  readonly variances: readonly number[];
  /** Number of the first of its bands in the groups' evidence; -1: groups do not differ, it concerns but a few. */
  readonly firstGroupBand: number;
  /** Units of dispersion that an item's own uplift must outweigh. */
  readonly categoryPrior: number;
  readonly skuPrior: number;
}

/**
 * What all items together teach about weekday, day of the month, week of the year and events: small plain data, which can
 * be written as JSON.
 */
export interface SeasonalProfile {
  readonly weekday: SeasonalTree;
  readonly dayOfMonth: SeasonalTree;
  readonly weekOfYear: SeasonalTree;
  /** Variance of the logarithm of a week's factor. */
  readonly weekVariance: number;
  readonly events: readonly LearnedEvent[];
  readonly eventGroups: Readonly<Record<string, GroupEvidence>>;
}

/** The names of an item's groups in the trees; the first letter keeps levels apart. */
export const groupNames = {
  category: ({ category }: ItemKey): string => `c ${category}`,
  place: ({ category, location }: ItemKey): string => `p ${JSON.stringify([category, location])}`,
  sku: ({ sku }: ItemKey): string => `s ${sku}`,
  item: ({ sku, location }: ItemKey): string => `i ${JSON.stringify([sku, location])}`,
} as const;
