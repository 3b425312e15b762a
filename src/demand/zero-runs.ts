import { type BucketKind, daysPerBucket } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import type { Spacing } from "../calendar/spacing.ts";
import { type DemandRows, demandRows, type RowSums, sumRows } from "./demand-rows.ts";
import { absurdChance, emptyChance, sideDays } from "./empty-chance.ts";
import type { ItemDemand } from "./item-demand.ts";

/** A stretch without sales that the item's own trade makes absurd: most likely it could not be bought. */
export interface MaskedRun {
  readonly from: Day;
  /** The first day after it. */
  readonly to: Day;
  /** The chance of such a run if the item had been on sale all the time. */
  readonly probability: number;
}

export interface MaskedDemand {
  /** The demand, with the days of the runs no longer counting. */
  readonly demand: ItemDemand;
  /** In order of time. */
  readonly runs: readonly MaskedRun[];
}

export interface ZeroRunOptions {
  /** What a row of the data stands for: runs are looked for in its days, weeks or months. */
  readonly spacing: Spacing;
  /** Relative demand by day that season and events let expect, demand.firstDay first; null: each day alike. */
  readonly factors?: Float64Array | null;
}

/** Shorter runs are chance, longer ones the end of an item and its return as another. */
const shortestDays = 15;
const longestDays = 365;
/** Longer ones may be a season: what was sold at that time of the year before or after must speak against it. */
const longestWithoutYear = 60;
/** Rows to the same time of the year. */
const rowsPerYear = { day: 364, week: 52, month: 12 } as const satisfies Record<BucketKind, number>;
/** Units (and rows with sales) that a side may lack by chance: of 4 expected, none comes in 2 cases of 100. */
const leastMissed = 4;

/**
 * Masks unrecorded stock-outs: runs without sales, ended by a sale, that are too unlikely for the item.
 *
 *   masked: 15 to 365 days, at least two rows, and chance < 1e-6        chance = p^(sum f_t)
 *   p = emptyChance(), see there
 *
 * p: the chance of one more empty row. rate, filled: units per open row, and share of rows with sales, of the 56
 * days on each side; but neither more than the poorer side could bear, (what it has + 4) / its rows, so
 * that a season's last stray sale does not make the off-season absurd. The conditional chance is that of the
 * history beside the run, so that an item which rests again and again, or sells in lumps, is left alone.
 * f_t: the factor of row t over the sides' mean, at most 1.
 *
 * A run of more than 60 days may be a season that nobody has told: it is masked only where the same
 * time of the year before or after is known, which then has its say like a side.
 * The figures behind it: docs/decisions.md.
 */
export function maskZeroRuns(demand: ItemDemand, { spacing, factors = null }: ZeroRunOptions): MaskedDemand {
  const rows = demandRows(demand, spacing, factors);
  const emptiness = emptinessOf(rows);
  const { firstDay } = demand;
  const runs = endedRuns(rows, spacing.kind).flatMap((run) => {
    const logChance = logChanceOf(rows, run, { kind: spacing.kind, emptiness });
    if (!(logChance < Math.log(absurdChance))) return [];
    const from = firstDay + rows.starts[run.start]!;
    return [{ from, to: firstDay + rows.starts[run.end]!, probability: Math.exp(logChance) }];
  });
  if (runs.length === 0) return { demand, runs };
  const counts = demand.counts.slice();
  for (const { from, to } of runs) counts.fill(0, from - firstDay, to - firstDay);
  return { demand: { ...demand, counts }, runs };
}

interface Run {
  readonly start: number;
  /** The row after its last. */
  readonly end: number;
  readonly openRows: number;
}

/** Runs of open rows without units, closed ones between them passed over, of a length that may be masked. */
function endedRuns({ units, factors }: DemandRows, kind: BucketKind): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  let openRows = 0;
  for (let row = 0; row < units.length; row++) {
    if (factors[row] === 0) continue;
    if (units[row] === 0) {
      openRows++;
      continue;
    }
    const days = openRows * daysPerBucket(kind);
    if (openRows >= 2 && days >= shortestDays && days <= longestDays)
      runs.push({ start, end: row, openRows });
    start = row + 1;
    openRows = 0;
  }
  return runs;
}

/** Empty open rows that another open row follows, and those whose follower is empty too. */
interface Emptiness {
  readonly followed: number;
  readonly stayed: number;
}

function emptinessOf({ units, factors }: DemandRows): Emptiness {
  let followed = 0;
  let stayed = 0;
  let wasEmpty = false;
  for (let row = 0; row < units.length; row++) {
    if (factors[row] === 0) continue;
    const isEmpty = units[row] === 0;
    if (wasEmpty) followed++;
    if (wasEmpty && isEmpty) stayed++;
    wasEmpty = isEmpty;
  }
  return { followed, stayed };
}

/** The logarithm of the chance of a run; 0 where too little is known to call it absurd. */
function logChanceOf(
  rows: DemandRows,
  run: Run,
  { kind, emptiness }: { readonly kind: BucketKind; readonly emptiness: Emptiness },
): number {
  const { start, end, openRows } = run;
  const side = Math.round(sideDays / daysPerBucket(kind));
  const sides = [sumRows(rows, start - side, start), sumRows(rows, end, end + side)];
  if (sides.some(({ open }) => open === 0)) return 0;
  const years = openRows * daysPerBucket(kind) > longestWithoutYear ? [sameTimeOfYear(rows, run, kind)] : [];
  if (years.some(({ open }) => open < openRows / 2)) return 0;
  const bearable = (of: (sums: RowSums) => number): number =>
    Math.min(perRow(sides, of), ...[...sides, ...years].map((one) => (of(one) + leastMissed) / one.open));
  const rate = bearable(({ units }) => units);
  const filled =
    Math.min(
      1,
      bearable((sums) => sums.filled),
    ) * certainty(sides);
  const followed = emptiness.followed - openRows;
  const stayed = emptiness.stayed - openRows + 1;
  const empty = emptyChance({ rate, filled, followed, stayed });
  const meanFactor = perRow(sides, (sums) => sums.factors);
  let expected = 0;
  for (let row = start; row < end; row++) expected += Math.min(1, rows.factors[row]! / meanFactor);
  return expected * Math.log(empty);
}

/** Rows that always sold may yet be empty: n such rows leave a chance of 1 / (n + 1). */
function certainty(sides: readonly RowSums[]): number {
  const open = sides.reduce((sum, one) => sum + one.open, 0);
  return open / (open + 1);
}

function perRow(sides: readonly RowSums[], of: (sums: RowSums) => number): number {
  const open = sides.reduce((sum, one) => sum + one.open, 0);
  return sides.reduce((sum, one) => sum + of(one), 0) / open;
}

/** The run's stretch a year before and a year after, together. */
function sameTimeOfYear(rows: DemandRows, { start, end }: Run, kind: BucketKind): RowSums {
  const year = rowsPerYear[kind];
  const before = sumRows(rows, start - year, end - year);
  const after = sumRows(rows, start + year, end + year);
  return {
    open: before.open + after.open,
    units: before.units + after.units,
    filled: before.filled + after.filled,
    factors: before.factors + after.factors,
  };
}
