import type { Day } from "../calendar/day.ts";
import type { AbcClass } from "../demand/abc.ts";
import type { DemandPattern } from "../demand/pattern.ts";
import type { XyzClass } from "../demand/xyz.ts";
import type { ForecastMethodName } from "../forecast/methods.ts";
import type { SafetyStockMethodName } from "../inventory/safety-stock/methods.ts";
import type { LeadTimeSource } from "../lead-time/match.ts";

/** What the buyer is told to do; the first that applies, in this order of `dormant` … `ok`. */
export type Action = "dormant" | "expedite" | "order" | "soon" | "overstock" | "ok";

/**
 * One line of the plan: an item at a location, with every number that led to the order.
 *
 * Quantities are units, times are days, rates are fractions, money is in the shop's own currency.
 * null: cannot be told (without stock there is no inventory position; without a price no value).
 * The numbers are as computed; report/columns.ts alone rounds them.
 */
export interface PlanRow {
  readonly sku: string;
  readonly location: string;
  readonly name: string;
  readonly supplier: string;
  readonly category: string;
  readonly abc: AbcClass | null;
  readonly xyz: XyzClass | null;
  readonly pattern: DemandPattern | null;
  readonly method: ForecastMethodName;
  readonly onHand: number | null;
  readonly onOrder: number | null;
  readonly backorders: number | null;
  readonly inventoryPosition: number | null;
  readonly dailyDemand: number;
  readonly reviewDays: number;
  readonly leadTimeDays: number;
  readonly leadTimeSdDays: number;
  readonly leadTimeDemand: number;
  readonly leadTimeDemandSd: number;
  readonly nextEvent: string | null;
  readonly eventDate: Day | null;
  readonly eventUplift: number | null;
  readonly serviceLevel: number;
  readonly safetyStock: number;
  readonly reorderPoint: number;
  readonly orderUpTo: number;
  readonly orderQuantity: number | null;
  readonly orderBy: Day | null;
  readonly arrivesOn: Day | null;
  readonly daysOfCover: number | null;
  readonly stockoutDate: Day | null;
  readonly stockoutRisk: number | null;
  readonly lostUnits: number | null;
  readonly excessUnits: number | null;
  readonly unitCost: number | null;
  readonly orderValue: number | null;
  readonly action: Action | null;
  readonly reason: string;
  readonly flags: readonly string[];
  /** The intermediate numbers that `explain` prints, in a fixed key order. */
  readonly evidence: Evidence;
}

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
    /** Open buckets in the protection interval, over all lead times: lead-time demand over the level. */
    readonly bucketsAhead: number;
  };
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
    /** S less the inventory position, before lots; null without stock. */
    readonly need: number | null;
    /** false: stockoutRisk and lostUnits are lower bounds, since an open order arrives in between. */
    readonly isRiskExact: boolean | null;
  };
}
