import { nearestName } from "../report/nearest.ts";
import { matcher, type RowSelection } from "../report/select.ts";
import type { Settings } from "./options.ts";

/** What --supplier and --sku let through. */
export interface ItemSelection extends Pick<RowSelection, "suppliers" | "skus"> {
  isSelected(item: { readonly sku: string; readonly supplier: string }): boolean;
}

export function selectionOf({ supplier, sku }: Pick<Settings, "supplier" | "sku">): ItemSelection {
  const isSupplier = matcher(supplier);
  const isSku = matcher(sku);
  return {
    suppliers: supplier,
    skus: sku,
    isSelected: (item) =>
      (supplier.length === 0 || isSupplier(item.supplier)) && (sku.length === 0 || isSku(item.sku)),
  };
}

/**
 * One line for each --supplier and --sku that no item has: a mistyped name would otherwise look like a
 * week in which nothing is to be ordered.
 */
export function selectionWarnings(
  items: readonly { readonly sku: string; readonly supplier: string }[],
  { suppliers, skus }: Pick<RowSelection, "suppliers" | "skus">,
): readonly string[] {
  return [
    ...unmatched("--supplier", suppliers, new Set(items.map(({ supplier }) => supplier))),
    ...unmatched("--sku", skus, new Set(items.map(({ sku }) => sku))),
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
