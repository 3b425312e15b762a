import type { BucketKind } from "../calendar/bucket.ts";
import { formatDay } from "../calendar/day.ts";
import type { ClosedDays } from "../demand/closed-days.ts";
import type { DemandFrame } from "../demand/frame.ts";
import type { Shop } from "../input/read-shop.ts";
import type { LearnedDemand } from "../plan/learn-demand.ts";
import type { PreparedShop } from "../plan/plan-item.ts";
import { formatForPeople } from "../report/numbers.ts";

const weekdayNames = [
  "Mondays",
  "Tuesdays",
  "Wednesdays",
  "Thursdays",
  "Fridays",
  "Saturdays",
  "Sundays",
] as const;

const adjectives = { day: "daily", week: "weekly", month: "monthly" } as const satisfies Record<
  BucketKind,
  string
>;

/**
 * What a user should know of how the files were taken, one sentence a line: where the history ends,
 * returns, closed days, rows left out, stock that is not known.
 */
export function notesOf(shop: Shop, frame: DemandFrame, prepared: PreparedShop): readonly string[] {
  const notes = [overriddenNote(shop), stockNote(shop, prepared)].filter((note) => note !== "");
  return [...demandNotes(shop, frame, prepared), ...notes];
}

/** The same of the sales alone. */
export function demandNotes(
  shop: Shop,
  frame: DemandFrame,
  learned: Pick<LearnedDemand, "items" | "closedDays">,
): readonly string[] {
  return [
    historyNote(shop, frame),
    returnsNote(shop, learned),
    leftOutNote(shop, frame),
    ...closedNotes(learned.closedDays),
  ].filter((note) => note !== "");
}

/** Where the history ends, and what lies behind that. */
export function historyNotes(shop: Shop, frame: DemandFrame): readonly string[] {
  return [historyNote(shop, frame), leftOutNote(shop, frame)].filter((note) => note !== "");
}

function historyNote({ counts }: Shop, frame: DemandFrame): string {
  const kind = adjectives[frame.grid.kind];
  const gap =
    frame.knownUntil < frame.asOf
      ? `; nothing is known from ${formatDay(frame.knownUntil)} on (stale-sales)`
      : "";
  return `as of ${formatDay(frame.asOf)}: ${count(counts.salesRows, "sales row")} in ${kind} buckets${gap}`;
}

function returnsNote({ counts }: Shop, { items }: Pick<LearnedDemand, "items">): string {
  if (counts.returnLines === 0) return "";
  let cancelled = 0;
  let unmatched = 0;
  for (const { summary } of items) {
    cancelled += summary.cancelledUnits;
    unmatched += summary.unmatchedUnits;
  }
  return `returns: ${count(counts.returnLines, "line")} cancelled ${units(cancelled)} of earlier demand, ${units(unmatched)} left unmatched`;
}

function leftOutNote({ counts }: Shop, { asOf }: DemandFrame): string {
  if (counts.rowsAfterAsOf === 0) return "";
  return `left out: ${count(counts.rowsAfterAsOf, "sales row")} dated ${formatDay(asOf)} or later`;
}

/** More locations than these are told together. */
const locationsTold = 3;

function closedNotes(closedDays: ReadonlyMap<string, ClosedDays>): readonly string[] {
  const found = [...closedDays]
    .filter(([, closed]) => closed.days.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  if (found.length <= locationsTold) return found.map(([location, closed]) => closedNote(location, closed));
  const days = found.reduce((sum, [, closed]) => sum + closed.days.length, 0);
  const regular = found.filter(([, { weekdays }]) => weekdays.includes(true)).length;
  const always = regular === 0 ? "" : `; ${regular} of them on a weekday that stays closed in future`;
  return [
    `closed: ${count(days, "day")} without any sale at ${found.length} locations count as closed, not as zero demand${always}`,
  ];
}

function closedNote(location: string, closed: ClosedDays): string {
  const always = weekdayNames.filter((_, index) => closed.weekdays[index] === true);
  const regular = always.length === 0 ? "" : `, ${always.join(" and ")} in future too`;
  const where = location === "" ? "" : ` at ${location}`;
  return `closed${where}: ${count(closed.days.length, "day")} without any sale count as closed, not as zero demand${regular}`;
}

function overriddenNote({ stock, openOrders }: Shop): string {
  if (openOrders === null || stock === null) return "";
  const told = stock.filter(({ onOrder }) => (onOrder ?? 0) > 0).length;
  return told === 0 ? "" : `on order: the orders file overrides on_order of ${count(told, "stock row")}`;
}

function stockNote({ stock }: Shop, { items }: PreparedShop): string {
  if (stock === null) return "no stock file: reorder points are computed, orders are not";
  const missing = items.filter((item) => item.stock === null).length;
  return missing === 0
    ? ""
    : `no stock row: ${count(missing, "item")} without an order quantity (no-stock-row)`;
}

function units(quantity: number): string {
  return `${formatForPeople(quantity, 2)} ${quantity === 1 ? "unit" : "units"}`;
}

function count(number: number, noun: string): string {
  return `${formatForPeople(number, 0)} ${noun}${number === 1 ? "" : "s"}`;
}
