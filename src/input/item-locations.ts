import { itemKey } from "../plan/item-index.ts";
import type { Row } from "./row.ts";

/** Locations at which each SKU is sold. */
export type ItemLocations = ReadonlyMap<string, readonly string[]>;

/** The locations of items, by SKU. */
export function itemLocations(
  items: readonly { readonly sku: string; readonly location: string }[],
): ItemLocations {
  const locations = new Map<string, string[]>();
  for (const { sku, location } of items) {
    const known = locations.get(sku);
    if (known === undefined) locations.set(sku, [location]);
    else known.push(location);
  }
  return locations;
}

/** Whether any sales row tells a location. */
export function areLocated(items: readonly { readonly location: string }[]): boolean {
  return items.some(({ location }) => location !== "");
}

/**
 * The keys of the items, `sku NUL location`, that rows with such keys speak of: a row without a location
 * speaks of all at which its SKU is sold.
 */
export function itemsSpokenOf(rows: ReadonlySet<string>, locations: ItemLocations): ReadonlySet<string> {
  const isLocated = [...locations.values()].some((known) => known.some((location) => location !== ""));
  const keys = new Set<string>();
  for (const row of rows) {
    const [sku = "", location = ""] = row.split("\u0000");
    const spokenOf = isLocated ? [location] : [""];
    if (isLocated && location === "") spokenOf.push(...(locations.get(sku) ?? []));
    for (const each of spokenOf) keys.add(itemKey({ sku, location: each }));
  }
  return keys;
}

/**
 * The location of a row of stock or orders. A blank one is the only location at which the SKU is sold;
 * with several of them it is a problem.
 */
export function readLocation(row: Row, sku: string, locations: ItemLocations): string {
  const location = row.text("location");
  if (location !== "") return location;
  const known = locations.get(sku) ?? [];
  if (known.length < 2 || known.includes("")) return known.includes("") ? "" : (known[0] ?? "");
  const list = known.slice(0, 5).join(", ");
  const column = row.has("location") ? "location" : "sku";
  row.fault(
    "ambiguous-location",
    column,
    `"${sku}" is sold at ${known.length} locations: which one?`,
    `one of ${list}`,
  );
  return "";
}
