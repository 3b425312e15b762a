import type { Day } from "../calendar/day.ts";
import type { Diagnostic } from "../errors.ts";
import type { Column } from "./column.ts";

/** Plain data, as JSON carries it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** How a row is coloured, by what it means; the words say the same without colour. */
export type Tone = "urgent" | "due" | "near" | "surplus" | "quiet" | "plain";

/**
 * One result, ready to be written in any format.
 *
 * `rows` may be walked more than once. The formats for programs (csv, json, ndjson) write `columns`;
 * the formats for people (table, markdown) write `listColumns`.
 */
export interface Report<Row> {
  readonly asOf: Day;
  readonly settings: JsonObject;
  readonly rows: Iterable<Row>;
  readonly summary: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  readonly columns: readonly Column<Row>[];
  readonly listColumns: readonly Column<Row>[];
  /** Nested numbers that JSON adds to each row under `evidence`. */
  readonly evidence?: (row: Row) => JsonObject;
  readonly list?: ListLayout<Row>;
}

/** What a table for people does beyond its columns. */
export interface ListLayout<Row> {
  /** Names of the columns that may be dropped when the terminal is narrow, the least useful first. */
  readonly droppable: readonly string[];
  /** A sentence under the row; "" for none. */
  readonly note: (row: Row) => string;
  readonly tone: (row: Row) => Tone;
  /** Rows of one group stand together; an empty line parts them. */
  readonly group: (row: Row) => string;
}

/** What the edge knows about the place that the text goes to; nothing here looks for itself. */
export interface RenderOptions {
  /** Columns of the terminal; absent: as wide as it takes. */
  readonly width?: number;
  /** 0 no colour, 1 sixteen colours, 2 and 3 more. */
  readonly colorLevel: 0 | 1 | 2 | 3;
}

/** Turns a result into text, piece by piece, so that a large one never stands in memory as one string. */
export type FormatWriter = <Row>(report: Report<Row>, options: RenderOptions) => Iterable<string>;
