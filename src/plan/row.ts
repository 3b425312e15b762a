import type { Day } from "../calendar/day.ts";
import type { AbcClass } from "../demand/abc.ts";
import type { DemandPattern } from "../demand/pattern.ts";
import type { XyzClass } from "../demand/xyz.ts";
import type { ForecastMethodName } from "../forecast/methods.ts";
import type { Evidence } from "./evidence.ts";

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
