import { median } from "simple-statistics";
import { type IdleEvidence, poolRecovery, type Recovery } from "../forecast/recovery.ts";
import type { FittedItem } from "./item-forecast.ts";
import type { DemandItem } from "./learn-demand.ts";
import { fitLevelPriors, type LevelEvidence, type LevelPriors, levelEvidence } from "./level-priors.ts";

/**
 * What is learned from all items together: small plain data, which is all that planSku needs beside its
 * item. The next item's forecast depends on the others only through this.
 */
export interface Profile {
  /** Median dispersion of all items' demand; null when no item tells its own. */
  readonly dispersion: number | null;
  readonly dispersionByCategory: Readonly<Record<string, number>>;
  /** What is expected of items about which their own history says little. */
  readonly levels: LevelPriors;
  /** How items that had stopped selling came back. */
  readonly recovery: Recovery;
}

/** What the profile takes of one item. */
export interface ProfileEvidence extends LevelEvidence {
  readonly ownDispersion: number | null;
  readonly expectedUnits: number;
  /** Its runs without sales; null when its method does not look at them. */
  readonly idle: IdleEvidence | null;
}

/** Items with fewer expected units say too little of their own dispersion to speak for a category. */
const leastExpectedUnits = 10;
/** Categories of fewer items take the median of all. */
const leastItems = 5;

export function profileEvidence(item: DemandItem, fitted: FittedItem): ProfileEvidence {
  const { ownDispersion, expectedUnits, idle = null } = fitted.demand;
  return { ...levelEvidence(item), ownDispersion, expectedUnits, idle };
}

/** Pools the evidence of all items, in any order, into the profile. */
export function fitProfile(evidence: readonly ProfileEvidence[]): Profile {
  const all: number[] = [];
  const byCategory = new Map<string, number[]>();
  for (const { category, ownDispersion, expectedUnits } of evidence) {
    if (ownDispersion === null || expectedUnits < leastExpectedUnits) continue;
    all.push(ownDispersion);
    const group = byCategory.get(category);
    if (group === undefined) byCategory.set(category, [ownDispersion]);
    else group.push(ownDispersion);
  }
  const large = [...byCategory].filter(([, group]) => group.length >= leastItems);
  const dispersions = {
    dispersion: all.length === 0 ? null : median(all),
    dispersionByCategory: Object.fromEntries(large.map(([category, group]) => [category, median(group)])),
  };
  return {
    ...dispersions,
    levels: fitLevelPriors(evidence, (category) => groupDispersion(dispersions, category)),
    recovery: poolRecovery(evidence.flatMap(({ idle }) => (idle === null ? [] : [idle]))),
  };
}

/** The dispersion that an item's own is shrunk to; null when the shop has none to offer. */
export function groupDispersion(
  profile: Pick<Profile, "dispersion" | "dispersionByCategory">,
  category: string,
): number | null {
  return Object.hasOwn(profile.dispersionByCategory, category)
    ? (profile.dispersionByCategory[category] ?? null)
    : profile.dispersion;
}
