import { type Day, formatDay } from "../calendar/day.ts";
import type { EventDrive } from "./event-drive.ts";
import type { Action } from "./row.ts";

/** What a reason is made of; every number is one that the row shows. */
export interface ReasonFacts {
  readonly action: Action | null;
  readonly isDiscontinued: boolean;
  readonly hasSold: boolean;
  /** null: the safety-stock method takes none. */
  readonly serviceLevel: number | null;
  readonly protectionDays: number;
  readonly inventoryPosition: number | null;
  readonly reorderPoint: number;
  /** The reorder point is the item's min_stock. */
  readonly isMinStock: boolean;
  /** Units promised or sold and not yet delivered, which the position leaves out. */
  readonly owedUnits: number;
  readonly orderQuantity: number | null;
  readonly orderBy: Day | null;
  readonly arrivalIfOrderedNow: Day;
  readonly stockoutDate: Day | null;
  /** Nothing can be sold at as-of, deliveries of that morning included. */
  readonly isOutOfStock: boolean;
  readonly onOrder: number | null;
  readonly excessUnits: number | null;
  /** null: no event drives the order. */
  readonly drive: EventDrive | null;
}

/** Says in one plain sentence why the row's action is what it is. */
export function writeReason(facts: ReasonFacts): string {
  switch (facts.action) {
    case "dormant":
      return dormantReason(facts);
    case "expedite":
      return expediteReason(facts);
    case "order":
      return `${positionSentence(facts)}: order ${units(facts.orderQuantity)} now.`;
    case "soon":
      return `${positionSentence(facts)}; it gets there about ${date(facts.orderBy)}.`;
    case "overstock":
      return `${units(facts.excessUnits)} more than the next ${days(facts.protectionDays + 90)} need.`;
    case "ok":
      if (facts.reorderPoint < 0) return seldomReason(facts);
      if (isDue(facts)) return `${positionSentence(facts)}, but max_stock leaves no room for an order.`;
      return facts.orderBy === null
        ? `${positionSentence(facts)}; no order due within a year.`
        : `${positionSentence(facts)}; next order about ${date(facts.orderBy)}.`;
    case null:
      return `Order when stock plus open orders falls to ${units(facts.reorderPoint)}; the stock is not known.`;
  }
}

function dormantReason(facts: ReasonFacts): string {
  if (facts.isDiscontinued) return "Discontinued: not ordered any more.";
  return facts.hasSold
    ? "Nothing sold in the last 365 days: not ordered."
    : "Never sold so far: not ordered; a min_stock in the items file would have it ordered.";
}

/** Where S is 0, a reorder point of -1 says nothing to a buyer. */
function seldomReason({ serviceLevel, protectionDays }: ReasonFacts): string {
  const promise = serviceLevel === null ? "" : ` for ${percent(serviceLevel)} service`;
  return `Sells so seldom that no stock is needed${promise} over ${days(protectionDays)}.`;
}

function expediteReason(facts: ReasonFacts): string {
  const when = facts.isOutOfStock ? "Out of stock" : `Runs out on ${date(facts.stockoutDate)}`;
  const runsOut = `${when}, before an order placed today arrives on ${date(facts.arrivalIfOrderedNow)}`;
  const hurry = (facts.onOrder ?? 0) > 0 ? " and hurry the open order" : " and ask for faster delivery";
  if ((facts.orderQuantity ?? 0) > 0) {
    const drive = facts.drive === null ? "" : ` (${driveText(facts.drive)})`;
    return `${runsOut}: order ${units(facts.orderQuantity)} now${hurry}${drive}.`;
  }
  if ((facts.onOrder ?? 0) > 0) return `${runsOut}: ${hurry.slice(5)}.`;
  // Nothing is under way that could be hurried: the sentence says why nothing is ordered either.
  return isDue(facts)
    ? `${runsOut}, but max_stock leaves no room for an order.`
    : `${runsOut}, but stock of ${units(facts.inventoryPosition)} is above the reorder point of ${units(facts.reorderPoint)}: nothing to order.`;
}

/** An item that is due and yet not ordered is held back by its max_stock. */
function isDue(facts: ReasonFacts): boolean {
  return (facts.inventoryPosition ?? 0) <= facts.reorderPoint;
}

function positionSentence(facts: ReasonFacts): string {
  const position = facts.inventoryPosition ?? 0;
  const relation = isDue(facts) ? "is at or below" : "is above";
  const owed = facts.owedUnits > 0 ? `, less ${units(facts.owedUnits)} owed to customers,` : "";
  const promise = facts.serviceLevel === null ? "" : `${percent(facts.serviceLevel)} service over `;
  const drive = facts.drive === null ? "" : `; ${driveText(facts.drive)}`;
  const origin = facts.isMinStock ? "its min_stock" : `${promise}${days(facts.protectionDays)}${drive}`;
  return (
    `Stock plus open orders${owed} of ${units(position)} ${relation}` +
    ` the reorder point of ${units(facts.reorderPoint)} (${origin})`
  );
}

/** @example driveText({ names: ["Christmas"], uplift: 1.84 }) // "Christmas makes demand 1.8 times the usual" */
function driveText({ names, uplift }: EventDrive): string {
  const verb = names.length === 1 ? "makes" : "make";
  return `${names.join(" and ")} ${verb} demand ${uplift.toFixed(1)} times the usual`;
}

function date(day: Day | null): string {
  return day === null ? "an unknown day" : formatDay(day);
}

/** Whole units as they are; fractions to one decimal, which is as exact as a sentence needs to be. */
function units(quantity: number | null): string {
  const value = quantity ?? 0;
  return String(Number(value.toFixed(1)));
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${units(count)} days`;
}

function percent(rate: number): string {
  return `${Number((rate * 100).toPrecision(4))} %`;
}
