import { type NextEvent, nextEvent } from "../seasonality/next-event.ts";
import { decide } from "./decide.ts";
import type { Future } from "./future.ts";
import { horizonOf } from "./horizon.ts";
import { type FittedItem, forecastItem } from "./item-forecast.ts";
import type { PlanItem } from "./plan-item.ts";
import type { Profile } from "./profile.ts";
import type { PlanRow } from "./row.ts";
import { rowOf } from "./row-of-item.ts";
import type { PlanSettings } from "./settings.ts";
import { targetsOf } from "./targets.ts";

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
  const event = targets.isSeasonal ? eventAhead(item, context.future) : null;
  return rowOf(item, { targets, decision, settings, method: fitted.method, event });
}

/** Days ahead in which the next event is looked for. */
const eventDays = 365;

function eventAhead(item: PlanItem, { seasonal, calendar, asOf }: Future): NextEvent | null {
  return nextEvent(seasonal, calendar, item, { asOf, until: asOf + eventDays });
}
