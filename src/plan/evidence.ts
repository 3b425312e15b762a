import type { Day } from "../calendar/day.ts";
import { demandMeasures } from "../demand/pattern.ts";
import { weeklyVariation } from "../demand/xyz.ts";
import type { DemandForecast, ForecastMethodName } from "../forecast/methods.ts";
import type { SafetyStockMethodName } from "../inventory/safety-stock/methods.ts";
import type { LeadTimeSource } from "../lead-time/match.ts";
import type { EventEffect } from "../seasonality/event-effects.ts";
import type { Decision } from "./decide.ts";
import type { PlanItem } from "./plan-item.ts";
import type { SeasonEvidence } from "./season-evidence.ts";
import type { PlanSettings } from "./settings.ts";
import type { ItemTargets } from "./targets.ts";

/** Intermediate numbers of one row: plain data, so that JSON carries it as it is. */
export interface Evidence {
  readonly history: {
    readonly firstSale: Day | null;
    readonly lastSale: Day | null;
    /** Buckets from the first sale to as-of, and how many of them were open for sale. */
    readonly buckets: number;
    readonly openBuckets: number;
    readonly units: number;
    readonly adi: number | null;
    readonly cv2: number | null;
    readonly weeklyCv: number | null;
  };
  readonly forecast: {
    /** Units per open bucket at as-of. */
    readonly level: number;
    /** Variance of a bucket's demand over its mean, after shrinkage, and the item's own before. */
    readonly dispersion: number;
    readonly ownDispersion: number | null;
    readonly groupDispersion: number | null;
    /** A bucket's weight in the level over that of the next; the memory is 1 / (1 - discount) buckets. */
    readonly discount: number;
    /** Exposure of the protection interval in average open buckets, over all lead times. */
    readonly bucketsAhead: number;
  };
  /** How season and events make up bucketsAhead; null: the method does not look at them. */
  readonly season: SeasonEvidence | null;
  readonly leadTime: {
    readonly source: LeadTimeSource;
    readonly minDays: number;
    readonly maxDays: number;
    /** The quoted maximum, else the day that 99 % of deliveries keep; what max-average takes. */
    readonly longestDays: number;
    readonly file: string | null;
    readonly line: number | null;
  };
  readonly policy: {
    readonly safetyStockMethod: SafetyStockMethodName;
    readonly serviceLevelSource: string;
    readonly reviewDaysSource: string;
    readonly protectionDays: number;
    readonly coverDays: number;
    /** Demand of the open history per calendar day ahead: what the classic safety-stock formulas take. */
    readonly historyDailyMean: number;
    readonly historyDailySd: number;
    readonly historyDailyMax: number;
    /** S: the least stock that keeps the service level over the protection interval, in whole units. */
    readonly baseStock: number;
    /** Chance that demand over the protection interval stays within S, and within S - 1. */
    readonly chanceAtBaseStock: number;
    readonly chanceBelowBaseStock: number;
    /** EOQ or order-cycle quantity, 0 when neither applies. */
    readonly lot: number;
    readonly economicOrderQuantity: number | null;
    readonly orderCost: number | null;
    readonly holdingRate: number | null;
    readonly unitsPerYear: number;
    readonly orderCycleDays: number | null;
    readonly reviewDemand: number;
    readonly moq: number | null;
    readonly packSize: number | null;
    readonly minStock: number | null;
    readonly maxStock: number | null;
    readonly allocated: number;
    /** What the method asked for before min_stock raised it, in units. */
    readonly methodSafetyStock: number;
    /** The steps to the order quantity, see OrderQuantity; null without stock. */
    readonly need: number | null;
    readonly wanted: number | null;
    readonly withinMaximum: number | null;
    readonly atLeastMoq: number | null;
    /** false: stockoutRisk and lostUnits are lower bounds, since an open order arrives in between. */
    readonly isRiskExact: boolean | null;
  };
}

/** What a row and its evidence are put together from. */
export interface RowFacts {
  readonly targets: ItemTargets;
  readonly decision: Decision;
  readonly settings: PlanSettings;
  readonly method: ForecastMethodName;
  /** The next event that moves the item's demand; null when there is none, or the method does not look. */
  readonly event: EventEffect | null;
  readonly season: SeasonEvidence | null;
}

/** Collects the intermediate numbers of one item, nothing rounded. */
export function evidenceOf(item: PlanItem, facts: RowFacts): Evidence {
  const { targets } = facts;
  const { groupDispersion } = targets;
  return {
    history: historyEvidence(item),
    forecast: {
      ...forecastEvidence(targets.forecast),
      groupDispersion,
      bucketsAhead: targets.interval.exposure,
    },
    season: facts.season,
    leadTime: leadTimeEvidence(item.leadTime),
    policy: { ...levelEvidence(item, facts), ...orderEvidence(item, facts) },
  };
}

function historyEvidence({ series, summary }: PlanItem): Evidence["history"] {
  return {
    firstSale: summary.firstSale,
    lastSale: summary.lastSale,
    buckets: series.units.length,
    openBuckets: series.openBuckets,
    units: summary.totalUnits,
    ...demandMeasures(series),
    weeklyCv: weeklyVariation(series),
  };
}

function forecastEvidence({ level, dispersion, ownDispersion, discount }: DemandForecast) {
  return { level, dispersion, ownDispersion, discount };
}

function leadTimeEvidence({ record, source, distribution }: PlanItem["leadTime"]): Evidence["leadTime"] {
  const { minDays, maxDays, longestDays } = distribution;
  return { source, minDays, maxDays, longestDays, file: record.file, line: record.line };
}

/** How the levels came about that stock is held to. */
function levelEvidence({ parameters }: PlanItem, { targets, settings }: RowFacts) {
  const { demand, dailyDemand, levels } = targets;
  const { baseStock } = levels;
  return {
    safetyStockMethod: settings.safetyStock,
    serviceLevelSource: parameters.serviceLevelSource,
    reviewDaysSource: parameters.reviewDaysSource,
    protectionDays: demand.protectionDays,
    coverDays: settings.coverDays,
    historyDailyMean: dailyDemand.mean,
    historyDailySd: dailyDemand.sd,
    historyDailyMax: dailyDemand.max,
    methodSafetyStock: levels.methodSafetyStock,
    baseStock,
    chanceAtBaseStock: demand.distribution.cdf(baseStock),
    chanceBelowBaseStock: baseStock < 1 ? 0 : demand.distribution.cdf(baseStock - 1),
  };
}

/** How the order quantity came about. */
function orderEvidence({ parameters, stock }: PlanItem, { targets, decision, settings }: RowFacts) {
  const { lot, reviewDemand, unitsPerYear } = targets;
  const { orderCost, holdingRate, moq, packSize, minStock, maxStock } = parameters;
  const { orderCycleDays } = settings;
  return {
    lot: lot.lot,
    economicOrderQuantity: lot.economicOrderQuantity,
    ...{ orderCost, holdingRate, unitsPerYear, orderCycleDays, reviewDemand },
    ...{ moq, packSize, minStock, maxStock },
    allocated: stock?.allocated ?? 0,
    need: decision.order?.need ?? null,
    wanted: decision.order?.wanted ?? null,
    withinMaximum: decision.order?.withinMaximum ?? null,
    atLeastMoq: decision.order?.atLeastMoq ?? null,
    isRiskExact: decision.isRiskExact,
  };
}
