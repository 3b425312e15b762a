import type { TableName } from "./aliases.ts";
import { type ColumnMapping, columnsOf } from "./column-map.ts";
import { foldHeader } from "./column-spec.ts";
import { explainMissing } from "./missing-column.ts";
import { type Problem, problem, quoteText } from "./problem.ts";
import { shellWord } from "./shell-word.ts";

/** Where the columns of a table stand in one file. */
export interface Columns {
  /** Cells of a row. */
  readonly width: number;
  /** Index of a canonical column; -1: the file has none. */
  readonly at: (column: string) => number;
  /** The header of the cell at an index. */
  readonly headers: readonly string[];
  readonly problems: readonly Problem[];
  /** The mappings of `--map` that named a header of this file. */
  readonly usedMappings: readonly ColumnMapping[];
}

export interface ColumnOptions {
  readonly table: TableName;
  readonly mappings: readonly ColumnMapping[];
  /** The first row below the header, to tell a wide file; null: there is none. */
  readonly sample: readonly string[] | null;
}

/**
 * Finds each column of a table in a header: by `--map`, else by its own name, else by an alias, else
 * by a weak alias. Two headers of the same rank are a problem, never a guess.
 */
export function resolveColumns(header: readonly string[], options: ColumnOptions): Columns {
  const { table, mappings, sample } = options;
  const found = new Map<string, number>();
  const problems: Problem[] = [];
  const usedMappings: ColumnMapping[] = [];
  const headers = header.map((text) => text.trim());
  for (const [column, spec] of Object.entries(columnsOf(table))) {
    const mapping = mappings.find(
      (each) =>
        each.column === column && (each.table === table || (each.table === null && has(headers, each))),
    );
    const matches = mapping ? mapped(headers, mapping) : matching(headers, column, spec);
    if (mapping !== undefined) usedMappings.push(mapping);
    if (mapping !== undefined && matches.length === 0) {
      const list = `found ${headers.join(", ")}`;
      problems.push(problem("missing-column", 0, `no column ${quoteText(mapping.header)}; ${list}`));
    }
    if (matches.length > 1) problems.push(tooMany(headers, column, matches));
    const first = matches[0];
    if (first !== undefined) found.set(column, first);
    else if ("isRequired" in spec && mapping === undefined) found.set(column, -1);
  }
  const missing = explainMissing({ table, headers, found, sample });
  const shape = missing.filter(({ code }) => code !== "missing-column");
  return {
    width: header.length,
    at: (column) => found.get(column) ?? -1,
    headers,
    // A file of another shape altogether is told as that and nothing else.
    problems: shape.length > 0 ? shape : [...problems, ...missing],
    usedMappings,
  };
}

function has(headers: readonly string[], mapping: ColumnMapping): boolean {
  return mapped(headers, mapping).length > 0;
}

/** Indices of the header that a mapping names: as written, else by its letters and digits. */
function mapped(headers: readonly string[], mapping: ColumnMapping): readonly number[] {
  const exact = indicesOf(headers, (header) => header === mapping.header);
  return exact.length > 0 ? exact : indicesOf(headers, (header) => isSame(header, mapping.header));
}

function matching(
  headers: readonly string[],
  column: string,
  spec: { readonly aliases: readonly string[]; readonly weak?: readonly string[] },
): readonly number[] {
  for (const names of [[column], spec.aliases, spec.weak ?? []]) {
    const matches = indicesOf(headers, (header) => names.some((name) => isSame(name, header)));
    if (matches.length > 0) return matches;
  }
  return [];
}

function isSame(name: string, header: string): boolean {
  const folded = foldHeader(name);
  return folded !== "" && folded === foldHeader(header);
}

function indicesOf(headers: readonly string[], isMatch: (header: string) => boolean): readonly number[] {
  return headers.flatMap((header, at) => (isMatch(header) ? [at] : []));
}

function tooMany(headers: readonly string[], column: string, matches: readonly number[]): Problem {
  const names = matches.map((at) => headers[at] ?? "");
  const second = matches[1] ?? 0;
  if (new Set(names).size === 1) {
    const text = `the column ${quoteText(names[0] ?? "")} is there ${matches.length} times`;
    return problem("duplicate-column", second, text, "rename or remove all but one");
  }
  const choices = names.map((name) => `--map ${shellWord(`${column}=${name}`)}`).join(" or ");
  const list = names.map(quoteText).join(" and ");
  return problem(
    "ambiguous-column",
    second,
    `${list} could both be the column "${column}"`,
    `say ${choices}`,
  );
}
