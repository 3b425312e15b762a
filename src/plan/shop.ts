import type { Day } from "../calendar/day.ts";
import type { DemandLedger } from "../demand/ledger.ts";

/**
 * A shop's files as the plan takes them: checked, typed, free of positions and formats.
 * Made by input/; location "" means every location (or that the shop has none).
 */

export type ItemStatus = "active" | "discontinued";

/** One row of the items file. null: the cell is blank or the column absent. */
export interface ItemRecord {
  readonly sku: string;
  readonly location: string;
  readonly name: string;
  readonly category: string;
  readonly supplier: string;
  readonly unitCost: number | null;
  readonly unitPrice: number | null;
  readonly moq: number | null;
  readonly packSize: number | null;
  readonly minStock: number | null;
  readonly maxStock: number | null;
  readonly serviceLevel: number | null;
  readonly reviewDays: number | null;
  readonly orderCost: number | null;
  /** Cost of holding one unit for a year, as a fraction of its unit cost. */
  readonly holdingRate: number | null;
  readonly shelfLifeDays: number | null;
  readonly status: ItemStatus | null;
  readonly likeSku: string;
}

/** What is in the shop at as-of, in units. onOrder null: not told by the stock file. */
export interface StockRecord {
  readonly sku: string;
  readonly location: string;
  readonly onHand: number;
  readonly onOrder: number | null;
  readonly backorders: number;
  readonly allocated: number;
}

/** An open purchase order line. expectedDay null: undated. */
export interface OpenOrderRecord {
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  readonly expectedDay: Day | null;
  readonly supplier: string;
}

/** One row of the quoted lead-times file; sku and supplier "" or "*" mean any. */
export interface QuotedLeadTimeRecord {
  readonly sku: string;
  readonly supplier: string;
  readonly meanDays: number | null;
  readonly sdDays: number | null;
  readonly minDays: number | null;
  readonly maxDays: number | null;
  /** Where it was read, for `explain`. */
  readonly file: string;
  readonly line: number;
}

export interface SupplierRecord {
  readonly supplier: string;
  /** Seven flags, Monday first; null: any day. */
  readonly orderDays: readonly boolean[] | null;
  readonly minOrderValue: number | null;
  readonly closures: readonly { readonly from: Day; readonly to: Day }[];
  readonly reviewDays: number | null;
}

/** One row of the events file: one time that an event takes place. In sku, category and location "" means all. */
export interface EventRecord {
  /** Rows of one name, whatever its case, are one event. */
  readonly event: string;
  /** First and last day. */
  readonly start: Day;
  readonly end: Day;
  /** Days before start and after end that it moves too. null: as the holiday of that name has them, else 0. */
  readonly daysBefore: number | null;
  readonly daysAfter: number | null;
  /** Demand from start to end as a multiple of the usual; 0: closed; null: learned. */
  readonly uplift: number | null;
  readonly sku: string;
  readonly category: string;
  readonly location: string;
  /** A country, or country and region (DE-BY), for which alone the row counts; "": all. */
  readonly country: string;
}

/** A shop's files, read and checked. null: no such file was given. */
export interface ShopData {
  readonly ledger: DemandLedger;
  readonly items: readonly ItemRecord[];
  readonly stock: readonly StockRecord[] | null;
  readonly openOrders: readonly OpenOrderRecord[] | null;
  readonly leadTimes: readonly QuotedLeadTimeRecord[];
  readonly suppliers: readonly SupplierRecord[];
  readonly events: readonly EventRecord[];
  /** Keys (see itemKey) of the items that lost a row to --skip-bad-rows. */
  readonly touchedItems: ReadonlySet<string>;
}
