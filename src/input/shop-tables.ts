import type { Day } from "../calendar/day.ts";
import { FatalError } from "../errors.ts";
import type {
  ItemRecord,
  OpenOrderRecord,
  QuotedLeadTimeRecord,
  StockRecord,
  SupplierRecord,
} from "../plan/shop.ts";
import { addedLocations, addUpStock } from "./added-locations.ts";
import type { TableName } from "./aliases.ts";
import { areLocated, itemLocations } from "./item-locations.ts";
import { itemReader } from "./items.ts";
import { leadTimeReader } from "./lead-times.ts";
import { orderReader } from "./orders.ts";
import type { RowFormat } from "./row.ts";
import { type ReadRow, readSmallTable } from "./small-table.ts";
import { openSource, type Source } from "./source.ts";
import { type DatedStock, stockAt, stockReader } from "./stock.ts";
import { mergeSuppliers, supplierReader } from "./suppliers.ts";
import type { TableOptions } from "./table.ts";

/** The names of a shop's files; null or absent: there is none. "-" is standard input. */
export interface ShopFiles {
  readonly sales: readonly string[];
  readonly leadTimes?: string | null;
  readonly stock?: string | null;
  readonly items?: string | null;
  readonly orders?: string | null;
  readonly suppliers?: string | null;
  readonly events?: string | null;
}

export type OpenFiles = readonly { readonly table: TableName; readonly source: Source }[];

/**
 * Opens all files before any is read.
 *
 * @throws FatalError when one cannot be opened, or is named twice
 */
export async function openFiles(
  files: ShopFiles,
  options: Parameters<typeof openSource>[1] = {},
): Promise<OpenFiles> {
  const named: readonly (readonly [TableName, string | null | undefined])[] = [
    ...files.sales.map((name) => ["sales", name] as const),
    ["lead-times", files.leadTimes],
    ["stock", files.stock],
    ["items", files.items],
    ["orders", files.orders],
    ["suppliers", files.suppliers],
    ["events", files.events],
  ];
  const opened: { table: TableName; source: Source }[] = [];
  try {
    for (const [table, name] of named) {
      if (name === null || name === undefined) continue;
      const isTwice = opened.some(
        ({ source, table: other }) => source.name === name && (name === "-" || other === table),
      );
      if (isTwice)
        throw new FatalError(name === "-" ? "standard input can be one file only" : `${name} is named twice`);
      opened.push({ table, source: await openSource(name, options) });
    }
  } catch (error) {
    for (const { source } of opened) source.close();
    throw error;
  }
  return opened;
}

export interface ShopTablesOptions {
  readonly tables: readonly TableOptions[];
  readonly format: RowFormat;
  /** The morning whose stock counts, where stock is dated. */
  readonly stockDay: Day;
  readonly ledgerItems: readonly { readonly sku: string; readonly location: string }[];
}

export interface ShopTables {
  readonly items: readonly ItemRecord[];
  readonly stock: readonly StockRecord[] | null;
  readonly openOrders: readonly OpenOrderRecord[] | null;
  readonly leadTimes: readonly QuotedLeadTimeRecord[];
  readonly suppliers: readonly SupplierRecord[];
  readonly badRows: number;
  readonly hasFileErrors: boolean;
}

/** Reads every file but the sales. */
export async function readShopTables(options: ShopTablesOptions): Promise<ShopTables> {
  const { tables, format, stockDay, ledgerItems } = options;
  const locations = itemLocations(ledgerItems);
  const isLocated = areLocated(ledgerItems);
  let badRows = 0;
  let hasFileErrors = false;
  const read = async <T>(name: TableName, makeReader: (file: string) => ReadRow<T>, needsLines = false) => {
    const table = tables.find((each) => each.table === name);
    if (table === undefined) return null;
    const file = table.source.name;
    const result = await readSmallTable({ ...table, format, needsLines, makeReader: () => makeReader(file) });
    if (result === null) hasFileErrors = true;
    badRows += result?.badRows ?? 0;
    return result?.records ?? [];
  };
  const leadTimes = await read<QuotedLeadTimeRecord>("lead-times", leadTimeReader, true);
  const stock = await read<DatedStock>("stock", () => stockReader(locations));
  const items = await read<ItemRecord>("items", () => itemReader(isLocated));
  const openOrders = await read<OpenOrderRecord>("orders", () => orderReader(locations));
  const suppliers = await read<SupplierRecord>("suppliers", supplierReader);
  const atHand = stock === null ? null : stockAt(stock, stockDay);
  if (!isLocated) tellAddedLocations(tables, atHand, openOrders);
  return {
    items: items ?? [],
    stock: atHand === null || isLocated ? atHand : addUpStock(atHand),
    openOrders: isLocated ? openOrders : (openOrders?.map((order) => ({ ...order, location: "" })) ?? null),
    leadTimes: leadTimes ?? [],
    suppliers: mergeSuppliers(suppliers ?? []),
    badRows,
    hasFileErrors,
  };
}

function tellAddedLocations(
  tables: readonly TableOptions[],
  stock: readonly StockRecord[] | null,
  orders: readonly OpenOrderRecord[] | null,
): void {
  const nameOf = (name: TableName) => tables.find(({ table }) => table === name)?.source.name ?? "";
  const warning = addedLocations([
    { file: nameOf("stock"), what: "stock", rows: stock ?? [] },
    { file: nameOf("orders"), what: "open orders", rows: orders ?? [] },
  ]);
  if (warning !== null) tables[0]?.log.add(warning);
}
