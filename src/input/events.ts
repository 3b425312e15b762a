import { type Day, formatDay } from "../calendar/day.ts";
import { eventKey } from "../plan/own-events.ts";
import type { EventRecord } from "../plan/shop.ts";
import type { KnownScopes } from "./event-scopes.ts";
import { EventSpans } from "./event-spans.ts";
import { quoteText } from "./problem.ts";
import type { Row } from "./row.ts";
import type { ReadRow } from "./small-table.ts";
import { readUplift } from "./uplift.ts";

/** An event lasts a year at most: what lasts longer is no event but how things are. */
const longestEventDays = 366;
/** Nor does one move demand longer than this before or after: plain days must remain to compare it with. */
const longestWindowDays = 120;

/** What the rows of the events file are checked against. */
export interface EventContext {
  /** null: not to be checked, because the files that tell the items have mistakes themselves. */
  readonly scopes: KnownScopes | null;
  /** Rows that are over before the first sale may name what is sold no more. */
  readonly firstSale: Day;
  /** Why there is no such country or region; undefined: there is one. */
  readonly countryProblem: (code: string) => string | undefined;
}

/** Rows of the events file: holidays, promotions and closures of the shop's own, past and to come. */
export function eventReader(context: EventContext): ReadRow<EventRecord> {
  const spans = new EventSpans();
  return (row, line) => {
    const event = row.requiredText("event").replace(/\s+/g, " ");
    const start = row.requiredDay("start");
    const end = row.day("end") ?? start;
    const daysBefore = readWindow(row, "days_before");
    const daysAfter = readWindow(row, "days_after");
    const uplift = readUplift(row);
    const scope = {
      sku: readScope(row, "sku"),
      category: readScope(row, "category"),
      location: readScope(row, "location"),
    };
    const country = readCountry(row, context);
    if (start === null || end === null) return null;
    checkSpan(row, start, end);
    const record: EventRecord = { event, start, end, daysBefore, daysAfter, uplift, ...scope, country };
    if (row.isRight && end >= context.firstSale) context.scopes?.check(row, scope);
    if (row.isRight) checkOverlap(row, spans, { record, line });
    return record;
  };
}

function checkSpan(row: Row, start: Day, end: Day): void {
  if (end < start) {
    row.fault(
      "bad-end",
      "end",
      `the event ends on ${formatDay(end)}, before it starts on ${formatDay(start)}`,
    );
  } else if (end - start >= longestEventDays) {
    const text = `the event would last ${end - start + 1} days; at most ${longestEventDays}`;
    row.fault("bad-end", "end", text, "end is the last day of one event; give each its own row");
  }
}

function checkOverlap(
  row: Row,
  spans: EventSpans,
  { record, line }: { readonly record: EventRecord; readonly line: number },
): void {
  const { event, start, end, sku, category, location, country } = record;
  const key = [eventKey(event), sku, category, location, country].join("\u0000");
  const before = spans.add(key, { start, end, line });
  if (before === null) return;
  const text = `${quoteText(event)} is there twice for the same days: lines ${before} and ${line}`;
  row.fault("overlapping-event", "event", text, "keep one of them, or give them days of their own");
}

/** Whole days; null: blank. */
function readWindow(row: Row, column: "days_before" | "days_after"): number | null {
  const days = row.number(column, { min: 0, max: longestWindowDays });
  if (days === null || Number.isInteger(days)) return days;
  return row.fault(
    `bad-${column.replace("_", "-")}`,
    column,
    `${column} must be a whole number, got ${days}`,
  );
}

/** The name of one SKU, category or location; a blank cell or * means all. */
function readScope(row: Row, column: "sku" | "category" | "location"): string {
  const text = row.text(column);
  return text === "*" ? "" : text;
}

/** A code such as US or DE-BY; "" means all. */
function readCountry(row: Row, { countryProblem }: EventContext): string {
  const text = row.text("country");
  if (text === "" || text === "*") return "";
  const problem = countryProblem(text);
  if (problem !== undefined) row.fault("unknown-country", "country", problem);
  return text.toUpperCase().replace(/[-._\s]+/g, "-");
}
