import { demandMeasures, demandPattern } from "../demand/pattern.ts";
import { weeklyVariation, xyzClass } from "../demand/xyz.ts";
import { usesServiceLevel } from "../inventory/safety-stock/methods.ts";
import type { Decision } from "./decide.ts";
import type { PlanItem } from "./plan-item.ts";
import { writeReason } from "./reason.ts";
import type { Evidence, PlanRow } from "./row.ts";
import type { PlanSettings } from "./settings.ts";
import type { ItemTargets } from "./targets.ts";

interface RowFacts {
  readonly targets: ItemTargets;
  readonly decision: Decision;
  readonly settings: PlanSettings;
  readonly groupDispersion: number | null;
}

/** Puts the numbers of one item together as the row that is printed, nothing rounded. */
export function rowOf(item: PlanItem, facts: RowFacts): PlanRow {
  const { targets, decision, settings } = facts;
  const { parameters, stock, leadTime } = item;
  const { demand, levels, orderUpTo } = targets;
  const { unitCost, serviceLevel, reviewDays } = parameters;
  const evidence = evidenceOf(item, facts);
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
      isDiscontinued: parameters.status === "discontinued",
      hasSold: item.series.lastSale !== null,
      serviceLevel: usesServiceLevel(settings.safetyStock) ? serviceLevel : null,
      protectionDays: demand.protectionDays,
      reorderPoint: levels.reorderPoint,
      isMinStock: parameters.minStock !== null && levels.reorderPoint <= parameters.minStock,
      owedUnits: (stock?.allocated ?? 0) + (stock?.backorders ?? 0),
      onOrder: stock?.onOrder ?? null,
    }),
    flags: [...new Set([...item.flags, ...decision.flags])],
    evidence,
  };
}

function evidenceOf(item: PlanItem, { targets, decision, settings, groupDispersion }: RowFacts): Evidence {
  const { series, parameters, leadTime } = item;
  const { forecast, demand, dailyDemand, levels, lot, reviewDemand } = targets;
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
      groupDispersion,
      discount: forecast.discount,
      bucketsAhead: targets.bucketsAhead,
    },
    leadTime: {
      source,
      minDays: distribution.minDays,
      maxDays: distribution.maxDays,
      longestDays: distribution.longestDays,
      file: record.file,
      line: record.line,
    },
    policy: {
      safetyStockMethod: settings.safetyStock,
      serviceLevelSource: parameters.serviceLevelSource,
      reviewDaysSource: parameters.reviewDaysSource,
      protectionDays: demand.protectionDays,
      coverDays: settings.coverDays,
      historyDailyMean: dailyDemand.mean,
      historyDailySd: dailyDemand.sd,
      historyDailyMax: dailyDemand.max,
      baseStock: levels.baseStock,
      chanceAtBaseStock: demand.distribution.cdf(levels.baseStock),
      chanceBelowBaseStock: levels.baseStock < 1 ? 0 : demand.distribution.cdf(levels.baseStock - 1),
      lot: lot.lot,
      economicOrderQuantity: lot.economicOrderQuantity,
      orderCost: parameters.orderCost,
      holdingRate: parameters.holdingRate,
      unitsPerYear: targets.unitsPerYear,
      orderCycleDays: settings.orderCycleDays,
      reviewDemand,
      moq: parameters.moq,
      packSize: parameters.packSize,
      minStock: parameters.minStock,
      maxStock: parameters.maxStock,
      allocated: item.stock?.allocated ?? 0,
      need: decision.need,
      isRiskExact: decision.isRiskExact,
    },
  };
}
