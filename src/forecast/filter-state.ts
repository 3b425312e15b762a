import type { IdleRun } from "./idle-run.ts";
import type { WeightedLevel } from "./total-demand.ts";

/** What the filters of all discounts know of a level at one time. */
export interface KnownLevel {
  readonly beliefs: readonly WeightedLevel[];
  /** Open buckets that they have seen. */
  readonly openBuckets: number;
}

/** A run without sales up to as-of, and what was known before it. */
export interface KnownIdle {
  readonly before: KnownLevel;
  readonly run: Pick<IdleRun, "openBuckets" | "exposure" | "emptyChance">;
  /** Mean days of a bucket. */
  readonly bucketDays: number;
}

export interface FilterState {
  readonly now: KnownLevel;
  readonly idle: KnownIdle | null;
}

/** Beliefs about a level, one a discount. */
export const beliefCount = 6;
/** Numbers of a belief: discount, weight, units, buckets. */
const stride = 4;
/** Numbers of a run: openBuckets, exposure, emptyChance, bucketDays. */
const runLength = 4;

/** The state as plain numbers: openBuckets and the beliefs of now; of an idle item the run and the same before it. */
export function writeState({ now, idle }: FilterState): Float64Array {
  if (idle === null) return Float64Array.from(numbersOf(now));
  const { openBuckets, exposure, emptyChance } = idle.run;
  const run = [openBuckets, exposure, emptyChance, idle.bucketDays];
  return Float64Array.from([...numbersOf(now), ...run, ...numbersOf(idle.before)]);
}

/** The inverse of writeState(). */
export function readState(state: Float64Array): FilterState {
  const length = 1 + beliefCount * stride;
  const now = knownLevelOf(state.subarray(0, length));
  if (state.length === length) return { now, idle: null };
  const [openBuckets = 0, exposure = 0, emptyChance = 1, bucketDays = 1] = state.subarray(length);
  const before = knownLevelOf(state.subarray(length + runLength));
  return { now, idle: { before, run: { openBuckets, exposure, emptyChance }, bucketDays } };
}

function numbersOf({ openBuckets, beliefs }: KnownLevel): number[] {
  const numbers = [openBuckets];
  for (const { discount, weight, units, buckets } of beliefs) numbers.push(discount, weight, units, buckets);
  return numbers;
}

function knownLevelOf([openBuckets = 0, ...numbers]: Float64Array): KnownLevel {
  const beliefs: WeightedLevel[] = [];
  for (let at = 0; at < numbers.length; at += stride) {
    const [discount = 0, weight = 0, units = 0, buckets = 0] = numbers.slice(at, at + stride);
    beliefs.push({ discount, weight, units, buckets });
  }
  return { beliefs, openBuckets };
}
