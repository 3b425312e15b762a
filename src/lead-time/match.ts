/** What matching needs of a quoted row; sku and supplier "" or "*" mean any. Days null: not told. */
export interface QuotedLeadTime {
  readonly sku: string;
  readonly supplier: string;
  readonly meanDays: number | null;
  readonly minDays: number | null;
  readonly maxDays: number | null;
}

/** Which part of a row's key matched, from the most to the least specific; "none": no row did. */
export type LeadTimeSource = "sku+supplier" | "sku" | "supplier" | "*" | "none";

export interface LeadTimeMatch<Row extends QuotedLeadTime> {
  readonly row: Row;
  readonly source: LeadTimeSource;
  /** The item's supplier is unknown and was taken from the row. */
  readonly isSupplierAssumed: boolean;
}

/** The rows of a lead-times file, ready to be looked up; made by leadTimeTable. */
export interface LeadTimeTable<Row extends QuotedLeadTime> {
  readonly byKey: ReadonlyMap<string, Row>;
  /** Of the rows that name both a SKU and a supplier, the longest of each SKU. */
  readonly longestOfSku: ReadonlyMap<string, Row>;
  readonly longest: Row | null;
}

/** Prepares rows for findLeadTime. Of two rows with one key the first counts; the reader refuses such files. */
export function leadTimeTable<Row extends QuotedLeadTime>(rows: readonly Row[]): LeadTimeTable<Row> {
  const byKey = new Map<string, Row>();
  const longestOfSku = new Map<string, Row>();
  let longest: Row | null = null;
  for (const row of rows) {
    const sku = anyAsBlank(row.sku);
    const supplier = anyAsBlank(row.supplier);
    const key = keyOf(sku, supplier);
    if (!byKey.has(key)) byKey.set(key, row);
    if (sku !== "" && supplier !== "") longestOfSku.set(sku, longer(longestOfSku.get(sku), row));
    longest = longer(longest ?? undefined, row);
  }
  return { byKey, longestOfSku, longest };
}

/**
 * Finds the quoted lead time of an item: by SKU and supplier, by SKU, by supplier, then `*`.
 *
 * An item whose supplier is unknown ("") takes the row that names its SKU together with a supplier (the
 * longest, if there are several) when no row names the SKU alone. When nothing matches, the
 * longest lead time of the table is used, the cautious choice, with source "none".
 *
 * Cannot tell two suppliers of one SKU apart unless the item says which one it is bought from.
 *
 * @returns undefined for an empty table
 * @example findLeadTime(table, { sku: "A-100", supplier: "Acme" })?.source // "supplier"
 */
export function findLeadTime<Row extends QuotedLeadTime>(
  table: LeadTimeTable<Row>,
  item: { readonly sku: string; readonly supplier: string },
): LeadTimeMatch<Row> | undefined {
  const { sku, supplier } = item;
  const known = supplier !== "";
  const exact = known ? table.byKey.get(keyOf(sku, supplier)) : undefined;
  if (exact !== undefined) return { row: exact, source: "sku+supplier", isSupplierAssumed: false };
  const bySku = table.byKey.get(keyOf(sku, ""));
  if (bySku !== undefined && sku !== "") return { row: bySku, source: "sku", isSupplierAssumed: false };
  const assumed = known ? undefined : table.longestOfSku.get(sku);
  if (assumed !== undefined) return { row: assumed, source: "sku+supplier", isSupplierAssumed: true };
  const bySupplier = known ? table.byKey.get(keyOf("", supplier)) : undefined;
  if (bySupplier !== undefined) return { row: bySupplier, source: "supplier", isSupplierAssumed: false };
  const rest = table.byKey.get(keyOf("", ""));
  if (rest !== undefined) return { row: rest, source: "*", isSupplierAssumed: false };
  return table.longest === null
    ? undefined
    : { row: table.longest, source: "none", isSupplierAssumed: false };
}

/** The first of two rows wins a tie, so that the order of the file decides. */
function longer<Row extends QuotedLeadTime>(best: Row | undefined, row: Row): Row {
  return best === undefined || meanOf(row) > meanOf(best) ? row : best;
}

function meanOf(row: QuotedLeadTime): number {
  return row.meanDays ?? ((row.minDays ?? 0) + (row.maxDays ?? 0)) / 2;
}

function anyAsBlank(name: string): string {
  return name === "*" ? "" : name;
}

/** NUL cannot stand in a name that was read from a file. */
function keyOf(sku: string, supplier: string): string {
  return `${sku}\u0000${supplier}`;
}
