import { formatDay } from "../calendar/day.ts";
import type { Diagnostic } from "../errors.ts";
import type { JsonObject, JsonValue, RenderOptions, Report } from "./report.ts";
import { rowObject } from "./row-object.ts";

/** Raised when a key changes its meaning or goes away; new keys do not raise it. */
export const schemaVersion = 1;

/** One JSON document: fixed key order, a row a line, final newline. */
export function* writeJson<Row>(report: Report<Row>, _options: RenderOptions): Iterable<string> {
  yield `{\n  "schemaVersion": ${schemaVersion},\n`;
  yield `  "asOf": ${jsonText(formatDay(report.asOf))},\n`;
  yield `  "settings": ${indented(report.settings)},\n`;
  yield '  "rows": [';
  let separator = "\n";
  for (const row of report.rows) {
    yield `${separator}    ${jsonText(rowObject(row, report))}`;
    separator = ",\n";
  }
  yield separator === "\n" ? "],\n" : "\n  ],\n";
  yield `  "summary": ${indented(report.summary)},\n`;
  yield `  "diagnostics": ${indented(report.diagnostics.map(diagnosticObject))}\n}\n`;
}

/** A diagnostic with every key, in a fixed order. */
export function diagnosticObject(diagnostic: Diagnostic): JsonObject {
  return {
    severity: diagnostic.severity,
    code: diagnostic.code,
    file: diagnostic.file,
    line: diagnostic.line ?? null,
    column: diagnostic.column ?? null,
    message: diagnostic.message,
    hint: diagnostic.hint ?? null,
  };
}

function indented(value: JsonValue): string {
  return jsonText(value, 2).replaceAll("\n", "\n  ");
}

/**
 * JSON in which every character that could steer a terminal is written as an escape: besides C0, which
 * JSON escapes itself, DEL, C1, bidirectional controls and line separators. It reads back the same.
 */
export function jsonText(value: JsonValue, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
