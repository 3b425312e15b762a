import { alignment, type Column } from "./column.ts";
import { displayCell } from "./display.ts";
import type { RenderOptions, Report } from "./report.ts";
import { escapeUnsafe } from "./safe-text.ts";

/** A pipe table (GitHub's Markdown) of the columns for people; nothing in the data becomes mark-up. */
export function* writeMarkdown<Row>(report: Report<Row>, _options: RenderOptions): Iterable<string> {
  const columns = report.listColumns;
  const note = report.list?.note;
  const hasNotes = note !== undefined && [...report.rows].some((row) => note(row) !== "");
  const noteHead = hasNotes ? ["Reason"] : [];
  yield line([...columns.map((column) => escapeMarkdown(column.heading)), ...noteHead]);
  yield line([...columns.map((column) => rule(column)), ...noteHead.map(() => ":---")]);
  for (const row of report.rows) {
    const cells = columns.map((column) => escapeMarkdown(displayCell(column, row)));
    yield line(hasNotes ? [...cells, escapeMarkdown(note(row))] : cells);
  }
}

function rule<Row>(column: Column<Row>): string {
  return alignment(column.kind) === "right" ? "---:" : ":---";
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

/** Backslash before what Markdown gives a meaning, entities for what HTML does; line ends become spaces. */
export function escapeMarkdown(text: string): string {
  return escapeUnsafe(text.replace(/\r\n|[\t\n\r]/g, " "))
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
