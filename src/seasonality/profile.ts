import type { ItemKey } from "./event-days.ts";
import type { EventBand } from "./event-slots.ts";

/** Factors of a whole shop and how far groups of items differ from them: each a ratio to its parent's. */
export interface SeasonalTree {
  readonly all: readonly number[];
  /** By group, see groupNames; a group that is like its parent is left out. */
  readonly groups: Readonly<Record<string, readonly number[]>>;
}

/** Week-of-year factors with how well they are known. */
export interface WeekTree extends SeasonalTree {
  /** Variance of the logarithm of a week's factor: of all items, and what a group's own ratio adds. */
  readonly variance: number;
  readonly groupVariances: Readonly<Record<string, number>>;
}

/** How a category, a SKU or an item differs in the bands of events, and what that rests on. */
export interface GroupEvidence {
  /** The ratio to the parent's uplift. */
  readonly ratios: readonly number[];
  /** The weight of own history against the parent's, 0 to 1. */
  readonly weights: readonly number[];
  /** Units sold, units that plain days let expect, years seen. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly years: readonly number[];
  /** Variance that the ratio adds to the logarithm of the factor. */
  readonly variances: readonly number[];
}

/** What the shop has learned of an event. */
export interface LearnedEvent {
  readonly name: string;
  /** False: no effect on the shop's demand could be told from chance, every factor is 1. */
  readonly isActive: boolean;
  /** By slot, see EventSlots: the shop's factor, and the band it belongs to. */
  readonly factors: readonly number[];
  readonly bandOfSlot: readonly number[];
  readonly bands: readonly EventBand[];
  /** By band: units sold, units that plain days let expect, years seen. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly years: readonly number[];
  /** By band: the weight of what was seen against 1, an event that does nothing. */
  readonly weights: readonly number[];
  /** By band: variance of the factor's logarithm, as learned and from one year to the next. */
  readonly variances: readonly number[];
  /** Number of the first of its bands in the groups' evidence; -1: groups have none, the event concerns but a few. */
  readonly firstGroupBand: number;
}

/**
 * What all items together teach about weekday, day of the month, week of the year and events: small plain
 * data, which can be written as JSON.
 */
export interface SeasonalProfile {
  readonly weekday: SeasonalTree;
  readonly dayOfMonth: SeasonalTree;
  readonly weekOfYear: WeekTree;
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
