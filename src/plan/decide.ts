import { bucketsAhead } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import { nothingDue, type OrderQuantity, orderQuantity } from "../inventory/order-quantity.ts";
import { availableStock, inventoryPosition } from "../inventory/position.ts";
import { daysOfCover, excessUnits, orderByDate, stockoutDate } from "../inventory/projection.ts";
import { stockoutRisk } from "../inventory/risk.ts";
import { arrivalDay, nextOrderDay } from "../lead-time/supplier-calendar.ts";
import type { PlanItem } from "./plan-item.ts";
import type { Action } from "./row.ts";
import type { ItemTargets } from "./targets.ts";

/** What is to be done about one item, and when. null: cannot be told without stock. */
export interface Decision {
  readonly action: Action | null;
  readonly inventoryPosition: number | null;
  readonly order: OrderQuantity | null;
  readonly orderBy: Day | null;
  readonly arrivesOn: Day | null;
  /** The day on which an order placed at as-of would arrive. */
  readonly arrivalIfOrderedNow: Day;
  readonly daysOfCover: number | null;
  readonly stockoutDate: Day | null;
  /** Nothing can be sold at as-of, deliveries of that morning included. */
  readonly isOutOfStock: boolean;
  readonly stockoutRisk: number | null;
  readonly lostUnits: number | null;
  /** false: an open order arrives before a new one could, and risk and lost units are lower bounds. */
  readonly isRiskExact: boolean | null;
  readonly excessUnits: number | null;
  readonly flags: readonly string[];
}

/** An item without a sale for so long is dormant. */
const dormantAfterDays = 365;

/** Sets an item's stock against its targets. */
export function decide(item: PlanItem, targets: ItemTargets, asOf: Day): Decision {
  const leadTimeDays = item.leadTime.distribution.meanDays;
  const arrivesIn = (orderDay: Day): Day =>
    arrivalDay(item.supplierCalendar, nextOrderDay(item.supplierCalendar, orderDay), leadTimeDays);
  const arrivalIfOrderedNow = arrivesIn(asOf);
  const { stock, parameters } = item;
  const isDormant = dormant(item, asOf);
  if (stock === null) return { ...withoutStock, action: isDormant ? "dormant" : null, arrivalIfOrderedNow };

  const { levels, lot, cumulativeMean, orderUpTo, demand } = targets;
  const position = inventoryPosition(stock);
  const available = availableStock(stock);
  const deliveries = item.receipts;
  const sellable = deliveries.reduce(
    (sum, { day, quantity }) => (day <= asOf ? sum + quantity : sum),
    available,
  );
  const order = isDormant ? nothingDue : orderQuantity({ position, ...levels, lot: lot.lot, ...parameters });
  const { reorderPoint } = levels;
  const isBarred = isDormant || (order.need > 0 && order.quantity === 0);
  const orderBy = isBarred ? null : orderByDate({ asOf, position, reorderPoint, cumulativeMean });
  const runsOutOn = stockoutDate({ asOf, available, deliveries, cumulativeMean });
  const { protectionDays } = demand;
  const excess = excessUnits({ position, orderUpTo, protectionDays, cumulativeMean });
  // Where the policy keeps no stock (S = 0), an empty shelf is no alarm unless something is owed.
  const isKept = levels.baseStock > 0 || available < 0;
  const isExpedite = !isDormant && isKept && runsOutOn !== null && runsOutOn < arrivalIfOrderedNow;
  const isSoon = orderBy !== null && orderBy < asOf + parameters.reviewDays;
  const action = chooseAction({ isDormant, isExpedite, isDue: order.quantity > 0, isSoon, excess });
  const risk = riskOf(item, targets, { asOf, available });
  return {
    action,
    inventoryPosition: position,
    order,
    orderBy,
    arrivesOn: orderBy === null ? null : arrivesIn(orderBy),
    arrivalIfOrderedNow,
    daysOfCover: daysOfCover(available, cumulativeMean),
    stockoutDate: runsOutOn,
    isOutOfStock: sellable <= 0,
    ...risk,
    excessUnits: excess,
    flags: [
      ...order.flags,
      ...(!isDormant && parameters.maxStock !== null && parameters.maxStock < levels.baseStock
        ? ["max-stock"]
        : []),
      ...(risk.isRiskExact ? [] : ["risk-at-least"]),
    ],
  };
}

const withoutStock = {
  inventoryPosition: null,
  order: null,
  orderBy: null,
  arrivesOn: null,
  daysOfCover: null,
  stockoutDate: null,
  isOutOfStock: false,
  stockoutRisk: null,
  lostUnits: null,
  isRiskExact: null,
  excessUnits: null,
  flags: [],
} as const;

/** Discontinued, or unsold for a year; a min_stock or like_sku is the user's word that the item is wanted all the same. */
function dormant({ parameters, summary, likeSku }: PlanItem, asOf: Day): boolean {
  if (parameters.status === "discontinued") return true;
  const isUnsold = summary.lastSale === null || asOf - summary.lastSale > dormantAfterDays;
  const isNew = summary.lastSale === null && likeSku !== "";
  return isUnsold && !isNew && parameters.minStock === null;
}

function chooseAction(facts: {
  readonly isDormant: boolean;
  readonly isExpedite: boolean;
  readonly isDue: boolean;
  readonly isSoon: boolean;
  readonly excess: number;
}): Action {
  if (facts.isDormant) return "dormant";
  if (facts.isExpedite) return "expedite";
  if (facts.isDue) return "order";
  if (facts.isSoon) return "soon";
  return facts.excess > 0 ? "overstock" : "ok";
}

function riskOf(
  item: PlanItem,
  { forecast }: ItemTargets,
  { asOf, available }: { readonly asOf: Day; readonly available: number },
): Pick<Decision, "stockoutRisk" | "lostUnits" | "isRiskExact"> {
  const risk = stockoutRisk({
    forecast,
    leadTime: item.leadTime.distribution,
    bucketsAhead: (days) => bucketsAhead({ kind: item.series.kind }, asOf, days),
    available,
    arrivals: item.receipts.map(({ day, quantity }) => ({ days: day - asOf, quantity })),
  });
  return { stockoutRisk: risk.probability, lostUnits: risk.lostUnits, isRiskExact: risk.isExact };
}
