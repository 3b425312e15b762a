import { addBucketErrors } from "./dispersions.ts";
import type { Estimates } from "./estimates.ts";
import type { EventDays, EventDaysFinder } from "./event-days.ts";
import { addEventDays } from "./event-pass.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { type ItemDays, itemDays, layOutItem } from "./item-days.ts";
import { setLevels } from "./item-level.ts";
import { closeOwn, moveYears, type OwnYears, ownYears } from "./own-years.ts";
import { addPlainDays } from "./plain-days.ts";
import { type ShopSums, shopSums } from "./shop-sums.ts";

/** What every step of a pass needs beside its item. */
export interface ItemPass {
  readonly shop: FitShop;
  readonly estimates: Estimates;
  readonly sums: ShopSums;
  /** The sums of the item that is being passed. */
  readonly own: OwnYears;
  /** The item's days laid out, and its events. */
  readonly days: ItemDays;
  readonly events: EventDays;
}

/** Four weeks on either side; of weeks and months more, for holidays leave few of them plain. */
const shortWindow = {
  day: { halfDays: 28, leastDays: 14 },
  week: { halfDays: 91, leastDays: 28 },
  month: { halfDays: 182, leastDays: 60 },
} as const;

/** Passes over all items once: what was sold and what the estimates let expect, added up by group. */
export function passShop(shop: FitShop, estimates: Estimates, eventDaysOf: EventDaysFinder): ShopSums {
  const sums = shopSums(shop);
  const ofPart = ownYears(shop);
  const ofSku = ownYears(shop);
  const days = itemDays(shop.longest);
  for (const [index, item] of shop.items.entries()) {
    const events = eventDaysOf(item.key);
    layOutItem(days, item, { shop, estimates, events });
    setLevels(days, item, shortWindow[shop.calendar.kind]);
    const own = item.part >= 0 ? ofPart : ofSku;
    passItem({ shop, estimates, sums, own, days, events }, item);
    if (item.part >= 0) {
      closeOwn(sums, ofPart, { item, level: "part", shop, estimates });
      moveYears(ofPart, ofSku, 0);
    }
    if (shop.items[index + 1]?.sku === item.sku) continue;
    closeOwn(sums, ofSku, { item, level: "sku", shop, estimates });
    moveYears(ofSku, { weeks: sums.week.category, bands: sums.bands.category }, item.category);
  }
  return sums;
}

function passItem(pass: ItemPass, item: FitItem): void {
  addPlainDays(pass, item);
  if (pass.shop.bucketStarts !== null) addBucketErrors(pass, item);
  addEventDays(pass, item);
}
