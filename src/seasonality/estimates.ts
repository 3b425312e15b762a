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
  readonly week: Readonly<Record<"all" | "category" | "sku", Float64Array>>;
  /** The shop's factor of each event slot. */
  readonly slots: Float64Array;
  readonly bands: Readonly<Record<"category" | "sku", Float64Array>>;
  /** By SKU: variance of a bucket's demand over its mean. */
  readonly dispersions: Float64Array;
  /** By event, see eventDays(). */
  readonly strengths: Float64Array;
  /** Growth of the shop's demand: by how much its logarithm rises a day. */
  readonly growthPerDay: number;
  /** Variance of a SKU's ratios from year to year: of weeks, and of each event. */
  readonly yearVariance: { readonly skuWeeks: number; readonly skuEvents: Float64Array };
}

/** The estimates before anything is learned: every factor is 1. */
export function flatEstimates(shop: FitShop): Estimates {
  const { names, calendar, groupBandCount } = shop;
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
    },
    slots: ones(1, calendar.slotCount),
    bands: {
      category: ones(names.category.length, groupBandCount),
      sku: ones(names.sku.length, groupBandCount),
    },
    dispersions: ones(1, names.sku.length),
    strengths: new Float64Array(calendar.events.length),
    growthPerDay: 0,
    yearVariance: { skuWeeks: 0, skuEvents: new Float64Array(calendar.events.length) },
  };
}

/** The product of rows of several levels, scaled to a mean of 1. */
export function normalizedProduct(
  target: Float64Array,
  levels: readonly { readonly values: Float64Array; readonly row: number }[],
): void {
  const columns = target.length;
  target.fill(1);
  for (const { values, row } of levels) {
    for (let column = 0; column < columns; column++) target[column]! *= values[row * columns + column]!;
  }
  let sum = 0;
  for (let column = 0; column < columns; column++) sum += target[column]!;
  for (let column = 0; column < columns; column++) target[column]! *= columns / sum;
}
