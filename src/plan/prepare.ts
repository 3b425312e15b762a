import { bucketsAhead } from "../calendar/bucket.ts";
import { type AbcClass, abcClasses } from "../demand/abc.ts";
import type { ClosedDays } from "../demand/closed-days.ts";
import type { DemandFrame } from "../demand/frame.ts";
import { futureExposure } from "../demand/future-exposure.ts";
import { type DemandSummary, itemDemand } from "../demand/item-demand.ts";
import type { DemandLedger } from "../demand/ledger.ts";
import { closedDaysByLocation } from "../demand/location-totals.ts";
import { bucketSeries } from "../demand/series.ts";
import { FatalError } from "../errors.ts";
import { excessHorizonDays, longestCoverDays } from "../inventory/projection.ts";
import { leadTimeDistribution } from "../lead-time/distribution.ts";
import { findLeadTime, type LeadTimeMatch, leadTimeTable } from "../lead-time/match.ts";
import type { SupplierCalendar } from "../lead-time/supplier-calendar.ts";
import { allItems, groupByItem, itemKey, itemRowsOf, type Located } from "./item-index.ts";
import { cellOf, resolveParameters } from "./parameters.ts";
import type { FutureExposures, PlanItem, PreparedShop } from "./plan-item.ts";
import type { PlanSettings } from "./settings.ts";
import type { QuotedLeadTimeRecord, ShopData, SupplierRecord } from "./shop.ts";
import { stockOfItem } from "./stock-of-item.ts";

/**
 * Joins a shop's files into one plain record per item, the pooled measures (ABC) included, so that
 * each item can then be planned for itself.
 *
 * @throws FatalError if no lead time was read
 */
export function prepareShop(shop: ShopData, frame: DemandFrame, options: PrepareOptions): PreparedShop {
  const { settings, isExcluded = () => false } = options;
  const closed = closedDaysByLocation(shop.ledger, frame);
  const joined = joinItems(shop, frame, { settings, closed, isExcluded });
  const classes = abcOfItems(joined, shop.ledger);
  const items = joined.map(({ ledgerIndex, ...item }, index) => ({ ...item, abc: classes[index] ?? null }));
  return {
    asOf: frame.asOf,
    bucket: frame.grid.kind,
    items,
    closedDays: closed,
    futureExposures: futureExposures(items, frame, { closed, settings, isExcluded }),
  };
}

export interface PrepareOptions {
  readonly settings: PlanSettings;
  /** SKUs to leave out, as if they were no items: postage, vouchers. Default: none. */
  readonly isExcluded?: (sku: string) => boolean;
}

interface JoinedItem extends Omit<PlanItem, "abc"> {
  readonly ledgerIndex: number;
}

interface Context extends Required<PrepareOptions> {
  readonly closed: ReadonlyMap<string, ClosedDays>;
}

function joinItems(shop: ShopData, frame: DemandFrame, context: Context): readonly JoinedItem[] {
  const { settings, closed, isExcluded } = context;
  const rowsOf = itemRowsOf(shop.items);
  const stockRows = groupByItem(shop.stock ?? []);
  const openOrders = groupByItem(shop.openOrders ?? []);
  const suppliers = new Map(shop.suppliers.map((supplier) => [supplier.supplier, supplier]));
  const leadTimes = leadTimeTable(shop.leadTimes);
  const distributionOf = memoized((row: QuotedLeadTimeRecord) => leadTimeDistribution(row));
  const located = locatedItems(shop).filter(({ sku }) => !isExcluded(sku));
  return located.map((item) => {
    const key = itemKey(item);
    const rows = rowsOf(item);
    const quoted = findLeadTime(leadTimes, { sku: item.sku, supplier: cellOf(rows, "supplier") ?? "" });
    if (quoted === undefined) throw new FatalError("the lead-times file has no rows");
    const distribution = distributionOf(quoted.row);
    const quotedSupplier = quoted.isSupplierAssumed ? quoted.row.supplier : "";
    const parameters = resolveParameters(rows, { quotedSupplier, suppliers, settings });
    const { stock, receipts, flags } = stockOfItem({
      asOf: frame.asOf,
      leadTimeDays: distribution.meanDays,
      stockRow: stockRows.get(key)?.[0],
      openOrders: shop.openOrders === null ? null : (openOrders.get(key) ?? []),
      hasStockFile: shop.stock !== null,
    });
    const ledgerIndex = shop.ledger.findItem(item.sku, item.location);
    const demand = itemDemand(shop.ledger, ledgerIndex, {
      frame,
      closed: closed.get(item.location) ?? null,
    });
    const { summary } = demand;
    const dataFlags = flagsOf({ summary, frame, quoted, isTouched: shop.touchedItems.has(key) });
    return {
      ...item,
      ledgerIndex,
      parameters,
      series: bucketSeries(demand, frame),
      summary,
      leadTime: { record: quoted.row, source: quoted.source, distribution },
      supplierCalendar: calendarOf(suppliers.get(parameters.supplier)),
      stock,
      receipts,
      flags: [...dataFlags, ...flags],
    };
  });
}

