import { demandPattern } from "../demand/pattern.ts";
import { xyzClass } from "../demand/xyz.ts";
import { usesServiceLevel } from "../inventory/safety-stock/methods.ts";
import { eventDrive } from "./event-drive.ts";
import { type Evidence, evidenceOf, type RowFacts } from "./evidence.ts";
import type { PlanItem } from "./plan-item.ts";
import { writeReason } from "./reason.ts";
import type { PlanRow } from "./row.ts";

/** Puts the numbers of one item together as the row that is printed, nothing rounded. */
export function rowOf(item: PlanItem, facts: RowFacts): PlanRow {
  const { decision } = facts;
  const evidence = evidenceOf(item, facts);
  return {
    ...itemCells(item, evidence),
    ...targetCells(item, facts),
    ...eventCells(facts),
    ...orderCells(item, facts),
    reason: reasonOf(item, facts),
    flags: [...new Set([...item.flags, ...forecastFlags(facts), ...decision.flags])],
    evidence,
  };
}

/** What the item is, and what there is of it. */
function itemCells({ sku, location, parameters, abc, stock }: PlanItem, { history }: Evidence) {
  const { name, supplier, category, unitCost } = parameters;
  return {
    ...{ sku, location, name, supplier, category, abc, unitCost },
    xyz: xyzClass(history.weeklyCv),
    pattern: demandPattern(history),
    onHand: stock?.onHand ?? null,
    onOrder: stock?.onOrder ?? null,
    backorders: stock?.backorders ?? null,
  };
}

/** What is expected, and the levels that stock is held to. */
function targetCells({ parameters, leadTime }: PlanItem, { targets, method }: RowFacts) {
  const { demand, levels, orderUpTo } = targets;
  const { mean, protectionDays } = demand;
  return {
    method,
    dailyDemand: protectionDays > 0 ? mean / protectionDays : targets.cumulativeMean(1),
    reviewDays: parameters.reviewDays,
    leadTimeDays: leadTime.distribution.meanDays,
    leadTimeSdDays: leadTime.distribution.sdDays,
    leadTimeDemand: mean,
    leadTimeDemandSd: Math.sqrt(demand.variance),
    serviceLevel: parameters.serviceLevel,
    safetyStock: levels.safetyStock,
    reorderPoint: levels.reorderPoint,
    orderUpTo,
  };
}

/** A chance of not being on sale that the buyer should know of. */
const inactiveChanceFlagged = 0.05;

function forecastFlags({ targets: { forecast }, season }: RowFacts): readonly string[] {
  const flags: string[] = [];
  if ((forecast.inactivity?.chance ?? 0) >= inactiveChanceFlagged) flags.push("maybe-inactive");
  if (season !== null && season.unseen.length > 0) flags.push("event-unseen");
  return flags;
}

/** The next event, and what events add to the demand of the protection interval. */
function eventCells({ targets, event }: RowFacts) {
  const { seasonal, plain } = targets.interval;
  return {
    nextEvent: event?.name ?? null,
    eventDate: event?.day ?? null,
    eventUplift: !targets.isSeasonal ? 1 : plain > 0 ? seasonal / plain : null,
  };
}

/** What to do, and when. */
function orderCells({ parameters }: PlanItem, { decision }: RowFacts) {
  const { unitCost } = parameters;
  const quantity = decision.order?.quantity ?? null;
  return {
    inventoryPosition: decision.inventoryPosition,
    orderQuantity: quantity,
    orderBy: decision.orderBy,
    arrivesOn: decision.arrivesOn,
    daysOfCover: decision.daysOfCover,
    stockoutDate: decision.stockoutDate,
    stockoutRisk: decision.stockoutRisk,
    lostUnits: decision.lostUnits,
    excessUnits: decision.excessUnits,
    orderValue: unitCost === null || quantity === null ? null : unitCost * quantity,
    action: decision.action,
  };
}

function reasonOf(
  { parameters, summary, stock }: PlanItem,
  { targets, decision, settings, season }: RowFacts,
): string {
  const { reorderPoint } = targets.levels;
  return writeReason({
    ...decision,
    orderQuantity: decision.order?.quantity ?? null,
    isDiscontinued: parameters.status === "discontinued",
    hasSold: summary.lastSale !== null,
    serviceLevel: usesServiceLevel(settings.safetyStock) ? parameters.serviceLevel : null,
    protectionDays: targets.demand.protectionDays,
    reorderPoint,
    isMinStock: parameters.minStock !== null && reorderPoint <= parameters.minStock,
    owedUnits: (stock?.allocated ?? 0) + (stock?.backorders ?? 0),
    onOrder: stock?.onOrder ?? null,
    drive: season === null ? null : eventDrive(season),
  });
}
