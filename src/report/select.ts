import type { PlanRow } from "../plan/row.ts";

/** Which actions each word of --only lets through. */
export const onlyChoices = {
  all: null,
  order: ["expedite", "order"],
  urgent: ["expedite"],
  overstock: ["overstock"],
} as const satisfies Record<string, readonly NonNullable<PlanRow["action"]>[] | null>;

export type OnlyChoice = keyof typeof onlyChoices;

/** Which rows a person wants to see; an empty list of patterns means every one. */
export interface RowSelection {
  readonly only: OnlyChoice;
  readonly suppliers: readonly string[];
  readonly skus: readonly string[];
  readonly excludedSkus: readonly string[];
}

/** The rows that pass every part of the selection, in their order. Patterns: exact, or with `*`. */
export function selectRows(rows: readonly PlanRow[], selection: RowSelection): readonly PlanRow[] {
  const actions: readonly (string | null)[] | null = onlyChoices[selection.only];
  const isSupplier = matcher(selection.suppliers);
  const isSku = matcher(selection.skus);
  const isExcluded = matcher(selection.excludedSkus);
  return rows.filter(
    (row) =>
      (actions === null || actions.includes(row.action)) &&
      (selection.suppliers.length === 0 || isSupplier(row.supplier)) &&
      (selection.skus.length === 0 || isSku(row.sku)) &&
      !isExcluded(row.sku),
  );
}

/**
 * Says whether a text is matched by any of the patterns; `*` stands for any characters, all others for
 * themselves. No pattern matches nothing.
 */
export function matcher(patterns: readonly string[]): (text: string) => boolean {
  const exact = new Set(patterns.filter((pattern) => !pattern.includes("*")));
  const globs = patterns.filter((pattern) => pattern.includes("*")).map((pattern) => pattern.split("*"));
  return (text) => exact.has(text) || globs.some((parts) => matchesParts(text, parts));
}

/** Takes the parts between the stars as early as they come: linear, whatever the pattern. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? "";
  const last = parts[parts.length - 1] ?? "";
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  let position = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return position <= text.length - last.length;
}
