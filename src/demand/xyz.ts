import { mean, sampleStandardDeviation } from "simple-statistics";
import type { BucketKind } from "../calendar/bucket.ts";
import type { ObservedDemand } from "./pattern.ts";

export type XyzClass = "X" | "Y" | "Z";

/** A week that was open for less than this share is too short to be scaled up to one. */
const leastOpenShare = 0.5;

/**
 * Coefficient of variation of weekly demand, weeks without demand counted; null with fewer than two weeks
 * or no demand.
 *
 *   CV = s / mean   of units / open share by week,   s the sample standard deviation (n - 1)
 *
 * Days are put into blocks of seven that end with the last day; weeks and months are taken as they are.
 * A bucket less than half open is left out.
 */
export function weeklyVariation(demand: ObservedDemand & { readonly kind: BucketKind }): number | null {
  const bucketsPerBlock = demand.kind === "day" ? 7 : 1;
  const rates: number[] = [];
  for (let end = demand.units.length; end > 0; end -= bucketsPerBlock) {
    let units = 0;
    let open = 0;
    for (let index = Math.max(0, end - bucketsPerBlock); index < end; index++) {
      const isOpen = demand.open[index]! > 0;
      units += isOpen ? demand.units[index]! : 0;
      open += demand.open[index]! / bucketsPerBlock;
    }
    if (open >= leastOpenShare) rates.push(units / open);
  }
  const average = rates.length < 2 ? 0 : mean(rates);
  return average === 0 ? null : sampleStandardDeviation(rates) / average;
}

/**
 * XYZ class by the coefficient of variation of weekly demand: X below `x`, Y below `y`, else Z; null when
 * it is unknown.
 *
 * @throws RangeError if weeklyCv is below 0 or not 0 < x <= y
 * Source: the bounds .5 and 1 are a convention and may be set.
 */
export function xyzClass(
  weeklyCv: number | null,
  bounds: { readonly x: number; readonly y: number } = { x: 0.5, y: 1 },
): XyzClass | null {
  if (!(bounds.x > 0 && bounds.x <= bounds.y)) {
    throw new RangeError(`bounds must be 0 < x <= y, got x = ${bounds.x}, y = ${bounds.y}`);
  }
  if (weeklyCv === null) return null;
  if (!(weeklyCv >= 0)) throw new RangeError(`weeklyCv must be at least 0, got ${weeklyCv}`);
  return weeklyCv < bounds.x ? "X" : weeklyCv < bounds.y ? "Y" : "Z";
}
