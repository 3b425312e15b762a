import { daysPerBucket } from "../calendar/bucket.ts";
import { absurdChance } from "../demand/empty-chance.ts";
import type { History } from "./forecast-method.ts";
import { type IdleRun, shortestIdleDays } from "./idle-run.ts";

/** Days by which the chance of a return has halved. */
const halvingDays = 30;
/** Returns that the expectation of one return per unit of idle time counts for. */
const priorReturns = 20;
/** The level after a return over that before, expected until ten returns speak, and what it counts for. */
const priorLevel = 0.7;
const priorLevels = 10;
/** Days after a return over which the new level is measured, and those that must be known. */
const returnDays = 28;
const leastReturnDays = 14;
/** Greatest chance of a return in a day. */
const greatestChance = 0.5;

/** What one item's runs tell of how idle items return: sums, to be pooled over all items. */
export interface IdleEvidence {
  /** Idle runs that a sale ended. */
  readonly returns: number;
  /** Sum over the idle runs of ln((days at the end + 30) / (days when it became idle + 30)). */
  readonly idleTime: number;
  /** Sum of the levels after a return over those before the run, each at most 1, and how many are known. */
  readonly returnedLevels: number;
  readonly levelsKnown: number;
}

/** How a shop's idle items return. */
export interface Recovery {
  /** a of the daily chance of a return, a / (idle days + 30). */
  readonly chanceScale: number;
  /** The level after a return, as a share of that before. */
  readonly level: number;
}

/**
 * What an item's runs without sales tell of returns. A run is idle from the day on which p^exposure falls below
 * 1e-6, the seventh at the earliest: before that it may be chance.
 */
export function idleEvidence({ kind, units, exposure }: History, runs: readonly IdleRun[]): IdleEvidence {
  const bucketDays = daysPerBucket(kind);
  let [returns, idleTime, returnedLevels, levelsKnown] = [0, 0, 0, 0];
  for (const { end, openBuckets, exposure: open, rate, emptyChance } of runs) {
    const absurdShare = Math.log(absurdChance) / (open * Math.log(emptyChance));
    if (!(absurdShare < 1)) continue;
    const days = openBuckets * bucketDays;
    const idleFrom = Math.max(days * absurdShare, shortestIdleDays);
    idleTime += Math.log((days + halvingDays) / (idleFrom + halvingDays));
    if (end === null) continue;
    returns++;
    const last = Math.min(units.length, end + Math.ceil(returnDays / bucketDays));
    const level = levelBetween({ units, exposure }, end, last);
    if ((last - end) * bucketDays < leastReturnDays) continue;
    returnedLevels += Math.min(1, level / rate);
    levelsKnown++;
  }
  return { returns, idleTime, returnedLevels, levelsKnown };
}

function levelBetween(
  { units, exposure }: Pick<History, "units" | "exposure">,
  from: number,
  to: number,
): number {
  let sold = 0;
  let open = 0;
  for (let t = from; t < to; t++) {
    if (exposure[t] === 0) continue;
    sold += units[t]!;
    open += exposure[t]!;
  }
  return open > 0 ? sold / open : 0;
}

/**
 * How a shop's idle items return, from the evidence of all of them.
 *
 *   chanceScale = (returns + 20) / (idle time + 20)       level = (sum of levels + 7) / (levels known + 10)
 *
 * The chance of a return falls as idleness lasts: on ten grocers by day 1/17, 1/92 and 1/152 after 30, 60 and 240
 * days. With the chance a / (days + 30) the likelihood of all runs has its greatest value at
 * returns / sum ln(...), which is drawn to 1 as long as the shop has seen few.
 *
 * Source: the maximum of the likelihood of a Lomax (Pareto II) lifetime with known scale, censored runs included.
 * @example poolRecovery([]) // { chanceScale: 1, level: 0.7 }
 */
export function poolRecovery(evidence: readonly IdleEvidence[]): Recovery {
  let [returns, idleTime, levels, known] = [0, 0, 0, 0];
  for (const one of evidence) {
    returns += one.returns;
    idleTime += one.idleTime;
    levels += one.returnedLevels;
    known += one.levelsKnown;
  }
  return {
    chanceScale: (returns + priorReturns) / (idleTime + priorReturns),
    level: (levels + priorLevels * priorLevel) / (known + priorLevels),
  };
}

/** The chance that an item idle for so many buckets, of `days` days each, sells in the next one. */
export function returnChance({ chanceScale }: Recovery, openBuckets: number, days: number): number {
  const daily = Math.min(greatestChance, chanceScale / (openBuckets * days + halvingDays));
  return 1 - (1 - daily) ** days;
}
