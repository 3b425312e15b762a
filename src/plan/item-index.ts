import { compareText } from "./compare-text.ts";
import { groupBy } from "./group-by.ts";
import type { ItemRows } from "./parameters.ts";
import type { ItemRecord } from "./shop.ts";

/** Anything that belongs to a SKU at a location. */
export interface Located {
  readonly sku: string;
  readonly location: string;
}

/** NUL cannot stand in a name that was read from a file. */
export function itemKey({ sku, location }: Located): string {
  return `${sku}\u0000${location}`;
}

/** Ascending by SKU, then location, in code unit order. */
function byItem(a: Located, b: Located): number {
  return compareText(a.sku, b.sku) || compareText(a.location, b.location);
}

/** Rows of one kind by their item, in the order given. */
export function groupByItem<Row extends Located>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return groupBy(rows, itemKey);
}

/** Looks up the rows of the items file that speak of an item: its location's own and everywhere's. */
export function itemRowsOf(records: readonly ItemRecord[]): (item: Located) => ItemRows {
  const byKey = new Map(records.map((record) => [itemKey(record), record]));
  return ({ sku, location }) => ({
    own: byKey.get(itemKey({ sku, location })),
    everywhere: location === "" ? undefined : byKey.get(itemKey({ sku, location: "" })),
  });
}

/**
 * Every item that any file speaks of, once, by SKU and location. A row of the items file without a
 * location adds an item only where its SKU is found at no location.
 */
export function allItems(sources: {
  readonly sold: readonly Located[];
  readonly stocked: readonly Located[];
  readonly ordered: readonly Located[];
  readonly listed: readonly ItemRecord[];
}): readonly Located[] {
  const items = new Map<string, Located>();
  const skus = new Set<string>();
  const add = ({ sku, location }: Located): void => {
    items.set(itemKey({ sku, location }), { sku, location });
    skus.add(sku);
  };
  for (const located of [...sources.sold, ...sources.stocked, ...sources.ordered]) add(located);
  for (const record of sources.listed) if (record.location !== "") add(record);
  for (const record of sources.listed) {
    if (record.location === "" && !skus.has(record.sku)) add(record);
  }
  return [...items.values()].sort(byItem);
}
