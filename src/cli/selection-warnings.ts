import type { PlanRow } from "../plan/row.ts";
import { nearestName } from "../report/nearest.ts";
import { matcher, type RowSelection } from "../report/select.ts";

/**
 * One line for each --supplier and --sku that no item has: a mistyped name would otherwise look like a
 * week in which nothing is to be ordered.
 */
export function selectionWarnings(
  rows: readonly PlanRow[],
  { suppliers, skus }: RowSelection,
): readonly string[] {
  return [
    ...unmatched("--supplier", suppliers, new Set(rows.map(({ supplier }) => supplier))),
    ...unmatched("--sku", skus, new Set(rows.map(({ sku }) => sku))),
  ];
}

function unmatched(
  option: string,
  patterns: readonly string[],
  names: ReadonlySet<string>,
): readonly string[] {
  return patterns
    .filter((pattern) => ![...names].some(matcher([pattern])))
    .map((pattern) => {
      const near = nearestName(pattern, [...names].filter((name) => name !== "").sort());
      const hint = near === undefined ? "" : `; did you mean ${near}?`;
      return `warning: ${option} ${pattern} fits no item${hint}`;
    });
}
