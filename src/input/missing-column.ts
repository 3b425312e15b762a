import type { TableName } from "./aliases.ts";
import { columnsOf } from "./column-map.ts";
import { foldHeader } from "./column-spec.ts";
import { nearestText } from "./nearest.ts";
import { parseMicroUnits } from "./number.ts";
import { encodingHint, type Problem, problem, quoteText, replacementCharacter } from "./problem.ts";
import { shellWord } from "./shell-word.ts";

export interface FoundColumns {
  readonly table: TableName;
  readonly headers: readonly string[];
  /** Index by canonical column; -1: required and not there. */
  readonly found: ReadonlyMap<string, number>;
  readonly sample: readonly string[] | null;
}

/** A header of a file that has one column per date or per item needs at least this many of them. */
const leastWideColumns = 3;
const leastNumericColumns = 5;

/** The problems of required columns that a file lacks; a wide file is one problem. */
export function explainMissing(columns: FoundColumns): readonly Problem[] {
  const { table, found, headers } = columns;
  const missing = [...found].filter(([, at]) => at < 0).map(([column]) => column);
  const shape = table === "lead-times" ? leadTimesProblem(columns) : null;
  if (shape !== null) return [shape];
  if (missing.length === 0) return [];
  const wide = table === "sales" ? wideProblem(columns, missing) : null;
  if (wide !== null) return [wide];
  return missing.map((column) =>
    problem(
      "missing-column",
      0,
      `no column "${column}"; found ${shortList(headers)}`,
      mapHint(column, likelyHeader(columns, column)),
    ),
  );
}

/** A header in another encoding than UTF-8 cannot be typed as it is read. */
function mapHint(column: string, header: string | null): string {
  if (header?.includes(replacementCharacter)) return encodingHint;
  return `--map ${shellWord(`${column}=${header ?? "HEADER"}`)}`;
}

/** The quoted form needs a lead time; a file of receipts is told apart. */
function leadTimesProblem({ headers, found }: FoundColumns): Problem | null {
  const quoted = ["lead_time_days", "lead_time_min_days", "lead_time_max_days"];
  if (quoted.some((column) => found.has(column))) return null;
  if (found.has("receipt_date") && found.has("order_date")) {
    const text = "this is a file of receipts; lead times are read in their quoted form";
    return problem("receipts-form", 0, text, "make one row per SKU or supplier with a column lead_time_days");
  }
  const near =
    nearestText("leadtimedays", headers, foldHeader) ?? headers.find((text) => /lead|days/i.test(text));
  const map = `--map ${shellWord(`lead_time_days=${near ?? "HEADER"}`)}`;
  return problem("missing-column", 0, `no column "lead_time_days"; found ${shortList(headers)}`, map);
}

/** A sales file with one column per date, or per item. */
function wideProblem({ headers, found, sample }: FoundColumns, missing: readonly string[]): Problem | null {
  const hint = "make one row per date and SKU, with the columns date, sku, quantity";
  const dates = headers.filter(isPeriod);
  if (missing.includes("date") && dates.length >= leastWideColumns) {
    return problem("wide-file", headers.indexOf(dates[0] ?? ""), wideText("date", dates), hint);
  }
  if (!missing.includes("sku") || !missing.includes("quantity") || sample === null) return null;
  const used = new Set(found.values());
  const numeric = headers.filter((_, at) => !used.has(at) && isNumeric(sample[at] ?? ""));
  if (numeric.length < leastNumericColumns) return null;
  return problem("wide-file", headers.indexOf(numeric[0] ?? ""), wideText("item", numeric), hint);
}

function wideText(what: string, headers: readonly string[]): string {
  const first = headers.slice(0, 2).map(quoteText).join(", ");
  return `this file has one column per ${what}: ${first} … (${headers.length} of them)`;
}

/** Whether a header is a date or a numbered period: 2026-03, 2026-W05, 3/1/2026, m01, week_12. */
function isPeriod(header: string): boolean {
  return (
    /^\d{4}[-/.](W|Q|M)?\d{1,2}([-/.]\d{1,2})?$/i.test(header) ||
    /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(header) ||
    /^(d|w|m|q|day|week|month|period)[ _-]?\d+$/i.test(header) ||
    /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]?\d{2,4}$/i.test(header)
  );
}

function isNumeric(cell: string): boolean {
  return parseMicroUnits(cell, ".") !== undefined || parseMicroUnits(cell, ",") !== undefined;
}

/** The unused header that most likely is the column: it contains a name of it, or is a slip of one. */
function likelyHeader({ table, headers, found }: FoundColumns, column: string): string | null {
  const spec = columnsOf(table)[column];
  const used = new Set(found.values());
  const free = headers.filter((header, at) => !used.has(at) && header !== "");
  const names = [column, ...(spec?.aliases ?? []), ...(spec?.weak ?? [])].map(foldHeader);
  for (const name of names) {
    const near = nearestText(name, free, foldHeader);
    if (near !== null) return near;
  }
  return (
    free.find((header) => names.some((name) => name.length > 2 && foldHeader(header).includes(name))) ?? null
  );
}

function shortList(headers: readonly string[]): string {
  const shown = headers.slice(0, 12).map((header) => quoteText(header).slice(1, -1));
  return headers.length > shown.length
    ? `${shown.join(", ")} and ${headers.length - shown.length} more`
    : shown.join(", ");
}
