import { daysPerBucket } from "../calendar/bucket.ts";
import { emptyChance, sideDays } from "../demand/empty-chance.ts";
import type { History } from "./forecast-method.ts";

/** Shorter runs without sales say nothing of an item. */
export const shortestIdleDays = 7;
const shortestBuckets = 2;
/** Fewer days before a run tell too little of how the item sold, as do fewer buckets, or fewer with sales. */
const leastSideDays = 28;
const leastSideBuckets = 4;
const leastFilled = 3;

/** Open buckets without units that follow a sale. */
export interface IdleRun {
  /** The first bucket after the last sale. */
  readonly start: number;
  /** The bucket of the sale that ended it; null: it lasts up to as-of. */
  readonly end: number | null;
  readonly openBuckets: number;
  /** Sum of their exposure. */
  readonly exposure: number;
  /** Units per average open bucket before the run. */
  readonly rate: number;
  /** Chance that one more average open bucket is empty, by the history before the run. */
  readonly emptyChance: number;
}

/**
 * The runs without sales that may be more than chance, in order: those of at least seven days and two buckets.
 *
 * rate: units over exposure of the 56 days (at least four buckets) before the run; filled: share of these
 * buckets with sales; followed and stayed: of all the history before the run. An item that has been open for fewer than 28 days before, or has
 * sold in fewer than three buckets of these 56 days, tells too little. What follows a run never changes its emptyChance.
 */
export function idleRuns(history: History): readonly IdleRun[] {
  const { units, exposure } = history;
  const leastBuckets = Math.max(shortestBuckets, shortestIdleDays / daysPerBucket(history.kind));
  const runs: IdleRun[] = [];
  let followed = 0;
  let stayed = 0;
  let [start, openBuckets, open] = [0, 0, 0];
  for (let t = 0; t <= units.length; t++) {
    const isPast = t < units.length;
    if (isPast && exposure[t] === 0) continue;
    if (isPast && units[t] === 0) {
      openBuckets++;
      open += exposure[t]!;
      continue;
    }
    const trade = openBuckets < leastBuckets ? null : tradeBefore(history, start, { followed, stayed });
    if (trade) runs.push({ start, end: isPast ? t : null, openBuckets, exposure: open, ...trade });
    followed += openBuckets;
    stayed += Math.max(0, openBuckets - 1);
    [start, openBuckets, open] = [t + 1, 0, 0];
  }
  return runs;
}

/** The run that lasts up to as-of; null if there is none. */
export function runningIdleRun(runs: readonly IdleRun[]): IdleRun | null {
  const last = runs.at(-1);
  return last === undefined || last.end !== null ? null : last;
}

/** null: too little to tell. followed: open empty buckets before, each followed by another open one; stayed: those whose follower was empty too. */
function tradeBefore(
  { kind, units, exposure }: History,
  start: number,
  { followed, stayed }: { readonly followed: number; readonly stayed: number },
): Pick<IdleRun, "rate" | "emptyChance"> | null {
  const days = daysPerBucket(kind);
  const wanted = Math.max(leastSideBuckets, Math.round(sideDays / days));
  let buckets = 0;
  let filled = 0;
  let sold = 0;
  let open = 0;
  for (let t = start - 1; t >= 0 && buckets < wanted; t--) {
    if (exposure[t] === 0) continue;
    buckets++;
    open += exposure[t]!;
    sold += units[t]!;
    if (units[t]! > 0) filled++;
  }
  if (buckets < Math.max(leastSideBuckets, leastSideDays / days) || filled < leastFilled) return null;
  const rate = sold / open;
  return { rate, emptyChance: emptyChance({ rate, filled: filled / (buckets + 1), followed, stayed }) };
}
