import type { KnownIdle } from "./filter-state.ts";
import { inactiveChance } from "./inactive-chance.ts";
import type { Idleness } from "./inactive-demand.ts";
import { poolRecovery, type Recovery, returnChance } from "./recovery.ts";
import type { TotalDemand } from "./total-demand.ts";

/** Below this chance an item is taken to be on sale. */
const leastChance = 1e-3;
/** A bucket of an item that expects next to nothing is still not empty for sure. */
const greatestEmptyChance = 1 - 1e-9;
/** The power of one that expects very much underflows. */
const leastEmptyChance = 1e-300;
/** As shops commonly see it. */
const commonRecovery = poolRecovery([]);

/**
 * What to make of an item's run without sales; null when it says nothing.
 *
 *   p = emptyChance^(exposure / openBuckets)      L = level before the run * the shop's level after a return
 *
 * p: chance of an empty bucket as the season has them during the run. before: the demand that was
 * expected when the run began, over the buckets to come; the variance of its level is what its total's
 * variance holds beyond dispersion * mean.
 */
export function idlenessOf(
  { run, bucketDays }: KnownIdle,
  before: TotalDemand,
  options: {
    readonly recovery: Recovery | undefined;
    /** Variance over mean of a bucket's demand, its level known. */
    readonly dispersion: number;
    /** Over which `before` is looked at. */
    readonly buckets: number;
  },
): Idleness | null {
  const { recovery = commonRecovery, dispersion, buckets } = options;
  const { openBuckets, exposure } = run;
  const back = returnChance(recovery, openBuckets, bucketDays);
  const ownChance = run.emptyChance ** (exposure / openBuckets);
  const emptyChance = Math.min(greatestEmptyChance, Math.max(leastEmptyChance, ownChance));
  const chance = inactiveChance({ openBuckets, emptyChance, returnChance: back, days: bucketDays });
  if (chance < leastChance) return null;
  const { mean, variance } = before.total(buckets);
  const excess = variance - dispersion * mean;
  return {
    chance,
    returnChance: back,
    level: before.level * recovery.level,
    dispersion,
    levelVariance: mean > 0 ? Math.max(0, excess / mean ** 2) : 0,
  };
}
