import type { Future } from "./future.ts";
import { type FittedItem, fitItem } from "./item-forecast.ts";
import type { PlanItem } from "./plan-item.ts";
import { planSku } from "./plan-sku.ts";
import { type Profile, type ProfileEvidence, profileEvidence } from "./profile.ts";
import type { PlanRow } from "./row.ts";
import type { PlanSettings } from "./settings.ts";

/** What every batch shares: plain data, sent to each worker once. */
export interface BatchContext {
  readonly settings: PlanSettings;
  readonly future: Future;
}

/** A run of neighbouring items on its way through the two phases. */
export interface FittedBatch {
  readonly items: readonly PlanItem[];
  readonly fitted: readonly FittedItem[];
}

/** First phase: each item learns from its own history. */
export function fitBatch(items: readonly PlanItem[], { settings }: BatchContext): FittedBatch {
  return { items, fitted: items.map((item) => fitItem(item, settings.method, protectionDaysOf(item))) };
}

function protectionDaysOf({ leadTime, parameters }: PlanItem): number {
  return leadTime.distribution.meanDays + parameters.reviewDays;
}

/** What the batch has to tell the profile. */
export function batchEvidence({ items, fitted }: FittedBatch): readonly ProfileEvidence[] {
  return items.map((item, index) => profileEvidence(item, fitted[index]!));
}

/** Second phase: each item is planned, given the profile of all. */
export function planBatch(batch: FittedBatch, profile: Profile, context: BatchContext): readonly PlanRow[] {
  return batch.items.map((item, index) => planSku(item, batch.fitted[index]!, { profile, ...context }));
}
