import type { Day } from "../calendar/day.ts";
import type { Diagnostic } from "../errors.ts";
import type { PlanRow } from "../plan/row.ts";
import type { Column } from "./column.ts";
import { planColumns } from "./columns.ts";
import type { JsonObject, Report, Tone } from "./report.ts";
import { evidenceObject } from "./row-object.ts";
import { singleLine } from "./safe-text.ts";

/** What a buyer acts on, in reading order. */
const buyerColumns: readonly string[] = [
  "action",
  "sku",
  "location",
  "name",
  "supplier",
  "on_hand",
  "on_order",
  "order_quantity",
  "order_by",
  "arrives_on",
  "stockout_date",
  "order_value",
  "flags",
];

/** Columns that are 0 where nothing is ordered. */
const orderColumns: readonly string[] = ["order_quantity", "order_value"];

/** What a shop without a stock file can still use. */
const targetColumns: readonly string[] = [
  "sku",
  "location",
  "name",
  "supplier",
  "daily_demand",
  "lead_time_days",
  "lead_time_demand",
  "next_event",
  "event_date",
  "safety_stock",
  "reorder_point",
  "order_up_to",
  "flags",
];

/** Dropped in this order when the terminal is narrow. */
const droppable: readonly string[] = [
  "event_date",
  "next_event",
  "flags",
  "order_value",
  "on_order",
  "lead_time_days",
  "arrives_on",
  "lead_time_demand",
  "daily_demand",
  "on_hand",
  "stockout_date",
  "order_up_to",
  "supplier",
  "name",
  "order_by",
];

const tones: Readonly<Record<NonNullable<PlanRow["action"]>, Tone>> = {
  expedite: "urgent",
  order: "due",
  soon: "near",
  overstock: "surplus",
  ok: "plain",
  dormant: "quiet",
};

/**
 * The plan as a report. `selected` are the columns of --columns: then every format writes these and
 * nothing else. `grouped` tells that rows of one action stand together.
 */
export function planReport(plan: {
  readonly asOf: Day;
  readonly settings: JsonObject;
  readonly rows: readonly PlanRow[];
  readonly summary: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  readonly selected?: readonly Column<PlanRow>[] | undefined;
  readonly grouped: boolean;
}): Report<PlanRow> {
  const { asOf, settings, rows, summary, diagnostics, selected, grouped } = plan;
  const base = { asOf, settings, rows, summary, diagnostics };
  const group = (row: PlanRow): string => (grouped ? (row.action ?? "") : "");
  if (selected !== undefined) {
    const list = { droppable: [], note: () => "", tone: toneOf, group };
    return { ...base, columns: selected, listColumns: selected, list };
  }
  return {
    ...base,
    columns: planColumns,
    listColumns: listColumns(rows),
    evidence: (row) => evidenceObject(row.evidence),
    list: { droppable, note: noteOf, tone: toneOf, group },
  };
}

/** The buyer's columns, less those that are empty in every row; without stock the targets instead. */
function listColumns(rows: readonly PlanRow[]): readonly Column<PlanRow>[] {
  const hasStock = rows.length === 0 || rows.some((row) => row.onHand !== null);
  const names = hasStock ? buyerColumns : targetColumns;
  const optional = ["location", "name", "supplier", "next_event", "event_date", "order_value", "flags"];
  return names
    .flatMap((name) => planColumns.filter((column) => column.name === name))
    .filter((column) => !optional.includes(column.name) || rows.some((row) => isFilled(column, row)))
    .map((column) => (orderColumns.includes(column.name) ? withoutZero(column) : column));
}

/** In a list for people, nothing to order is no number. */
function withoutZero(column: Column<PlanRow>): Column<PlanRow> {
  const value = (row: PlanRow) => {
    const cell = column.value(row);
    return cell === 0 ? null : cell;
  };
  return { ...column, value };
}

function isFilled(column: Column<PlanRow>, row: PlanRow): boolean {
  const cell = column.value(row);
  return cell !== null && cell !== "" && (typeof cell !== "object" || cell.length > 0);
}

/** The reason is shown where there is something to do; elsewhere it would only fill the screen. */
function noteOf(row: PlanRow): string {
  return row.action === "expedite" || row.action === "order" ? singleLine(row.reason) : "";
}

function toneOf(row: PlanRow): Tone {
  return row.action === null ? "plain" : tones[row.action];
}
