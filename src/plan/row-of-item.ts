import { demandMeasures, demandPattern } from "../demand/pattern.ts";
import { weeklyVariation, xyzClass } from "../demand/xyz.ts";
import { type Decision, decide } from "./decide.ts";
import type { PlanItem } from "./plan-item.ts";
import type { ItemTargets } from "./plan-sku.ts";
import { writeReason } from "./reason.ts";
import type { Evidence, PlanRow } from "./row.ts";
import type { PlanSettings } from "./settings.ts";

interface RowFacts {
  readonly targets: ItemTargets;
  readonly settings: PlanSettings;
  readonly groupDispersion: number | null;
}

/** Puts the numbers of one item together as the row that is printed, nothing rounded. */
export function rowOf(item: PlanItem, facts: RowFacts): PlanRow {
  const { targets, settings } = facts;
  const { parameters, stock, leadTime } = item;
  const { demand, levels, orderUpTo } = targets;
  const decision = decide(item, targets, settings.asOf);
  const { unitCost, serviceLevel, reviewDays } = parameters;
  const evidence = evidenceOf(item, facts, decision);
  const { adi, cv2, weeklyCv } = evidence.history;
  return {
    sku: item.sku,
    location: item.location,
    name: parameters.name,
    supplier: parameters.supplier,
    category: parameters.category,
    abc: item.abc,
    xyz: xyzClass(weeklyCv),
    pattern: demandPattern({ adi, cv2 }),
    method: settings.method,
    onHand: stock?.onHand ?? null,
    onOrder: stock?.onOrder ?? null,
    backorders: stock?.backorders ?? null,
    inventoryPosition: decision.inventoryPosition,
    dailyDemand: demand.protectionDays > 0 ? demand.mean / demand.protectionDays : targets.cumulativeMean(1),
    reviewDays,
    leadTimeDays: leadTime.distribution.meanDays,
    leadTimeSdDays: leadTime.distribution.sdDays,
    leadTimeDemand: demand.mean,
    leadTimeDemandSd: Math.sqrt(demand.variance),
    nextEvent: null,
    eventDate: null,
    eventUplift: null,
    serviceLevel,
    safetyStock: levels.safetyStock,
    reorderPoint: levels.reorderPoint,
    orderUpTo,
    orderQuantity: decision.orderQuantity,
    orderBy: decision.orderBy,
    arrivesOn: decision.arrivesOn,
    daysOfCover: decision.daysOfCover,
    stockoutDate: decision.stockoutDate,
    stockoutRisk: decision.stockoutRisk,
    lostUnits: decision.lostUnits,
    excessUnits: decision.excessUnits,
    unitCost,
    orderValue:
      unitCost === null || decision.orderQuantity === null ? null : unitCost * decision.orderQuantity,
    action: decision.action,
    reason: writeReason({
      ...decision,
      discontinued: parameters.status === "discontinued",
      serviceLevel,
      protectionDays: demand.protectionDays,
      reorderPoint: levels.reorderPoint,
      onOrder: stock?.onOrder ?? null,
    }),
    flags: [...new Set([...item.flags, ...decision.flags])],
    evidence,
  };
}

function evidenceOf(item: PlanItem, facts: RowFacts, decision: Decision): Evidence {
  const { series, parameters, leadTime } = item;
  const { forecast, demand, levels, lot, reviewDemand } = facts.targets;
  const { record, source, distribution } = leadTime;
  return {
    history: {
      firstSale: series.firstSale,
      lastSale: series.lastSale,
      buckets: series.units.length,
      openBuckets: series.openBuckets,
      units: series.totalUnits,
      ...demandMeasures(series),
      weeklyCv: weeklyVariation(series),
    },
    forecast: {
      level: forecast.level,
      dispersion: forecast.dispersion,
      ownDispersion: forecast.ownDispersion,
      groupDispersion: facts.groupDispersion,
      discount: forecast.discount,
    },
    leadTime: {
      source,
      minDays: distribution.minDays,
      maxDays: distribution.maxDays,
      file: record.file,
      line: record.line,
    },
    policy: {
      safetyStockMethod: facts.settings.safetyStock,
      serviceLevelSource: parameters.serviceLevelSource,
      reviewDaysSource: parameters.reviewDaysSource,
      protectionDays: demand.protectionDays,
      baseStock: levels.baseStock,
      lot: lot.lot,
      economicOrderQuantity: lot.economicOrderQuantity,
      reviewDemand,
      moq: parameters.moq,
      packSize: parameters.packSize,
      minStock: parameters.minStock,
      maxStock: parameters.maxStock,
      allocated: item.stock?.allocated ?? 0,
      need: decision.need,
    },
  };
}
