import type { DemandFrame } from "../demand/frame.ts";
import { firstDispersions, updateDispersions } from "./dispersions.ts";
import { type Estimates, flatEstimates } from "./estimates.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import { eventDaysFinder } from "./event-days.ts";
import { type FitShop, fitShop, type SeasonalItem } from "./fit-shop.ts";
import { growthPerDay } from "./growth.ts";
import type { SeasonalProfile } from "./profile.ts";
import { sharedVariance } from "./shared-variance.ts";
import { passShop } from "./shop-pass.ts";
import type { ShopSums } from "./shop-sums.ts";
import { type GroupRatios, updateGroups } from "./update-groups.ts";
import { updateMonthDays, updateWeekdays } from "./update-rhythm.ts";
import { eventStrengths, type ShopEvents, updateSlots } from "./update-slots.ts";
import { updateWeeks, type WeekUpdate } from "./update-weeks.ts";
import { writeProfile } from "./write-profile.ts";

export interface SeasonalFitOptions {
  readonly frame: Pick<DemandFrame, "spacing" | "grid">;
  /** Parts that can be left out, to measure what each is worth. */
  readonly useWeekday?: boolean;
  readonly useDayOfMonth?: boolean;
  readonly useWeekOfYear?: boolean;
  readonly useEvents?: boolean;
}

/** Passes over the shop: daily data settles at once, coarser data is spread anew in each. */
const passes = { day: 4, week: 14, month: 14 } as const;
/** After so many passes the events that cannot be told from chance are dropped. */
const passesOfAllEvents = 2;
/** A year and four weeks: only what comes a second time can be told from growth. */
const leastDaysOfSeason = 392;

/**
 * Learns weekday, week of the year and events from the past of all items together.
 *
 * Equations in the files of the parts: factors are ratios of sums, shrunk from all items to category to SKU.
 * The order of items changes nothing. Items without demand teach nothing.
 */
export function fitSeasonalProfile(
  items: readonly SeasonalItem[],
  calendar: SeasonalCalendar,
  options: SeasonalFitOptions,
): SeasonalProfile {
  const shop = fitShop(items, calendar, options.frame);
  const { useEvents = true } = options;
  const flat = { ...flatEstimates(shop), dispersions: firstDispersions(shop) };
  let estimates = useEvents ? flat : { ...flat, strengths: flat.strengths.map(() => -1) };
  let eventDaysOf = eventDaysFinder(calendar, estimates.strengths);
  for (let pass = 1; ; pass++) {
    const sums = passShop(shop, estimates, eventDaysOf);
    const step = learn({ shop, estimates, sums, pass }, options);
    if (pass === passes[calendar.kind]) return writeProfile(shop, step.estimates, step);
    estimates = step.estimates;
    if (useEvents && pass === passesOfAllEvents) {
      estimates = { ...estimates, strengths: eventStrengths(shop, step.events) };
      eventDaysOf = eventDaysFinder(calendar, estimates.strengths);
    }
  }
}

/** What one pass has taught. */
export interface FitStep {
  readonly estimates: Estimates;
  readonly sums: ShopSums;
  /** By SKU: the dispersions in whose units the sums are. */
  readonly dispersions: Float64Array;
  readonly events: ShopEvents;
  readonly groups: GroupRatios;
  readonly weeks: WeekUpdate;
}

function learn(
  known: {
    readonly shop: FitShop;
    readonly estimates: Estimates;
    readonly sums: ShopSums;
    readonly pass: number;
  },
  { frame, useWeekday = true, useDayOfMonth = true, useWeekOfYear = true }: SeasonalFitOptions,
): FitStep {
  const { shop, estimates, sums, pass } = known;
  const shared = sharedVariance(sums.byDay);
  const isByDay = frame.spacing.kind === "day";
  const isWeekTurn = !isByDay || pass % 2 === 0;
  const hasSeason = useWeekOfYear && shop.longest >= leastDaysOfSeason;
  const events = updateSlots(shop, sums, shared);
  const groups = updateGroups(shop, estimates, sums, { keepsSkus: pass === 1 });
  const weeks = updateWeeks(shop, estimates, sums, { shared, keepsSkus: pass <= 2 });
  const next = {
    ...estimates,
    weekday: useWeekday && isByDay ? updateWeekdays(shop, sums) : estimates.weekday,
    monthDay: useDayOfMonth && !isWeekTurn ? updateMonthDays(shop, sums) : estimates.monthDay,
    week: hasSeason && isWeekTurn ? weeks.factors : estimates.week,
    slots: events.slots,
    bands: groups.bands,
    dispersions: updateDispersions(estimates.dispersions, sums.dispersion),
    growthPerDay: growthPerDay(sums.growth),
    yearVariance: {
      skuWeeks: weeks.sku.yearVariance,
      skuEvents: Float64Array.from(groups.sku, ({ yearVariance }) => yearVariance),
    },
  };
  return { estimates: next, sums, dispersions: estimates.dispersions, events, groups, weeks };
}
