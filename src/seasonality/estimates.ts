import { daysPerMonth, daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import type { FitShop } from "./fit-shop.ts";

/**
 * Everything that the fit has learned so far, by number: flat arrays, one row per group. Groups hold ratios
 * to their parent's factor.
 */
export interface Estimates {
  readonly weekday: Readonly<Record<"all" | "category" | "place" | "item", Float64Array>>;
  /** By day of the month: pay days and what comes with them. */
  readonly monthDay: Readonly<Record<"all" | "category" | "place", Float64Array>>;
  readonly week: Readonly<Record<"all" | "category" | "sku" | "part", Float64Array>>;
  /** The shop's factor of each event slot. */
  readonly slots: Float64Array;
  /** By band; and by event, what all its bands have in common. */
  readonly bands: Readonly<Record<"category" | "sku" | "part", Float64Array>>;
  readonly wholeEvents: Readonly<Record<"category" | "sku" | "part", Float64Array>>;
  /** By SKU: variance of a bucket's demand over its mean. */
  readonly dispersions: Float64Array;
  /** By SKU: the units that are sold in one piece. */
  readonly pieces: Float64Array;
  /** By event, see eventDays(). */
  readonly strengths: Float64Array;
  /** By item: by how much the logarithm of its demand rises a day. */
  readonly growth: Float64Array;
  /** Variance of a group's ratios from year to year: of weeks, and of each event. */
  readonly yearVariance: Readonly<Record<"sku" | "part", YearVariance>>;
}

export interface YearVariance {
  readonly weeks: number;
  readonly events: Float64Array;
}

/** The estimates before anything is learned: every factor is 1. */
export function flatEstimates(shop: FitShop): Estimates {
  const { names, calendar } = shop;
  const events = calendar.events.length;
  const ones = (rows: number, columns: number): Float64Array => new Float64Array(rows * columns).fill(1);
  return {
    weekday: {
      all: ones(1, daysPerWeek),
      category: ones(names.category.length, daysPerWeek),
      place: ones(names.place.length, daysPerWeek),
      item: ones(names.item.length, daysPerWeek),
    },
    monthDay: {
      all: ones(1, daysPerMonth),
      category: ones(names.category.length, daysPerMonth),
      place: ones(names.place.length, daysPerMonth),
    },
    week: {
      all: ones(1, weeksPerYear),
      category: ones(names.category.length, weeksPerYear),
      sku: ones(names.sku.length, weeksPerYear),
      part: ones(names.part.length, weeksPerYear),
    },
    slots: ones(1, calendar.slotCount),
    ...flatGroupEvents(shop),
    dispersions: ones(1, names.sku.length),
    pieces: ones(1, names.sku.length),
    strengths: new Float64Array(calendar.events.length),
    growth: new Float64Array(names.item.length),
    yearVariance: {
      sku: { weeks: 0, events: new Float64Array(events) },
      part: { weeks: 0, events: new Float64Array(events) },
    },
  };
}

/** The estimates of the shop after events are dropped: how groups differ in the others is to be learned anew. */
export function withoutGroupEvents(shop: FitShop, estimates: Estimates): Estimates {
  const { bands, wholeEvents } = flatGroupEvents(shop);
  return { ...estimates, bands, wholeEvents };
}

function flatGroupEvents({
  names,
  calendar,
  groupBandCount,
}: FitShop): Pick<Estimates, "bands" | "wholeEvents"> {
  const ones = (columns: number): Estimates["bands"] => ({
    category: new Float64Array(names.category.length * columns).fill(1),
    sku: new Float64Array(names.sku.length * columns).fill(1),
    part: new Float64Array(names.part.length * columns).fill(1),
  });
  return { bands: ones(groupBandCount), wholeEvents: ones(calendar.events.length) };
}

/** The product of rows of several levels, scaled to a mean of 1; a row below 0 is none. */
export function normalizedProduct(
  target: Float64Array,
  levels: readonly { readonly values: Float64Array; readonly row: number }[],
): void {
  const columns = target.length;
  target.fill(1);
  for (const { values, row } of levels) {
    if (row < 0) continue;
    for (let column = 0; column < columns; column++) target[column]! *= values[row * columns + column]!;
  }
  let sum = 0;
  for (let column = 0; column < columns; column++) sum += target[column]!;
  for (let column = 0; column < columns; column++) target[column]! *= columns / sum;
}

/** The most that a factor of the shop has changed, as a difference of logarithms. */
export function greatestChange(before: Estimates, after: Estimates): number {
  let most = 0;
  for (const [old, now] of [
    [before.weekday.all, after.weekday.all],
    [before.monthDay.all, after.monthDay.all],
    [before.week.all, after.week.all],
    [before.slots, after.slots],
  ] as const) {
    for (const [place, factor] of now.entries()) {
      most = Math.max(most, Math.abs(Math.log(factor / old[place]!)));
    }
  }
  return most;
}
