import type { DemandFrame } from "../demand/frame.ts";
import { type CalendarTables, calendarTables } from "./calendar-tables.ts";
import { type Estimates, flatEstimates } from "./estimates.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import { eventDaysOfShop, type FitShop, fitShop, type SeasonalItem } from "./fit-shop.ts";
import type { SeasonalProfile } from "./profile.ts";
import { passShop } from "./shop-pass.ts";
import type { ShopSums } from "./shop-sums.ts";
import { eventStrengths, type GroupRatios, updateGroups, updateSlots } from "./update-events.ts";
import { updateMonthDays, updateWeekdays } from "./update-rhythm.ts";
import { sharedVariance, updateWeeks } from "./update-weeks.ts";
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
/** A shop's history must be this long before a week of the year can be told from growth. */
const leastDaysOfSeason = 364;

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
  const tables = calendarTables(calendar);
  const { useEvents = true } = options;
  let estimates = flatEstimates(shop);
  if (!useEvents) estimates = { ...estimates, strengths: estimates.strengths.fill(-1) };
  let eventDays = eventDaysOfShop(shop, estimates.strengths);
  let step: FitStep | null = null;
  for (let pass = 0; pass < passes[calendar.kind]; pass++) {
    const sums = passShop(shop, estimates, { tables, eventDays });
    step = learn({ shop, tables, estimates, sums }, options);
    const dropsEvents = useEvents && pass + 1 === passesOfAllEvents;
    estimates = dropsEvents ? { ...step.estimates, strengths: step.strengths } : step.estimates;
    if (dropsEvents) eventDays = eventDaysOfShop(shop, estimates.strengths);
  }
  return writeProfile({ shop, tables, estimates, sums: step?.sums ?? null, groups: step?.groups ?? null });
}

interface FitStep {
  readonly estimates: Estimates;
  readonly strengths: Float64Array;
  readonly groups: GroupRatios;
  readonly sums: ShopSums;
}

function learn(
  known: {
    readonly shop: FitShop;
    readonly tables: CalendarTables;
    readonly estimates: Estimates;
    readonly sums: ShopSums;
  },
  { frame, useWeekday = true, useDayOfMonth = true, useWeekOfYear = true }: SeasonalFitOptions,
): FitStep {
  const { shop, tables, estimates, sums } = known;
  const shared = sharedVariance(sums.byDay);
  const hasSeason = useWeekOfYear && shop.longest >= leastDaysOfSeason;
  const isByDay = frame.spacing.kind === "day";
  const events = updateSlots(shop, tables, sums, shared);
  const groups = updateGroups(shop, tables, estimates, sums);
  const next = {
    ...estimates,
    weekday: useWeekday && isByDay ? updateWeekdays(shop, sums) : estimates.weekday,
    monthDay: useDayOfMonth && isByDay ? updateMonthDays(shop, sums) : estimates.monthDay,
    week: hasSeason ? updateWeeks(shop, estimates, sums, shared) : estimates.week,
    slots: events.slots,
    bands: groups.bands,
    dispersions: updateDispersions(estimates, sums),
  };
  return { estimates: next, strengths: eventStrengths(shop, events), groups, sums };
}

/** Expected units, each as large as the least sale, that stand for a dispersion of one such sale. */
const priorSales = 10;

/**
 * Variance of a bucket's demand over its mean, by SKU, never below its least sale.
 *
 *   phi = (sum e^2 + 10 u^2) / (sum m + 10 u)        u: the least sale of a bucket
 */
function updateDispersions({ dispersions }: Estimates, { dispersion }: ShopSums): Float64Array {
  return dispersions.map((scale, sku) => {
    const least = dispersion.least[sku]!;
    if (!Number.isFinite(least)) return scale;
    const squaredError = dispersion.squaredError[sku]! + priorSales * least * least;
    const own = squaredError / (dispersion.expected[sku]! + priorSales * least);
    return scale * Math.max(own, least);
  });
}
