import { jsonText } from "./json.ts";
import type { RenderOptions, Report } from "./report.ts";
import { rowObject } from "./row-object.ts";

/** One JSON object a line, one line a row: the rows of json without the rest. */
export function* writeNdjson<Row>(report: Report<Row>, _options: RenderOptions): Iterable<string> {
  for (const row of report.rows) yield `${jsonText(rowObject(row, report))}\n`;
}
