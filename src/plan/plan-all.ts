import { setImmediate } from "node:timers/promises";
import { type BatchContext, batchEvidence, type FittedBatch, fitBatch, planBatch } from "./batch.ts";
import type { PlanItem, PreparedShop } from "./plan-item.ts";
import { fitProfile } from "./profile.ts";
import type { PlanRow } from "./row.ts";
import type { PlanSettings } from "./settings.ts";

/** Items in a batch: enough to make a message worth sending, few enough to show progress. */
const batchSize = 64;

export interface PlanAllOptions {
  /** Threads that plan; 1 plans in this one. The rows are the same bytes whatever the number. */
  readonly jobs: number;
  /** Called now and then with the share done, 0..1; what it throws breaks the planning off. */
  readonly onProgress?: (share: number) => void;
}

/** Plans every item: rows in the order of the items. */
export async function planAll(
  shop: PreparedShop,
  settings: PlanSettings,
  options: PlanAllOptions,
): Promise<readonly PlanRow[]> {
  const batches = inBatches(shop.items);
  const context = { settings, future: shop.future };
  const jobs = Math.min(options.jobs, batches.length);
  const report = options.onProgress ?? (() => {});
  if (jobs <= 1) return await planHere(batches, context, report);
  const { planInWorkers } = await import("./worker-pool.ts");
  return await planInWorkers(batches, { context, jobs, onProgress: report });
}

/** Between batches the event loop turns, so that a signal to stop is heard. */
async function planHere(
  batches: readonly (readonly PlanItem[])[],
  context: BatchContext,
  onProgress: (share: number) => void,
): Promise<readonly PlanRow[]> {
  const steps = 2 * batches.length;
  const fitted: FittedBatch[] = [];
  for (const items of batches) {
    onProgress(fitted.length / steps);
    fitted.push(fitBatch(items, context));
    await setImmediate();
  }
  const profile = fitProfile(fitted.flatMap(batchEvidence));
  const rows: PlanRow[] = [];
  for (const [index, batch] of fitted.entries()) {
    onProgress((batches.length + index) / steps);
    rows.push(...planBatch(batch, profile, context));
    await setImmediate();
  }
  return rows;
}

function inBatches(items: readonly PlanItem[]): readonly (readonly PlanItem[])[] {
  const batches: (readonly PlanItem[])[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    batches.push(items.slice(start, start + batchSize));
  }
  return batches;
}
