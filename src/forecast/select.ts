import { type BucketKind, daysPerBucket } from "../calendar/bucket.ts";
import { requirePositive } from "../stats/require.ts";
import { accuracyLevels, pinballLoss } from "./accuracy.ts";
import { totalDemandDistribution } from "./demand-distribution.ts";
import { readState } from "./filter-state.ts";
import type { FittedDemand, History } from "./forecast-method.ts";
import { gammaPoisson } from "./gamma-poisson.ts";
import { levelsAt } from "./learn-level.ts";
import { totalDemand } from "./total-demand.ts";

/** Spans at the end of the history that the candidates are judged on, one after the other. */
const tailSpans = 4;
/** Days of a span, however short or long orders protect. */
const shortestSpanDays = 7;
const longestSpanDays = 56;
/** Days of history that must lie before the first of them. */
const leastDaysBefore = 56;
/** The season is dropped only when that saves this share of the loss, and so many deviations of the savings. */
const leastSaving = 0.05;
const leastDeviations = 1.5;

/** A past with both exposures: that of season and events, and the open share alone. */
export interface SeasonalHistory extends Pick<History, "units" | "exposure"> {
  readonly kind: BucketKind;
  readonly open: Float64Array;
}

export interface Selection {
  readonly method: "gamma-poisson" | "gamma-poisson-flat";
  /** What that method has learned. */
  readonly demand: FittedDemand;
  /** Pinball loss of each span with season and without; null when there was nothing to compare. */
  readonly losses: { readonly seasonal: readonly number[]; readonly flat: readonly number[] } | null;
}

/**
 * The method that an item's own past speaks for: its season and events, or a flat level.
 *
 *   flat  when  sum d > 0.05 sum seasonal loss  and  sum d > 1.5 sqrt(sum d^2)       d = seasonal - flat loss
 *
 * Each is judged on the last four spans of the protection interval's length (7 to 56 days): from the level as it was at
 * the start of a span the total demand of the span is forecast, and set against what came by the pinball loss, averaged
 * over accuracyLevels. The discounts' weights and the dispersion are those of the whole history. Season
 * and events are the default, which noise must not overturn: they were learned from many items. An item
 * with fewer than 56 days before the four spans keeps them.
 *
 * @throws RangeError if protectionDays is not above 0, or as gammaPoisson.fit
 * @example selectMethod(series, { protectionDays: 21 }).method // "gamma-poisson"
 */
export function selectMethod(
  { kind, units, exposure, open }: SeasonalHistory,
  { protectionDays }: { readonly protectionDays: number },
): Selection {
  requirePositive("protectionDays", protectionDays);
  const days = Math.min(Math.max(protectionDays, shortestSpanDays), longestSpanDays);
  const buckets = Math.max(1, Math.round(days / daysPerBucket(kind)));
  const seasonal = { kind, units, exposure };
  const demand = gammaPoisson.fit(seasonal);
  const method = "gamma-poisson";
  const starts = spanStarts(units.length, buckets, kind);
  if (exposure === open || starts.length === 0) return { method, demand, losses: null };
  const flat = { kind, units, exposure: open };
  const flatDemand = gammaPoisson.fit(flat);
  const losses = {
    seasonal: spanLosses(seasonal, demand, { starts, buckets }),
    flat: spanLosses(flat, flatDemand, { starts, buckets }),
  };
  return isFlatBetter(losses)
    ? { method: "gamma-poisson-flat", demand: flatDemand, losses }
    : { method, demand, losses };
}

/** Where the spans start, the earliest first; none when too little history lies before them. */
function spanStarts(length: number, buckets: number, kind: BucketKind): readonly number[] {
  const first = length - tailSpans * buckets;
  if (first * daysPerBucket(kind) < leastDaysBefore) return [];
  return Array.from({ length: tailSpans }, (_, span) => first + span * buckets);
}

/** Mean pinball loss, in units, of the total demand of each span. */
function spanLosses(
  history: History,
  { state, ownDispersion }: FittedDemand,
  { starts, buckets }: { readonly starts: readonly number[]; readonly buckets: number },
): readonly number[] {
  const { units, exposure } = history;
  return levelsAt(history, readState(state).now.beliefs, starts).map((beliefs, span) => {
    const start = starts[span]!;
    const ahead = exposure.subarray(start, start + buckets);
    const demand = totalDemand(beliefs, { dispersion: ownDispersion ?? 1, exposure: ahead });
    const distribution = totalDemandDistribution(demand.total(buckets));
    let actual = 0;
    for (let u = 0; u < buckets; u++) actual += ahead[u]! > 0 ? units[start + u]! : 0;
    let loss = 0;
    for (const level of accuracyLevels) loss += pinballLoss(level, distribution.quantile(level), actual);
    return loss / accuracyLevels.length;
  });
}

function isFlatBetter({ seasonal, flat }: NonNullable<Selection["losses"]>): boolean {
  let saved = 0;
  let squares = 0;
  let loss = 0;
  for (const [span, one] of seasonal.entries()) {
    const saving = one - flat[span]!;
    saved += saving;
    squares += saving * saving;
    loss += one;
  }
  return saved > leastSaving * loss && saved > leastDeviations * Math.sqrt(squares);
}
