import { type BucketGrid, type BucketKind, bucketGrid } from "./bucket.ts";
import { type Day, weekday } from "./day.ts";
import { addMonths, startOfMonth } from "./month.ts";

/** The buckets that the rows of a file stand for, and the day of a bucket that its rows are dated on. */
export interface Spacing {
  readonly kind: BucketKind;
  readonly label: "start" | "end";
}

/** Fewer dates than this may be a week or a month apart by chance. */
const fewestWeeks = 4;
const fewestMonths = 3;

/**
 * What a history's dates are spaced by: weeks when at least four dates all fall on one weekday, months
 * when at least three dates are all the first or all the last of their month, else days.
 *
 * A week's label cannot be told from its dates: "start" is assumed, and the user may say otherwise.
 */
export function detectSpacing(distinctDays: readonly Day[]): Spacing {
  const first = distinctDays[0];
  if (first === undefined) return { kind: "day", label: "start" };
  if (distinctDays.length >= fewestWeeks && distinctDays.every((day) => weekday(day) === weekday(first))) {
    return { kind: "week", label: "start" };
  }
  if (distinctDays.length >= fewestMonths) {
    if (distinctDays.every((day) => startOfMonth(day) === day)) return { kind: "month", label: "start" };
    if (distinctDays.every((day) => startOfMonth(day + 1) === day + 1)) {
      return { kind: "month", label: "end" };
    }
  }
  return { kind: "day", label: "start" };
}

/** The days that a row dated `day` covers, from `start` up to, not including, `end`. */
export function labelledSpan(spacing: Spacing, day: Day): { readonly start: Day; readonly end: Day } {
  if (spacing.kind === "month") {
    const start = startOfMonth(day);
    return { start, end: addMonths(start, 1) };
  }
  if (spacing.kind === "day") return { start: day, end: day + 1 };
  return spacing.label === "start" ? { start: day, end: day + 7 } : { start: day - 6, end: day + 1 };
}

/**
 * As-of unless the user names it: the day after the last bucket of all sales files.
 *
 * @example weeks labelled by their Mondays, the last 2024-04-08, give 2024-04-15.
 */
export function defaultAsOf(spacing: Spacing, lastRow: Day): Day {
  return labelledSpan(spacing, lastRow).end;
}

/**
 * The grid that demand is counted in. Weeks and months carried by the data keep their bounds; weeks made
 * from daily rows are blocks of seven days that end the day before as-of.
 *
 * @throws RangeError if the data is coarser than the buckets asked for: see bucketProblem()
 */
export function demandGrid(options: {
  readonly kind: BucketKind;
  readonly spacing: Spacing;
  readonly anyRow: Day;
  readonly asOf: Day;
}): BucketGrid {
  const problem = bucketProblem(options.kind, options.spacing);
  if (problem !== undefined) throw new RangeError(problem);
  const keepsWeeks = options.kind === "week" && options.spacing.kind === "week";
  const origin = keepsWeeks ? labelledSpan(options.spacing, options.anyRow).start : options.asOf;
  return bucketGrid({ kind: options.kind, origin });
}

/** Why demand cannot be counted in such buckets: a sentence for the user; undefined when it can. */
export function bucketProblem(kind: BucketKind, spacing: Spacing): string | undefined {
  const order: readonly BucketKind[] = ["day", "week", "month"];
  if (order.indexOf(kind) >= order.indexOf(spacing.kind)) return undefined;
  return `bucket must be ${spacing.kind} or coarser, since the sales are by ${spacing.kind}; got ${kind}`;
}
