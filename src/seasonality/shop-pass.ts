import { weeksPerYear } from "./calendar-days.ts";
import type { CalendarTables } from "./calendar-tables.ts";
import { type Estimates, normalizedProduct } from "./estimates.ts";
import type { EventDays } from "./event-days.ts";
import { addEventDays } from "./event-pass.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { type ItemDays, itemDays, type LevelWindow, layOutItem, priorUnits } from "./item-days.ts";
import { addErrors, addPlainDays } from "./plain-days.ts";
import { closeSku, type ShopSums, type SkuYears, shopSums, skuYears } from "./shop-sums.ts";

/** What every step of a pass needs beside its item. */
export interface ItemPass {
  readonly shop: FitShop;
  readonly tables: CalendarTables;
  readonly estimates: Estimates;
  readonly sums: ShopSums;
  /** The sums of the SKU that is being passed. */
  readonly own: SkuYears;
  /** The item's days laid out, and its events. */
  readonly days: ItemDays;
  readonly events: EventDays;
  /** Where the level for weekdays and events comes from. */
  readonly window: LevelWindow;
  readonly level: { readonly length: number; readonly prior: number };
}

/** Four weeks on either side, of months three. */
const shortWindow = {
  day: { halfDays: 28, leastDays: 14 },
  week: { halfDays: 28, leastDays: 14 },
  month: { halfDays: 91, leastDays: 60 },
} as const;

/** Passes over all items once: what was sold and what the estimates let expect, added up by group. */
export function passShop(
  shop: FitShop,
  estimates: Estimates,
  context: { readonly tables: CalendarTables; readonly eventDays: readonly EventDays[] },
): ShopSums {
  const sums = shopSums(shop, estimates);
  const own = skuYears(shop, estimates);
  const days = itemDays(shop.longest);
  const categoryWeeks = new Float64Array(weeksPerYear);
  const window = shortWindow[shop.calendar.kind];
  const { tables } = context;
  for (const [index, item] of shop.items.entries()) {
    const events = context.eventDays[item.scope]!;
    layOutItem(days, item, { shop, estimates, events });
    const level = { length: item.counts.length, prior: priorUnits(days, item) };
    const pass = { shop, tables, estimates, sums, own, days, events, window, level };
    passItem(pass, item);
    if (shop.items[index + 1]?.sku === item.sku) continue;
    normalizedProduct(categoryWeeks, [
      { values: estimates.week.all, row: 0 },
      { values: estimates.week.category, row: item.category },
    ]);
    closeSku(sums, own, { item, shop, estimates, categoryWeeks });
  }
  return sums;
}

function passItem(pass: ItemPass, item: FitItem): void {
  addPlainDays(pass, item);
  addErrors(pass, item);
  addEventDays(pass, item);
}
