import type { DemandFrame } from "../demand/frame.ts";
import { updateDispersions } from "./dispersions.ts";
import type { Estimates, YearVariance } from "./estimates.ts";
import { eventLayers } from "./event-calendar.ts";
import type { FitShop } from "./fit-shop.ts";
import type { OwnLevel } from "./own-years.ts";
import { sharedVariance } from "./shared-variance.ts";
import type { PassParts, ShopSums } from "./shop-sums.ts";
import { type GroupRatios, updateGroups } from "./update-groups.ts";
import { updateMonthDays, updateWeekdays } from "./update-rhythm.ts";
import { type ShopEvents, updateSlots } from "./update-slots.ts";
import { updateWeeks, type WeekUpdate } from "./update-weeks.ts";

export interface SeasonalFitOptions {
  readonly frame: Pick<DemandFrame, "spacing">;
  /** Parts that can be left out, to measure what each is worth. */
  readonly useWeekday?: boolean;
  readonly useDayOfMonth?: boolean;
  readonly useWeekOfYear?: boolean;
  readonly useEvents?: boolean;
}

/** A year and four weeks: only what comes a second time can be told from growth. */
const leastDaysOfSeason = 392;

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

/**
 * Learns from one pass. Week of the year and day of the month are learned in turn, for each would take what the
 * other misses.
 */
export function learn(
  known: {
    readonly shop: FitShop;
    readonly estimates: Estimates;
    readonly sums: ShopSums;
    readonly parts: PassParts;
    readonly pass: number;
    readonly last: FitStep | null;
  },
  { frame, useWeekday = true, useDayOfMonth = true, useWeekOfYear = true }: SeasonalFitOptions,
): FitStep {
  const { shop, estimates, sums, parts, last } = known;
  const shared = sharedVariance(sums.byDay);
  const isByDay = frame.spacing.kind === "day";
  const hasSeason = useWeekOfYear && shop.longest >= leastDaysOfSeason;
  const { events, groups } = parts.events || last === null ? learnEvents(known, shared) : last;
  const weeks = parts.weeks || last === null ? updateWeeks(shop, estimates, sums, shared) : last.weeks;
  const isWeekTurn = parts.weeks && !parts.monthDays;
  const next = {
    ...estimates,
    weekday: useWeekday && isByDay ? updateWeekdays(shop, sums) : estimates.weekday,
    monthDay: useDayOfMonth && parts.monthDays ? updateMonthDays(shop, sums) : estimates.monthDay,
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

function learnEvents(
  {
    shop,
    estimates,
    sums,
    pass,
  }: {
    readonly shop: FitShop;
    readonly estimates: Estimates;
    readonly sums: ShopSums;
    readonly pass: number;
  },
  shared: number,
): Pick<FitStep, "events" | "groups"> {
  const layer = hasBothLayers(shop) ? pass % eventLayers : null;
  const events = updateSlots(shop, sums, { shared, layer, known: estimates.slots });
  return { events, groups: updateGroups(shop, estimates, sums, { slots: events.slots, layer }) };
}

/**
 * Whether holidays and events of the shop's own are both to be learned. On the days that both concern each would
 * take what the other misses, and both together twice that: so they are learned in turn.
 */
function hasBothLayers({ calendar }: FitShop): boolean {
  const learned = calendar.occurrences.filter(({ uplift }) => uplift === null);
  return new Set(learned.map(({ event }) => calendar.events[event]!.layer)).size > 1;
}
