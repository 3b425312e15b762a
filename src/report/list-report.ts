import type { Column } from "./column.ts";
import type { Report } from "./report.ts";

/** What a result tells beside its columns, and how its list for people is laid out. */
export interface ListReportOptions<Row>
  extends Pick<Report<Row>, "asOf" | "settings" | "summary" | "diagnostics"> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** The columns of --columns: then every format writes these and nothing else. */
  readonly selected: readonly Column<Row>[] | null;
  /** Columns that a list for people leaves out where they are empty in every row. */
  readonly optional: readonly string[];
  /** Columns that may be dropped when the terminal is narrow, the least useful first. */
  readonly droppable: readonly string[];
  /** Rows of one group stand together in a list. */
  readonly group: (row: Row) => string;
}

/** A result whose rows are plain lines: no evidence, no notes, no colours. */
export function listReport<Row>(options: ListReportOptions<Row>): Report<Row> {
  const { asOf, settings, summary, diagnostics, rows, columns, selected, optional, group } = options;
  const listed = columns.filter(
    (column) => !optional.includes(column.name) || rows.some((row) => isFilled(column, row)),
  );
  return {
    ...{ asOf, settings, summary, diagnostics, rows },
    columns: selected ?? columns,
    listColumns: selected ?? listed,
    list: {
      droppable: selected === null ? options.droppable : [],
      note: () => "",
      tone: () => "plain",
      group,
    },
  };
}

function isFilled<Row>(column: Column<Row>, row: Row): boolean {
  const cell = column.value(row);
  return cell !== null && cell !== "" && (typeof cell !== "object" || cell.length > 0);
}
