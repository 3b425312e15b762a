import type { PlanSettings } from "./settings.ts";
import type { ItemRecord, ItemStatus, SupplierRecord } from "./shop.ts";

/** What the files say of one item, after the most specific row has won, cell by cell. */
export interface ItemParameters extends Omit<ItemRecord, KeyCells | UnusedCells | SettledCells> {
  readonly status: ItemStatus;
  readonly serviceLevel: number;
  readonly reviewDays: number;
  /** Where serviceLevel and reviewDays come from: "items", "suppliers" or "settings". */
  readonly serviceLevelSource: string;
  readonly reviewDaysSource: string;
}

/** Cells that say which item it is and is like; that nothing is computed from yet; that settings fill where they are blank. */
type KeyCells = "sku" | "location" | "likeSku";
type UnusedCells = "shelfLifeDays";
type SettledCells = "status" | "serviceLevel" | "reviewDays";

/** The items file's rows of one SKU: the row of the location itself, and the row of every location. */
export interface ItemRows {
  readonly own: ItemRecord | undefined;
  readonly everywhere: ItemRecord | undefined;
}

/**
 * Parameters of an item: a cell of its own location's row, else of the row without a location, else
 * (review period) its supplier's, else the setting.
 */
export function resolveParameters(
  rows: ItemRows,
  context: {
    /** Taken where the items file names no supplier; "" when the lead-times file does not either. */
    readonly quotedSupplier: string;
    readonly suppliers: ReadonlyMap<string, SupplierRecord>;
    readonly settings: PlanSettings;
  },
): ItemParameters {
  const { quotedSupplier, suppliers, settings } = context;
  const cell = <K extends keyof ItemRecord>(key: K): ItemRecord[K] | null => cellOf(rows, key);
  const supplier = cell("supplier") || quotedSupplier;
  const supplierReviewDays = suppliers.get(supplier)?.reviewDays ?? null;
  const itemReviewDays = cell("reviewDays");
  const itemServiceLevel = cell("serviceLevel");
  return {
    name: cell("name") ?? "",
    category: cell("category") ?? "",
    supplier,
    unitCost: cell("unitCost"),
    unitPrice: cell("unitPrice"),
    moq: cell("moq"),
    packSize: cell("packSize"),
    // Exports fill the cell with 0 where no minimum is set.
    minStock: cell("minStock") || null,
    maxStock: cell("maxStock"),
    orderCost: cell("orderCost"),
    holdingRate: cell("holdingRate"),
    status: cell("status") ?? "active",
    serviceLevel: itemServiceLevel ?? settings.serviceLevel,
    serviceLevelSource: itemServiceLevel === null ? "settings" : "items",
    reviewDays: itemReviewDays ?? supplierReviewDays ?? settings.reviewDays,
    reviewDaysSource:
      itemReviewDays !== null ? "items" : supplierReviewDays !== null ? "suppliers" : "settings",
  };
}

/** The most specific row that fills the cell; null when none does. */
export function cellOf<K extends keyof ItemRecord>(
  { own, everywhere }: ItemRows,
  key: K,
): ItemRecord[K] | null {
  const specific = own?.[key];
  const isFilled = specific !== undefined && specific !== null && specific !== "";
  return isFilled ? specific : (everywhere?.[key] ?? null);
}
