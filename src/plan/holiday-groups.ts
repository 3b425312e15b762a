import type { SeasonalCalendar } from "../seasonality/event-calendar.ts";
import type { ItemKey } from "../seasonality/event-days.ts";
import { type EventEffect, isNoticeable } from "../seasonality/event-effects.ts";
import type { HolidayGrouping } from "./holiday-grouping.ts";
import type { DemandItem, LearnedDemand } from "./learn-demand.ts";

/** A group of items whose calendar is told together. */
export interface HolidayGroup {
  readonly key: ItemKey;
  /** null: the row is of several items. */
  readonly item: DemandItem | null;
  readonly isTold: (effect: EventEffect) => boolean;
}

/** The groups that rows are made of, and which events are told of each: of categories and items those that move them. */
export function holidayGroups(
  { items, future }: Pick<LearnedDemand, "items" | "future">,
  { by, isShown }: { readonly by: HolidayGrouping; readonly isShown: (item: DemandItem) => boolean },
): readonly HolidayGroup[] {
  const shown = items.filter(isShown);
  if (by === "item") {
    return shown.map((item) => {
      const { sku, location, category } = item;
      return { key: { sku, location, category }, item, isTold: isNoticeable };
    });
  }
  const categories = by === "shop" ? [""] : [...new Set(shown.map(({ category }) => category))];
  const wide = categories.map(
    (category): HolidayGroup => ({
      key: { sku: "", location: "", category },
      item: null,
      isTold: (effect) => by === "shop" || isNoticeable(effect),
    }),
  );
  return [...wide, ...narrowGroups(shown, future.calendar, by)];
}

/** The scopes of events that concern only some of a wide group: each is told of those it concerns. */
function narrowGroups(
  items: readonly DemandItem[],
  { occurrences }: SeasonalCalendar,
  by: HolidayGrouping,
): readonly HolidayGroup[] {
  const categoryOf = new Map(items.map(({ sku, category }) => [sku, category]));
  const scopes = new Map(occurrences.map(({ scope }) => [scopeText(scope), scope]));
  return [...scopes].flatMap(([text, scope]): readonly HolidayGroup[] => {
    const { sku, location, category } = scope;
    const isNarrow = sku !== "" || location !== "" || (by === "shop" && category !== "");
    if (!isNarrow || (sku !== "" && !categoryOf.has(sku))) return [];
    const key = { sku, location, category: category === "" ? (categoryOf.get(sku) ?? "") : category };
    return [{ key, item: null, isTold: (effect) => scopeText(effect.scope) === text }];
  });
}

function scopeText({ sku, location, category }: ItemKey): string {
  return [sku, location, category].join("\u0000");
}
