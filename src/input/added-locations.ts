import { microUnitsPerUnit } from "../demand/ledger.ts";
import type { Diagnostic } from "../errors.ts";
import type { StockRecord } from "../plan/shop.ts";

/**
 * When no sales row tells a location, a SKU is planned as one: stock and open orders of all locations
 * are added up, which is told.
 */

/** One row a SKU, without a location; on order is unknown where no row tells it. */
export function addUpStock(records: readonly StockRecord[]): readonly StockRecord[] {
  const sums = new Map<string, StockRecord>();
  for (const record of records) {
    const sum = sums.get(record.sku);
    sums.set(record.sku, sum === undefined ? { ...record, location: "" } : added(sum, record));
  }
  return [...sums.values()];
}

function added(sum: StockRecord, record: StockRecord): StockRecord {
  const isOnOrderTold = sum.onOrder !== null || record.onOrder !== null;
  return {
    ...sum,
    onHand: addUnits(sum.onHand, record.onHand),
    onOrder: isOnOrderTold ? addUnits(sum.onOrder ?? 0, record.onOrder ?? 0) : null,
    backorders: addUnits(sum.backorders, record.backorders),
    allocated: addUnits(sum.allocated, record.allocated),
  };
}

/** Quantities are whole millionths, whose sums do not depend on the order of the rows. */
function addUnits(one: number, other: number): number {
  return (Math.round(one * microUnitsPerUnit) + Math.round(other * microUnitsPerUnit)) / microUnitsPerUnit;
}

/** The rows of a file that tell locations although the sales do not. */
export interface AddedFile {
  readonly file: string;
  readonly what: string;
  readonly rows: readonly { readonly location: string }[];
}

const locationsNamed = 5;

/** The warning that says what is added up; null: all of it is at one location. */
export function addedLocations(files: readonly AddedFile[]): Diagnostic | null {
  const telling = files.filter(({ rows }) => rows.some(({ location }) => location !== ""));
  const told = new Set(telling.flatMap(({ rows }) => rows.map(({ location }) => location)));
  const [first] = telling;
  if (first === undefined || told.size < 2) return null;
  const names = [...told].sort().map((location) => location || "blank");
  const shown = [...names.slice(0, locationsNamed), ...(names.length > locationsNamed ? ["…"] : [])];
  const what = telling.length === 1 ? first.what : "stock and open orders";
  const where = `${names.length} locations (${shown.join(", ")})`;
  const verb = what === "stock" ? "is" : "are";
  const message = `the sales tell no location: ${what} at ${where} ${verb} taken together for each SKU`;
  return {
    severity: "warning",
    code: "locations-added-up",
    file: first.file,
    message,
    hint: "to plan each location for itself, say --map sales.location=HEADER",
  };
}
