import { FatalError } from "../errors.ts";
import { type TableName, tableColumns } from "./aliases.ts";
import { foldHeader, type TableColumns } from "./column-spec.ts";
import { nearestText } from "./nearest.ts";
import { quoteText } from "./problem.ts";

/** One `--map`: in every file that has the column, or (as `stock.on_hand=Qty`) in one. */
export interface ColumnMapping {
  readonly table: TableName | null;
  readonly column: string;
  readonly header: string;
}

const tableNames = Object.keys(tableColumns).filter(isTableName);

/**
 * Reads `canonical=header` or `file.canonical=header` of `--map`.
 *
 * @throws FatalError (exit 2) when it has another shape or names no column
 * @example parseColumnMap(["stock.on_hand=Qty"]) is [{ table: "stock", column: "on_hand", header: "Qty" }].
 */
export function parseColumnMap(texts: readonly string[]): readonly ColumnMapping[] {
  return texts.map((text) => {
    const equals = text.indexOf("=");
    const left = text.slice(0, Math.max(equals, 0)).trim();
    const header = text.slice(equals + 1).trim();
    if (left === "" || header === "") {
      throw new FatalError(`--map ${quoteText(text)} must be column=header, as in --map quantity=qty_sold`);
    }
    const dot = left.indexOf(".");
    const table = dot < 0 ? null : foldName(left.slice(0, dot), "-");
    const column = foldName(left.slice(dot + 1), "_");
    if (table !== null && !isTableName(table)) {
      const hint = `the files are ${tableNames.join(", ")}`;
      throw new FatalError(`--map ${quoteText(text)}: there is no file ${quoteText(table)}`, { hint });
    }
    requireColumn(text, table, column);
    return { table, column, header };
  });
}

/** Column names are typed as people like: "On Hand" is on_hand. */
function foldName(text: string, joint: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[ _-]+/g, joint);
}

function requireColumn(text: string, table: TableName | null, column: string): void {
  const tables = table === null ? tableNames : [table];
  const known = [...new Set(tables.flatMap((name) => Object.keys(tableColumns[name])))];
  if (known.includes(column)) return;
  const near = nearestText(foldHeader(column), known, foldHeader);
  const hint = near === null ? `the columns are ${known.join(", ")}` : `did you mean ${near}?`;
  throw new FatalError(`--map ${quoteText(text)}: there is no column ${quoteText(column)}`, { hint });
}

function isTableName(text: string): text is TableName {
  return Object.hasOwn(tableColumns, text);
}

/** The columns of a table, whichever it is. */
export function columnsOf(table: TableName): TableColumns {
  return tableColumns[table];
}
