import { displayCell } from "./display.ts";
import type { Palette } from "./palette.ts";
import type { Report } from "./report.ts";

/** One block a row, one line a column: for terminals too narrow for any table. Nothing is cut. */
export function* writeStacked<Row>(
  rows: readonly Row[],
  report: Report<Row>,
  palette: Palette,
): Iterable<string> {
  let separator = "";
  for (const row of rows) {
    const tone = palette.tone[report.list?.tone(row) ?? "plain"];
    const lines = report.listColumns.map((column) => {
      const text = displayCell(column, row);
      return `${palette.heading(column.heading)}: ${column.name === "action" ? tone(text) : text}`;
    });
    const note = report.list?.note(row) ?? "";
    yield `${separator}${lines.join("\n")}\n${note === "" ? "" : `${palette.aside(note)}\n`}`;
    separator = "\n";
  }
}
