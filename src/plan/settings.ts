import type { BucketKind } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import type { SafetyStockMethodName } from "../inventory/safety-stock/methods.ts";
import type { ForecastChoice } from "./item-forecast.ts";

/** What the user can turn, the same for every item unless a cell of the items file says otherwise. */
export interface PlanSettings {
  /** The morning of the first day that is not in the history. */
  readonly asOf: Day;
  readonly bucket: BucketKind;
  readonly method: ForecastChoice;
  /** Days of history used; null: all of it. */
  readonly historyDays: number | null;
  /** Cycle service level per review interval, in (0, 1). */
  readonly serviceLevel: number;
  readonly safetyStock: SafetyStockMethodName;
  /** Days of mean demand that `days-of-cover` keeps as safety stock. */
  readonly coverDays: number;
  readonly reviewDays: number;
  /** An order covers at least this many days of demand; null: no such rule. */
  readonly orderCycleDays: number | null;
}
