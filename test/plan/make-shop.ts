import { dayFromIso } from "../../src/calendar/day.ts";
import { demandFrame } from "../../src/demand/frame.ts";
import { DemandLedger, microUnitsPerUnit } from "../../src/demand/ledger.ts";
import type { PlanSettings } from "../../src/plan/settings.ts";
import type { ItemRecord, QuotedLeadTimeRecord, ShopData } from "../../src/plan/shop.ts";

export function day(iso: string): number {
  const parsed = dayFromIso(iso);
  if (parsed === undefined) throw new Error(`not a date: ${iso}`);
  return parsed;
}

/** One sale: an ISO date, a SKU, units, and a location where there is one. */
export type Sale = readonly [date: string, sku: string, units: number, location?: string];

/** The same units on each of so many days from a date on. */
export function dailySales(sku: string, from: string, units: readonly number[], location = ""): Sale[] {
  return units.map((quantity, index) => [isoOf(day(from) + index), sku, quantity, location]);
}

function isoOf(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}

function ledgerOf(sales: readonly Sale[]): DemandLedger {
  const ledger = new DemandLedger();
  for (const [date, sku, units, location = ""] of sales) {
    ledger.add(ledger.itemIndex(sku, location), day(date), units * microUnitsPerUnit);
  }
  return ledger;
}

export function itemRecord(record: Partial<ItemRecord> & { readonly sku: string }): ItemRecord {
  return {
    location: "",
    name: "",
    category: "",
    supplier: "",
    unitCost: null,
    unitPrice: null,
    moq: null,
    packSize: null,
    minStock: null,
    maxStock: null,
    serviceLevel: null,
    reviewDays: null,
    orderCost: null,
    holdingRate: null,
    shelfLifeDays: null,
    status: null,
    likeSku: "",
    ...record,
  };
}

export function leadTimeRecord(record: Partial<QuotedLeadTimeRecord>): QuotedLeadTimeRecord {
  return {
    sku: "*",
    supplier: "",
    meanDays: 7,
    sdDays: null,
    minDays: null,
    maxDays: null,
    file: "lead-times.csv",
    line: 2,
    ...record,
  };
}

export function shopData(sales: readonly Sale[], rest: Partial<ShopData> = {}): ShopData {
  return {
    ledger: ledgerOf(sales),
    items: [],
    stock: null,
    openOrders: null,
    leadTimes: [leadTimeRecord({})],
    suppliers: [],
    events: [],
    touchedItems: new Set(),
    ...rest,
  };
}

export function settingsOf(shop: ShopData, settings: Partial<PlanSettings> = {}): PlanSettings {
  const frame = demandFrame(shop.ledger);
  return {
    asOf: frame.asOf,
    bucket: frame.grid.kind,
    method: "gamma-poisson",
    historyDays: null,
    serviceLevel: 0.95,
    safetyStock: "quantile",
    coverDays: 14,
    reviewDays: 7,
    orderCycleDays: null,
    ...settings,
  };
}
