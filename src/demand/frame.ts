import type { BucketGrid, BucketKind } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import { defaultAsOf, demandGrid, detectSpacing, labelledSpan, type Spacing } from "../calendar/spacing.ts";
import type { DemandLedger } from "./ledger.ts";

/** The time that a run counts demand in: one for all items. */
export interface DemandFrame {
  /** What a row of the data stands for. */
  readonly spacing: Spacing;
  readonly grid: BucketGrid;
  /** The morning of the first day not in the history. */
  readonly asOf: Day;
  /** Where the files end: from here to as-of demand is unknown. At most as-of. */
  readonly knownUntil: Day;
  /** Demand before this day is not used. */
  readonly historyStart: Day;
}

export interface FrameOptions {
  readonly bucket?: BucketKind | "auto";
  /** Default: the day after the last bucket of all sales. */
  readonly asOf?: Day;
  /** Days of history before as-of that are used; default all. */
  readonly historyDays?: number;
  /** Overrides what weeks or months in the data are labelled by. */
  readonly label?: "start" | "end";
}

/**
 * The frame of a ledger's history.
 *
 * Weeks and months in the data count when they end by as-of: of the one that as-of cuts, nothing is known.
 *
 * @throws RangeError if no row lies before as-of, historyDays is below 1, or the data is coarser than the
 *   buckets asked for
 */
export function demandFrame(ledger: DemandLedger, options: FrameOptions = {}): DemandFrame {
  const { asOf: cut = ledger.asOf ?? Infinity, historyDays } = options;
  if (historyDays !== undefined && !(historyDays >= 1)) {
    throw new RangeError(`historyDays must be at least 1, got ${historyDays}`);
  }
  const days = ledger.distinctDays.filter((day) => day < cut);
  const lastRow = days.at(-1);
  if (lastRow === undefined) throw new RangeError("sales must have a row before as-of, got none");
  const detected = detectSpacing(days);
  const spacing = { ...detected, label: options.label ?? detected.label };
  const asOf = Number.isFinite(cut) ? cut : defaultAsOf(spacing, lastRow);
  const kind = options.bucket === undefined || options.bucket === "auto" ? spacing.kind : options.bucket;
  return {
    spacing,
    grid: demandGrid({ kind, spacing, anyRow: lastRow, asOf }),
    asOf,
    knownUntil: knownUntil(spacing, days, asOf),
    historyStart: historyDays === undefined ? -Infinity : asOf - historyDays,
  };
}

/**
 * The frame as it was on an earlier morning: rows and buckets stand for the same, nothing is known from
 * `asOf` on, and as many days of history before it are used.
 *
 * @throws RangeError if no row lies before as-of
 */
export function earlierFrame(frame: DemandFrame, ledger: DemandLedger, asOf: Day): DemandFrame {
  const { spacing, grid } = frame;
  const days = ledger.distinctDays.filter((day) => day < asOf);
  const anyRow = days.at(-1);
  if (anyRow === undefined) throw new RangeError("sales must have a row before as-of, got none");
  return {
    spacing,
    grid: demandGrid({ kind: grid.kind, spacing, anyRow, asOf }),
    asOf,
    knownUntil: knownUntil(spacing, days, asOf),
    historyStart: frame.historyStart - (frame.asOf - asOf),
  };
}

/** The end of the last bucket of the data that ends by as-of. */
function knownUntil(spacing: Spacing, days: readonly Day[], asOf: Day): Day {
  const lastWhole = days.findLast((day) => labelledSpan(spacing, day).end <= asOf);
  return lastWhole === undefined ? Math.min(days[0] ?? asOf, asOf) : labelledSpan(spacing, lastWhole).end;
}
