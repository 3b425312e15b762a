import { countryChecker } from "../calendar/holidays/country-checker.ts";
import { allItems, itemRowsOf } from "../plan/item-index.ts";
import { cellOf } from "../plan/parameters.ts";
import type { EventRecord, ShopData } from "../plan/shop.ts";
import { KnownScopes, type ScopedItem } from "./event-scopes.ts";
import { eventReader } from "./events.ts";
import type { RowFormat } from "./row.ts";
import { readSmallTable } from "./small-table.ts";
import type { TableOptions } from "./table.ts";

export interface EventsFileOptions {
  /** All files of the run; the events are perhaps among them. */
  readonly tables: readonly TableOptions[];
  readonly format: RowFormat;
  /** The files that say what the items are. */
  readonly shop: Pick<ShopData, "ledger" | "items" | "stock" | "openOrders">;
}

export interface EventsRead {
  readonly events: readonly EventRecord[];
  readonly badRows: number;
  readonly hasFileErrors: boolean;
}

/** Reads the events file, the last of a shop, since its rows name items of the others. */
export async function readEventsFile(options: EventsFileOptions): Promise<EventsRead> {
  const { tables, format, shop } = options;
  const table = tables.find((each) => each.table === "events");
  if (table === undefined) return { events: [], badRows: 0, hasFileErrors: false };
  const firstSale = shop.ledger.distinctDays[0] ?? 0;
  const scopes = areItemsWhole(tables) ? new KnownScopes(scopedItems(shop)) : null;
  const context = { scopes, firstSale, countryProblem: await countryChecker() };
  const result = await readSmallTable({ ...table, format, makeReader: () => eventReader(context) });
  return {
    events: result?.records ?? [],
    badRows: result?.badRows ?? 0,
    hasFileErrors: result === null,
  };
}

/** Whether the sales and items hold no mistake: else a name may be unknown because its row was bad. */
function areItemsWhole(tables: readonly TableOptions[]): boolean {
  const telling = tables.filter(({ table }) => table === "sales" || table === "items");
  const files = telling.map(({ source }) => source.name);
  return !telling.some(({ log }) =>
    log.diagnostics.some(({ severity, file }) => severity === "error" && files.includes(file)),
  );
}

/** Every item that the files speak of, with its category. */
function scopedItems({ ledger, items, stock, openOrders }: EventsFileOptions["shop"]): readonly ScopedItem[] {
  const rowsOf = itemRowsOf(items);
  const all = allItems({
    sold: ledger.items,
    stocked: stock ?? [],
    ordered: openOrders ?? [],
    listed: items,
  });
  return all.map((item) => ({ ...item, category: cellOf(rowsOf(item), "category") ?? "" }));
}