/** Items share their supplier's row: its distribution is made once. */
function memoized<Row extends object, Value>(make: (row: Row) => Value): (row: Row) => Value {
  const made = new Map<Row, Value>();
  return (row) => {
    const value = made.get(row) ?? make(row);
    made.set(row, value);
    return value;
  };
}

function locatedItems(shop: ShopData): readonly Located[] {
  return allItems({
    sold: shop.ledger.items,
    stocked: shop.stock ?? [],
    ordered: shop.openOrders ?? [],
    listed: shop.items,
  });
}

function calendarOf(supplier: SupplierRecord | undefined): SupplierCalendar {
  return { orderDays: supplier?.orderDays ?? null, closures: supplier?.closures ?? [] };
}

/** Fewer open days than these tell little of an item: eight weeks. */
const shortHistoryDays = 56;

function flagsOf(facts: {
  readonly summary: DemandSummary;
  readonly frame: DemandFrame;
  readonly quoted: LeadTimeMatch<QuotedLeadTimeRecord>;
  readonly isTouched: boolean;
}): readonly string[] {
  const { summary, frame, quoted, isTouched } = facts;
  const flags: string[] = [];
  if (summary.firstSale === null) flags.push("no-sales");
  else if (frame.asOf - Math.max(summary.firstSale, frame.historyStart) < shortHistoryDays)
    flags.push("short-history");
  if (frame.knownUntil < frame.asOf) flags.push("stale-sales");
  if (quoted.source === "none") flags.push("no-lead-time");
  if (quoted.isSupplierAssumed) flags.push("supplier-assumed");
  if (summary.unmatchedUnits > 0) flags.push("unmatched-returns");
  if (isTouched) flags.push("rows-rejected");
  return flags;
}

/**
 * ABC classes by the value of the last 365 days' demand: units at the item's price (items file, else the
 * mean price of its sales). Where an item with demand has no price, units are compared instead.
 */
function abcOfItems(items: readonly JoinedItem[], ledger: DemandLedger): readonly AbcClass[] {
  const prices = items.map(({ parameters, summary, ledgerIndex }) => {
    if (parameters.unitPrice !== null) return parameters.unitPrice;
    const value = ledger.valueOf(ledgerIndex);
    return value > 0 && summary.totalUnits > 0 ? value / summary.totalUnits : null;
  });
  const isPriced = items.every(({ summary }, index) => summary.unitsLast365 === 0 || prices[index] !== null);
  return abcClasses(
    items.map(({ summary }, index) => summary.unitsLast365 * (isPriced ? (prices[index] ?? 0) : 1)),
  );
}

/** The exposure ahead of each location, as far as any of its items looks. */
function futureExposures(items: readonly PlanItem[], frame: DemandFrame, context: Context): FutureExposures {
  const days = new Map<string, number>();
  for (const item of items) {
    const protection = item.leadTime.distribution.maxDays + item.parameters.reviewDays;
    const cycle = context.settings.orderCycleDays ?? 0;
    const horizon = Math.ceil(Math.max(longestCoverDays, protection, cycle)) + excessHorizonDays + 1;
    days.set(item.location, Math.max(horizon, days.get(item.location) ?? 0));
  }
  const { kind } = frame.grid;
  const ahead = (location: string, horizon: number): Float64Array =>
    futureExposure(
      frame,
      Math.ceil(bucketsAhead({ kind }, frame.asOf, horizon)),
      context.closed.get(location) ?? null,
    );
  return new Map([...days].map(([location, horizon]) => [location, ahead(location, horizon)]));
}
