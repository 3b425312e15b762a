import type { DemandFrame } from "../demand/frame.ts";
import { firstDispersions, updateDispersions } from "./dispersions.ts";
import {
  type Estimates,
  flatEstimates,
  greatestChange,
  withoutGroupEvents,
  type YearVariance,
} from "./estimates.ts";
import { eventLayers, type SeasonalCalendar } from "./event-calendar.ts";
import { eventDaysFinder } from "./event-days.ts";
import { type FitShop, fitShop, keepEvents, type SeasonalItem, sampleShop } from "./fit-shop.ts";
import { shopGrowth } from "./growth.ts";
import type { OwnLevel } from "./own-years.ts";
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
  readonly frame: Pick<DemandFrame, "spacing">;
  /** Parts that can be left out, to measure what each is worth. */
  readonly useWeekday?: boolean;
  readonly useDayOfMonth?: boolean;
  readonly useWeekOfYear?: boolean;
  readonly useEvents?: boolean;
}

/** Passes until the factors of the shop have settled, at least and at most: coarser data is spread anew in each. */
const leastPasses = { day: 4, week: 8, month: 8 } as const;
const mostPasses = 16;
/** The fit has settled when in two passes, so that every part had its turn, no factor of the shop moved more. */
const settledChange = 0.02;
/** Passes over all items once the sample of a large shop has settled. */
const lastPasses = 2;
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
  const { useEvents = true } = options;
  const strengths = new Float64Array(calendar.events.length).fill(useEvents ? 0 : -1);
  let shop = keepEvents(fitShop(items, calendar), strengths);
  const { dispersions, pieces } = firstDispersions(shop);
  const growthPerDay = shopGrowth(sampleShop(shop), dispersions);
  let estimates: Estimates = { ...flatEstimates(shop), strengths, dispersions, pieces, growthPerDay };
  let eventDaysOf = eventDaysFinder(calendar, estimates.strengths);
  let settledPasses = 0;
  let step: FitStep | null = null;
  let passesLeft = mostPasses;
  for (let pass = 1; ; pass++) {
    const sample = sampleShop(shop);
    const isLast = sample === shop || passesLeft <= lastPasses;
    const passed = isLast ? shop : sample;
    const sums = passShop(passed, estimates, eventDaysOf);
    step = learn({ shop: passed, estimates, sums, pass, last: step }, options);
    settledPasses = greatestChange(estimates, step.estimates) < settledChange ? settledPasses + 1 : 0;
    const isSettled = settledPasses >= 2 && pass >= leastPasses[calendar.kind];
    passesLeft--;
    if (isSettled && sample === shop) passesLeft = 0;
    else if (isSettled && !isLast) passesLeft = Math.min(passesLeft, lastPasses);
    if (passesLeft === 0) return writeProfile(shop, step.estimates, step);
    estimates = step.estimates;
    if (useEvents && pass === passesOfAllEvents) {
      estimates = { ...estimates, strengths: eventStrengths(shop, step.events) };
      shop = keepEvents(shop, estimates.strengths);
      estimates = withoutGroupEvents(shop, estimates);
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
    readonly last: FitStep | null;
  },
  { frame, useWeekday = true, useDayOfMonth = true, useWeekOfYear = true }: SeasonalFitOptions,
): FitStep {
  const { shop, estimates, sums, pass, last } = known;
  const shared = sharedVariance(sums.byDay);
  const isByDay = frame.spacing.kind === "day";
  const isWeekTurn = !isByDay || pass % 2 === 0;
  const hasSeason = useWeekOfYear && shop.longest >= leastDaysOfSeason;
  const layer = hasBothLayers(shop) ? pass % eventLayers : null;
  const events = updateSlots(shop, sums, {
    shared,
    layer,
    known: estimates.slots,
  });
  const groups = updateGroups(shop, estimates, sums, { slots: events.slots, layer });
  const weeks = isWeekTurn || last === null ? updateWeeks(shop, estimates, sums, shared) : last.weeks;
  const next = {
    ...estimates,
    weekday: useWeekday && isByDay ? updateWeekdays(shop, sums) : estimates.weekday,
    monthDay: useDayOfMonth && !isWeekTurn ? updateMonthDays(shop, sums) : estimates.monthDay,
    week: hasSeason && isWeekTurn ? weeks.factors : estimates.week,
    slots: events.slots,
    bands: groups.bands,
    wholeEvents: groups.wholeEvents,
    dispersions: updateDispersions(estimates.dispersions, estimates.pieces, sums.errors),
    yearVariance: {
      sku: yearVarianceOf(groups, weeks, "sku"),
      part: yearVarianceOf(groups, weeks, "part"),
    },
  };
  return { estimates: next, sums, dispersions: estimates.dispersions, events, groups, weeks };
}

function yearVarianceOf(groups: GroupRatios, weeks: WeekUpdate, level: OwnLevel): YearVariance {
  return {
    weeks: weeks.shrinkage[level].yearVariance,
    events: Float64Array.from(groups.shrinkage[level].events, ({ yearVariance }) => yearVariance),
  };
}

/**
 * Whether holidays and events of the shop's own are both to be learned. On the days that both concern each would
 * take what the other misses, and both together twice that: so they are learned in turn.
 */
function hasBothLayers({ calendar }: FitShop): boolean {
  const learned = calendar.occurrences.filter(({ uplift }) => uplift === null);
  return new Set(learned.map(({ event }) => calendar.events[event]!.layer)).size > 1;
}
