import type { BucketKind } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import type { AbcClass } from "../demand/abc.ts";
import type { ClosedDays } from "../demand/closed-days.ts";
import type { DueDelivery } from "../inventory/projection.ts";
import type { LeadTime } from "../lead-time/distribution.ts";
import type { LeadTimeSource } from "../lead-time/match.ts";
import type { SupplierCalendar } from "../lead-time/supplier-calendar.ts";
import type { Future } from "./future.ts";
import type { DemandItem } from "./learn-demand.ts";
import type { ItemParameters } from "./parameters.ts";
import type { QuotedLeadTimeRecord } from "./shop.ts";

/** What there is of an item at as-of, in units. */
export interface ItemStock {
  readonly onHand: number;
  readonly allocated: number;
  readonly backorders: number;
  readonly onOrder: number;
}

/**
 * All that planSku needs to know of one item: plain data, so that it can travel to a worker thread.
 * Made by prepare.ts.
 */
export interface PlanItem extends DemandItem {
  readonly parameters: ItemParameters;
  readonly abc: AbcClass | null;
  readonly leadTime: {
    readonly record: QuotedLeadTimeRecord;
    readonly source: LeadTimeSource;
    readonly distribution: LeadTime;
  };
  readonly supplierCalendar: SupplierCalendar;
  /** null: the stock is not known, so nothing can be ordered. */
  readonly stock: ItemStock | null;
  /** Purchase orders under way; one that is late is expected on the morning of as-of. */
  readonly receipts: readonly DueDelivery[];
  /** Fallbacks taken on the way here. */
  readonly flags: readonly string[];
}

/** A shop made ready to be planned. */
export interface PreparedShop {
  readonly asOf: Day;
  readonly bucket: BucketKind;
  /** By SKU, then location, in code unit order. */
  readonly items: readonly PlanItem[];
  /** The closed days found, by location. */
  readonly closedDays: ReadonlyMap<string, ClosedDays>;
  readonly future: Future;
}
