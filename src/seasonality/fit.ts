import { firstDispersions } from "./dispersions.ts";
import { type Estimates, flatEstimates, greatestChange, withoutGroupEvents } from "./estimates.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";
import { eventDaysFinder } from "./event-days.ts";
import { eventStrengths } from "./event-strengths.ts";
import { type FitShop, fitShop, keepEvents, type SeasonalItem } from "./fit-shop.ts";
import { type FitStep, learn, type SeasonalFitOptions } from "./fit-step.ts";
import { itemGrowth, shopGrowth } from "./growth.ts";
import type { SeasonalProfile } from "./profile.ts";
import { sampleShop } from "./sample-shop.ts";
import { passShop } from "./shop-pass.ts";
import { writeProfile } from "./write-profile.ts";

/** Passes over the shop, at least and at most: coarser data is spread anew in each. */
const leastPasses = { day: 4, week: 8, month: 8 } as const;
const mostPasses = 16;
/** The fit has settled when in two passes, so that every part had its turn, no factor of the shop moved more. */
const settledChange = 0.02;
/** After so many passes the events that cannot be told from chance are dropped. */
const passesOfAllEvents = 2;

/**
 * Learns weekday, week of the year and events from the past of all items together.
 *
 * Equations in the files of the parts: factors are ratios of sums, shrunk from all items to category to SKU. What
 * a large shop has in common is settled on a sample of it; then all of it is passed.
 * The order of items changes nothing. Items without demand teach nothing.
 */
export function fitSeasonalProfile(
  items: readonly SeasonalItem[],
  calendar: SeasonalCalendar,
  options: SeasonalFitOptions,
): SeasonalProfile {
  const { useEvents = true } = options;
  const strengths = new Float64Array(calendar.events.length).fill(useEvents ? 0 : -1);
  const shop = keepEvents(fitShop(items, calendar), strengths);
  const { dispersions, pieces } = firstDispersions(shop);
  const sample = sampleShop(shop);
  const growth = itemGrowth(shop, dispersions, shopGrowth(sample, dispersions));
  const first: Estimates = { ...flatEstimates(shop), strengths, dispersions, pieces, growth };
  const settled = settle(sample, first, options);
  const whole = keepEvents(shop, settled.estimates.strengths);
  const last = sample === shop ? settled : passWhole(whole, settled, options);
  return writeProfile(whole, last.estimates, last);
}

/** Passes over a shop until its factors have settled. */
function settle(sample: FitShop, first: Estimates, options: SeasonalFitOptions): FitStep {
  const { calendar } = sample;
  let shop = sample;
  let estimates = first;
  let eventDaysOf = eventDaysFinder(calendar, estimates.strengths);
  let settledPasses = 0;
  let last: FitStep | null = null;
  for (let pass = 1; ; pass++) {
    const isByDay = calendar.kind === "day";
    const isWeekTurn = !isByDay || pass % 2 === 0;
    const parts = { weeks: isWeekTurn || last === null, monthDays: !isWeekTurn, events: true };
    const sums = passShop(shop, estimates, { eventDaysOf, parts });
    last = learn({ shop, estimates, sums, parts, pass, last }, options);
    settledPasses = greatestChange(estimates, last.estimates) < settledChange ? settledPasses + 1 : 0;
    const isSettled = settledPasses >= 2 && pass >= leastPasses[calendar.kind];
    if (isSettled || pass === mostPasses) return last;
    estimates = last.estimates;
    if (options.useEvents !== false && pass === passesOfAllEvents) {
      estimates = { ...estimates, strengths: eventStrengths(shop, last.events, sums) };
      shop = keepEvents(shop, estimates.strengths);
      estimates = withoutGroupEvents(shop, estimates);
      eventDaysOf = eventDaysFinder(calendar, estimates.strengths);
    }
  }
}

/**
 * Passes over the whole of a shop, once a sample of it has settled: what groups have of their own is learned, the
 * week of the year first, then events. Coarser data is spread anew a few times.
 */
function passWhole(shop: FitShop, settled: FitStep, options: SeasonalFitOptions): FitStep {
  const { kind } = shop.calendar;
  const eventDaysOf = eventDaysFinder(shop.calendar, settled.estimates.strengths);
  let last = settled;
  for (const [index, parts] of wholePasses[kind === "day" ? "day" : "coarse"].entries()) {
    const { estimates } = last;
    const sums = passShop(shop, estimates, { eventDaysOf, parts });
    last = learn({ shop, estimates, sums, parts, pass: index, last }, options);
  }
  return last;
}

const everything = { weeks: true, monthDays: false, events: true } as const;

/** What is learned in the passes over the whole of a large shop. */
const wholePasses = {
  day: [
    { weeks: true, monthDays: false, events: false },
    { weeks: false, monthDays: true, events: true },
  ],
  coarse: [everything, everything, everything, everything],
} as const;
