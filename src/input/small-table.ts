import type { Columns } from "./columns.ts";
import type { Problem } from "./problem.ts";
import { Row, type RowFormat } from "./row.ts";
import { explainRows } from "./second-pass.ts";
import { readTable, type TableOptions } from "./table.ts";

/** Turns a row into a record; null: there is none, and why stands in row.problems (or it is left out). */
export type ReadRow<T> = (row: Row, line: number) => T | null;

export interface SmallTableOptions<T> extends TableOptions {
  readonly format: RowFormat;
  /** Makes a reader with an empty memory of the rows before. */
  readonly makeReader: () => ReadRow<T>;
  /** Whether the records carry their line, so that the second pass is always made. */
  readonly needsLines?: boolean;
}

export interface SmallTable<T> {
  readonly records: readonly T[];
  readonly columns: Columns;
  readonly badRows: number;
}

/**
 * Reads a table that is kept row by row (everything but sales). When the first pass meets a problem,
 * or lines are wanted, all rows are read again with their places by a fresh reader.
 */
export async function readSmallTable<T>(options: SmallTableOptions<T>): Promise<SmallTable<T> | null> {
  const { format, makeReader } = options;
  let records: T[] = [];
  const read = (
    reader: ReadRow<T>,
    columns: Columns,
    cells: readonly string[],
    line: number,
  ): readonly Problem[] => {
    const row = new Row(cells, columns, format);
    const record = reader(row, line);
    if (record !== null && row.isRight) records.push(record);
    return row.problems;
  };
  const first = makeReader();
  const table = await readTable(options, (columns) => (cells) => read(first, columns, cells, 0).length === 0);
  if (table === null) return null;
  const { columns } = table;
  const isClean = table.read.badRows.length === 0 && !table.read.hasQuoteFaults;
  if (isClean && options.needsLines !== true) return { records, columns, badRows: 0 };
  records = [];
  const second = makeReader();
  const badRows = await explainRows({
    ...options,
    delimiter: table.read.delimiter,
    read: table.read,
    columns,
    rows: "all",
    explain: (cells, line) => read(second, columns, cells, line),
  });
  return { records, columns, badRows };
}

interface SeenKey {
  readonly key: readonly string[];
  /** Where the row tells it. */
  readonly column: string;
  readonly hint?: string;
}

/** Remembers the keys of rows; a key that comes again is a problem that names both lines. */
export class SeenKeys {
  readonly #lines = new Map<string, number>();

  check(row: Row, line: number, { key, column, hint = "keep one of them" }: SeenKey): void {
    const joined = key.join("\u0000");
    const before = this.#lines.get(joined);
    if (before === undefined) {
      this.#lines.set(joined, line);
      return;
    }
    const name = key.filter((part) => part !== "" && part !== "*").join(", ") || "*";
    row.fault("duplicate-row", column, `"${name}" is there twice: lines ${before} and ${line}`, hint);
  }
}
