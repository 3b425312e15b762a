import { availableParallelism } from "node:os";
import type { DemandFrame } from "../demand/frame.ts";
import { longestHorizonDays } from "../plan/horizon.ts";
import { planAll } from "../plan/plan-all.ts";
import type { PreparedShop } from "../plan/plan-item.ts";
import { prepareShop } from "../plan/prepare.ts";
import type { PlanRow } from "../plan/row.ts";
import type { PlanSettings } from "../plan/settings.ts";
import { matcher } from "../report/select.ts";
import type { CommandContext } from "./context.ts";
import { loadEvents } from "./load-events.ts";
import type { LoadedShop } from "./load-shop.ts";

export interface PlanRun {
  readonly settings: PlanSettings;
  readonly prepared: PreparedShop;
  /** What a user should know of the calendar, one sentence a line. */
  readonly notes: readonly string[];
  /** By SKU, then location. */
  readonly rows: readonly PlanRow[];
}

/**
 * From so many items on, threads are worth their start: each compiles the planner anew and is sent its histories.
 * 5,000 items over two years take two threads as long as one, and half as much memory again.
 */
const itemsWorthThreads = 10_000;
/** Threads used unless told otherwise: each one more costs about 50 MB, and reading takes longer than planning. */
const usualThreads = 2;

/** Plans a loaded shop with the settings of the run. */
export async function runPlan({ shop, frame }: LoadedShop, context: CommandContext): Promise<PlanRun> {
  const settings = planSettings(frame, context);
  const { progress } = context.terminal;
  progress.update("preparing items");
  const isExcluded = matcher(context.settings.excludeSku);
  const { events, notes } = await loadEvents(
    { shop, frame },
    context.settings,
    longestHorizonDays(shop, settings),
  );
  const prepared = prepareShop(shop, frame, {
    ...{ settings, isExcluded, events },
    keepZeroRuns: context.settings.keepZeroRuns,
  });
  const isLarge = prepared.items.length >= itemsWorthThreads;
  const rows = await planAll(prepared, settings, {
    jobs: context.settings.jobs ?? (isLarge ? Math.min(usualThreads, availableParallelism()) : 1),
    onProgress: (share) => {
      context.signal.throwIfAborted();
      progress.update(`planning ${Math.floor(share * 100)} %`);
    },
  });
  progress.clear();
  context.signal.throwIfAborted();
  return { settings, prepared, rows, notes };
}

function planSettings(frame: DemandFrame, { settings }: CommandContext): PlanSettings {
  return {
    asOf: frame.asOf,
    bucket: frame.grid.kind,
    method: settings.method,
    historyDays: settings.history,
    serviceLevel: settings.serviceLevel,
    safetyStock: settings.safetyStock,
    coverDays: settings.coverDays,
    reviewDays: settings.reviewDays,
    orderCycleDays: settings.orderCycleDays,
  };
}
