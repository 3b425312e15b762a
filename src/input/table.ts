import type { TableName } from "./aliases.ts";
import type { ColumnMapping } from "./column-map.ts";
import { type Columns, resolveColumns } from "./columns.ts";
import type { Delimiter } from "./delimiter.ts";
import { EndlessRowError, tellEndlessRow } from "./endless-row.ts";
import { type PlacedRecord, placeInRecord, RecordScanner } from "./places.ts";
import { type Problem, problem } from "./problem.ts";
import { type AcceptRow, type RecordsRead, readRecords } from "./records.ts";
import { diagnosticOf, explainRows, type RowReport } from "./second-pass.ts";
import type { Source } from "./source.ts";
import { splitCells } from "./split-cells.ts";
import { NotTextError, textBytes, withoutMark } from "./text.ts";

export interface TableOptions extends RowReport {
  readonly table: TableName;
  readonly source: Source;
  /** null: found from the header. */
  readonly delimiter: Delimiter | null;
  readonly mappings: readonly ColumnMapping[];
  /** The mappings that named a header are added here. */
  readonly usedMappings: Set<ColumnMapping>;
}

/** A table after the first pass. */
export interface TableRead {
  readonly read: RecordsRead;
  readonly columns: Columns;
}

/**
 * The first pass over a table: its columns are found and its rows handed to the reader that `begin`
 * makes. null: the file as a whole cannot be used, which has been told.
 */
export async function readTable(
  options: TableOptions,
  begin: (columns: Columns) => AcceptRow,
): Promise<TableRead | null> {
  let columns: Columns | null = null;
  const { table, mappings, source, delimiter } = options;
  try {
    const read = await readRecords(source, {
      delimiter,
      begin: (header, sample) => {
        columns = resolveColumns(header, { table, mappings, sample });
        for (const mapping of columns.usedMappings) options.usedMappings.add(mapping);
        return columns.problems.length > 0 ? null : begin(columns);
      },
    });
    return await checkTable(options, read, columns);
  } catch (error) {
    if (error instanceof NotTextError) await tellNotText(options, error);
    else if (error instanceof EndlessRowError) await tellEndlessRow(options, error);
    else throw error;
    return null;
  }
}

/** Open orders and events may be none: of the other files, one without rows is a mistake. */
const mayBeEmpty: readonly TableName[] = ["orders", "events"];

async function checkTable(
  options: TableOptions,
  read: RecordsRead,
  columns: Columns | null,
): Promise<TableRead | null> {
  const { log, source, table } = options;
  if (columns !== null && columns.problems.length === 0) {
    if (read.rows > 0 || read.hasQuoteFaults || mayBeEmpty.includes(table)) return { read, columns };
    log.add(await headerDiagnostic(options, read, problem("no-rows", 0, "there is no row below the header")));
    return null;
  }
  for (const each of columns?.problems ?? []) log.add(await headerDiagnostic(options, read, each));
  if (read.hasQuoteFaults) {
    await explainRows({
      ...options,
      delimiter: read.delimiter,
      read,
      columns: null,
      rejects: null,
      rows: "bad",
      explain: () => [],
    });
  } else if (columns === null) {
    const message = "the file is empty";
    log.add({ severity: "error", code: "empty-file", file: source.name, message });
  }
  return null;
}

/** A problem of the header with its place. */
async function headerDiagnostic(options: TableOptions, read: RecordsRead, each: Problem) {
  const { source } = options;
  const header = await findRecord(source, read.delimiter, read.headerNumber ?? 0);
  if (header === null) return diagnosticOf(source.name, each, { line: 1, column: 1, source: "" });
  const offset = splitCells(header.raw, read.delimiter).offsets[each.cell ?? 0] ?? 0;
  return diagnosticOf(source.name, each, placeInRecord(header, offset));
}

/** The record of a number, counted without those that have quoting mistakes. */
async function findRecord(
  source: Source,
  delimiter: Delimiter,
  number: number,
): Promise<PlacedRecord | null> {
  const found: PlacedRecord[] = [];
  const scanner = new RecordScanner(delimiter, (record) => {
    if (record.fault === null && found.length <= number) found.push(record);
  });
  const decoder = new TextDecoder();
  for await (const bytes of textBytes(source)) {
    scanner.write(decoder.decode(bytes, { stream: true }));
    if (found.length > number) break;
  }
  if (found.length <= number) scanner.end();
  return found[number] ?? null;
}

async function tellNotText({ source, log }: TableOptions, error: NotTextError): Promise<void> {
  const code = "not-text";
  const hint = "save it as CSV (UTF-8) first";
  if (error.kind !== null) {
    log.add({
      severity: "error",
      code,
      file: source.name,
      message: `this is ${error.kind}, not a CSV file`,
      hint,
    });
    return;
  }
  const { line, column } = await placeOfByte(source, error.offset);
  const message = "a NUL byte: this is not a text file";
  log.add({ severity: "error", code, file: source.name, line, column, message, hint });
}

/** Line and column, both from 1 and in characters, of the byte at an offset behind the mark. */
async function placeOfByte(
  source: Source,
  offset: number,
): Promise<{ readonly line: number; readonly column: number }> {
  let line = 1;
  let column = 1;
  let at = 0;
  let previous = 0;
  for await (const chunk of source.open()) {
    for (const byte of at === 0 ? withoutMark(chunk) : chunk) {
      if (at === offset) return { line, column };
      const isSecondOfBreak = byte === 10 && previous === 13;
      if ((byte === 10 || byte === 13) && !isSecondOfBreak) line++;
      if (byte === 10 || byte === 13) column = 1;
      else if ((byte & 0xc0) !== 0x80) column++;
      previous = byte;
      at++;
    }
  }
  return { line, column };
}
