import { addBucketErrors } from "./dispersions.ts";
import type { Estimates } from "./estimates.ts";
import type { EventDays, EventDaysFinder } from "./event-days.ts";
import { keptByEventDays } from "./event-entries.ts";
import { addEventDays } from "./event-pass.ts";
import { type FitEntries, fitEntries } from "./fit-entries.ts";
import type { FitItem, FitShop } from "./fit-shop.ts";
import { type ItemDays, itemDays, layOutItem } from "./item-days.ts";
import { setLevels } from "./item-level.ts";
import { closeOwn, moveYears, type OwnYears, ownYears } from "./own-years.ts";
import { addMonthDays, addPlainDays, addWeeks } from "./plain-days.ts";
import { type PassParts, type ShopSums, shopSums } from "./shop-sums.ts";

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
  readonly entries: FitEntries;
}

/** Eight weeks on either side, longer than the season before a holiday; of weeks and months more, for few are plain. */
const shortWindow = {
  day: { halfBlocks: 8, leastDays: 28 },
  week: { halfBlocks: 13, leastDays: 28 },
  month: { halfBlocks: 26, leastDays: 60 },
} as const;

/** Passes over all items once: what was sold and what the estimates let expect, added up by group. */
export function passShop(
  shop: FitShop,
  estimates: Estimates,
  { eventDaysOf, parts }: { readonly eventDaysOf: EventDaysFinder; readonly parts: PassParts },
): ShopSums {
  const sums = shopSums(shop, parts);
  const ofPart = ownYears(shop);
  const ofSku = ownYears(shop);
  const days = itemDays(shop);
  const window = shortWindow[shop.calendar.kind];
  const entriesOf = keptByEventDays((events) => fitEntries(shop, events));
  for (const [index, item] of shop.items.entries()) {
    const events = eventDaysOf(item.key);
    const entries = entriesOf(events);
    layOutItem(days, item, { shop, estimates, events, entries });
    setLevels(days, item, { isUsual: events.isUsual, window });
    const own = item.part >= 0 ? ofPart : ofSku;
    passItem({ shop, estimates, sums, own, days, events, entries }, item, parts);
    if (item.part >= 0) {
      closeOwn(sums, ofPart, { item, level: "part", shop, estimates, parts });
      moveYears(ofPart, ofSku, { row: 0, parts });
    }
    if (shop.items[index + 1]?.sku === item.sku) continue;
    closeOwn(sums, ofSku, { item, level: "sku", shop, estimates, parts });
    moveYears(
      ofSku,
      { weeks: sums.week.category, bands: sums.bands.category },
      { row: item.category, parts },
    );
  }
  return sums;
}

function passItem(pass: ItemPass, item: FitItem, { events, weeks, monthDays }: PassParts): void {
  addPlainDays(pass, item);
  if (pass.shop.bucketStarts !== null) addBucketErrors(pass, item);
  if (weeks) addWeeks(pass, item);
  if (monthDays) addMonthDays(pass, item);
  if (events) addEventDays(pass, item);
}
