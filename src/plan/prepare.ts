import { type AbcClass, abcClasses } from "../demand/abc.ts";
import type { DemandFrame } from "../demand/frame.ts";
import type { DemandSummary } from "../demand/item-demand.ts";
import type { DemandLedger } from "../demand/ledger.ts";
import { FatalError } from "../errors.ts";
import { leadTimeDistribution } from "../lead-time/distribution.ts";
import { findLeadTime, type LeadTimeMatch, leadTimeTable } from "../lead-time/match.ts";
import type { SupplierCalendar } from "../lead-time/supplier-calendar.ts";
import { longestHorizonDays } from "./horizon.ts";
import { groupByItem, itemKey, itemRowsOf } from "./item-index.ts";
import { type DemandItem, type LearnOptions, learnDemand } from "./learn-demand.ts";
import { cellOf, resolveParameters } from "./parameters.ts";
import type { PlanItem, PreparedShop } from "./plan-item.ts";
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
  const { settings } = options;
  const daysAhead = longestHorizonDays(shop, settings);
  const learned = learnDemand(shop, frame, { ...options, daysAhead });
  const joined = joinItems(learned.items, { shop, frame, settings });
  const classes = abcOfItems(joined, shop.ledger);
  return {
    asOf: frame.asOf,
    bucket: frame.grid.kind,
    items: joined.map((item, index) => ({ ...item, abc: classes[index] ?? null })),
    closedDays: learned.closedDays,
    future: learned.future,
  };
}

export interface PrepareOptions extends Omit<LearnOptions, "daysAhead"> {
  readonly settings: PlanSettings;
}

type JoinedItem = Omit<PlanItem, "abc">;

interface Files {
  readonly shop: ShopData;
  readonly frame: DemandFrame;
  readonly settings: PlanSettings;
}

function joinItems(items: readonly DemandItem[], { shop, frame, settings }: Files): readonly JoinedItem[] {
  const rowsOf = itemRowsOf(shop.items);
  const stockRows = groupByItem(shop.stock ?? []);
  const openOrders = groupByItem(shop.openOrders ?? []);
  const suppliers = new Map(shop.suppliers.map((supplier) => [supplier.supplier, supplier]));
  const leadTimes = leadTimeTable(shop.leadTimes);
  const distributionOf = memoized((row: QuotedLeadTimeRecord) => leadTimeDistribution(row));
  const soldSkus = new Set(items.filter(({ summary }) => summary.firstSale !== null).map(({ sku }) => sku));
  return items.map((item) => {
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
    const { summary } = item;
    const dataFlags = flagsOf({
      item,
      isLikeKnown: soldSkus.has(item.likeSku),
      summary,
      frame,
      quoted,
      isTouched: shop.touchedItems.has(key),
    });
    return {
      ...item,
      parameters,
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

function calendarOf(supplier: SupplierRecord | undefined): SupplierCalendar {
  return { orderDays: supplier?.orderDays ?? null, closures: supplier?.closures ?? [] };
}

/** Fewer open days than these tell little of an item: eight weeks. */
const shortHistoryDays = 56;
/** An unrecorded stock-out older than a year is not worth a word. */
const maskedDaysFlagged = 365;

function flagsOf(facts: {
  readonly item: DemandItem;
  /** Whether the SKU that it is said to be like has ever sold. */
  readonly isLikeKnown: boolean;
  readonly summary: DemandSummary;
  readonly frame: DemandFrame;
  readonly quoted: LeadTimeMatch<QuotedLeadTimeRecord>;
  readonly isTouched: boolean;
}): readonly string[] {
  const { item, isLikeKnown, summary, frame, quoted, isTouched } = facts;
  const flags: string[] = [];
  if (summary.firstSale === null) flags.push("no-sales");
  else if (frame.asOf - Math.max(summary.firstSale, frame.historyStart) < shortHistoryDays)
    flags.push("short-history");
  if (item.likeSku !== "" && !isLikeKnown) flags.push("like-sku-unknown");
  else if (flags.length > 0 && item.likeSku !== "") flags.push("like-sku");
  if (item.maskedRuns.some(({ to }) => to > frame.asOf - maskedDaysFlagged)) flags.push("masked-days");
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
  const prices = items.map(({ sku, location, parameters, summary }) => {
    if (parameters.unitPrice !== null) return parameters.unitPrice;
    const value = ledger.valueOf(ledger.findItem(sku, location));
    return value > 0 && summary.totalUnits > 0 ? value / summary.totalUnits : null;
  });
  const isPriced = items.every(({ summary }, index) => summary.unitsLast365 === 0 || prices[index] !== null);
  return abcClasses(
    items.map(({ summary }, index) => summary.unitsLast365 * (isPriced ? (prices[index] ?? 0) : 1)),
  );
}
