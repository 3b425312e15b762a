import { eventEffects } from "../seasonality/event-effects.ts";
import { nextEvent } from "../seasonality/next-event.ts";
import { decide } from "./decide.ts";
import type { RowFacts } from "./evidence.ts";
import type { Future } from "./future.ts";
import { horizonOf } from "./horizon.ts";
import { type FittedItem, forecastItem } from "./item-forecast.ts";
import type { PlanItem } from "./plan-item.ts";
import type { Profile } from "./profile.ts";
import type { PlanRow } from "./row.ts";
import { rowOf } from "./row-of-item.ts";
import { seasonEvidence } from "./season-evidence.ts";
import type { PlanSettings } from "./settings.ts";
import { type ItemTargets, targetsOf } from "./targets.ts";

/**
 * plan/ is the whole calculation: planSku for one item, prepare.ts joins the files, plan-all.ts runs
 * every item. Read this file first.
 */

/**
 * Plans one item: history -> forecast -> lead-time demand -> safety stock and reorder point -> order.
 *
 * Pure: the same item, profile and settings give the same row, whatever the other items are.
 */
export function planSku(
  item: PlanItem,
  fitted: FittedItem,
  context: { readonly profile: Profile; readonly settings: PlanSettings; readonly future: Future },
): PlanRow {
  const { settings } = context;
  const forecast = forecastItem(item, fitted, { ...context, ...horizonOf(item, settings) });
  const targets = targetsOf(item, forecast, settings);
  const decision = decide(item, targets, settings.asOf);
  const seasons = targets.isSeasonal ? seasonOf(item, targets, context.future) : noSeason;
  return rowOf(item, { targets, decision, settings, method: fitted.method, ...seasons });
}

/** Days ahead in which the next event is looked for. */
const eventDays = 365;

const noSeason = { event: null, season: null };

function seasonOf(
  item: PlanItem,
  { interval }: ItemTargets,
  future: Future,
): Pick<RowFacts, "event" | "season"> {
  const { seasonal, calendar, asOf } = future;
  const to = Math.min(calendar.to, asOf + eventDays);
  const effects = eventEffects(seasonal, calendar, item, { from: asOf, to });
  const protectedDays = { from: asOf, to: asOf + Math.ceil(interval.days) };
  return {
    event: nextEvent(effects, protectedDays),
    season: seasonEvidence(item, interval, { future, effects }),
  };
}
