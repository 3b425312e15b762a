import { type Day, formatDay } from "../calendar/day.ts";
import type { Evidence } from "../plan/evidence.ts";
import type { SeasonEvidence } from "../plan/season-evidence.ts";
import { printedCell } from "./column.ts";
import { roundComputed } from "./numbers.ts";
import type { JsonObject, JsonValue, Report } from "./report.ts";

/** One row as json and ndjson carry it: the columns in order, then `evidence`. */
export function rowObject<Row>(row: Row, report: Report<Row>): JsonObject {
  const cells = report.columns.map((column): [string, JsonValue] => [column.name, printedCell(column, row)]);
  if (report.evidence !== undefined) cells.push(["evidence", report.evidence(row)]);
  return Object.fromEntries(cells);
}

/** The intermediate numbers of a row with snake_case keys, ISO dates and six significant digits. */
export function evidenceObject(evidence: Evidence): JsonObject {
  const { firstSale, lastSale } = evidence.history;
  return {
    history: {
      ...sectionObject(evidence.history),
      first_sale: dateOrNull(firstSale),
      last_sale: dateOrNull(lastSale),
    },
    forecast: sectionObject(evidence.forecast),
    lead_time: sectionObject(evidence.leadTime),
    policy: sectionObject(evidence.policy),
    season: evidence.season === null ? null : seasonObject(evidence.season),
  };
}

function seasonObject({ weekdays, events, unseen, ...sums }: SeasonEvidence): JsonObject {
  return {
    weekdays: weekdays === null ? null : weekdays.map(roundComputed),
    ...sectionObject(sums),
    events: events.map(({ day, end, from, to, ...event }) => ({
      name: event.name,
      ...{ day: formatDay(day), end: formatDay(end), from: formatDay(from), to: formatDay(to) },
      ...sectionObject(event),
    })),
    unseen,
  };
}

function sectionObject(section: object): JsonObject {
  const entries: [string, unknown][] = Object.entries(section);
  return Object.fromEntries(entries.map(([key, value]) => [snakeCase(key), scalar(key, value)]));
}

function scalar(key: string, value: unknown): JsonValue {
  if (typeof value === "number") return roundComputed(value);
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  throw new RangeError(`evidence ${key} must be a number, a text, true, false or null, got ${typeof value}`);
}

function dateOrNull(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

/** @example snakeCase("leadTimeDays") // "lead_time_days" */
function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
