import type { FitShop } from "./fit-shop.ts";
import { type Pair, pair } from "./pair.ts";
import {
  addChild,
  type Shrinkage,
  shrinkage,
  type VarianceSums,
  varianceSums,
} from "./variance-components.ts";

/** Units of dispersion that the parent counts for against the whole of an event, and that against a band of it. */
export const standardEventPrior = 10;
const standardBandPrior = 30;

/** How much the groups of a level differ from their parents, by event: in the event as a whole, in its bands. */
export interface GroupVariance {
  readonly events: readonly VarianceSums[];
  readonly bands: readonly VarianceSums[];
}

export interface GroupShrinkage {
  readonly events: readonly Shrinkage[];
  readonly bands: readonly Shrinkage[];
}

/** The ratios of the groups of a level to their parents: rows of events and of bands. */
export interface GroupRows {
  readonly whole: Float64Array;
  readonly bands: Float64Array;
}

export function groupVariance({ calendar }: FitShop): GroupVariance {
  return {
    events: calendar.events.map(() => varianceSums()),
    bands: calendar.events.map(() => varianceSums()),
  };
}

export function groupShrinkage(variance: GroupVariance, isByDay: boolean): GroupShrinkage {
  return {
    events: variance.events.map((sums) => shrinkage(sums, { prior: standardEventPrior, isByDay })),
    bands: variance.bands.map((sums) => shrinkage(sums, { prior: standardBandPrior, isByDay })),
  };
}

/**
 * Adds a group to the variance of its level.
 *
 * own: its sums, a row of bands for each year; factors: by band, what its parent lets expect over what the sums
 * hold; whole: rows of the ratios so far, by event.
 */
export function addGroupVariance(
  variance: GroupVariance,
  own: Pair,
  group: {
    readonly shop: FitShop;
    readonly row: number;
    readonly factors: Float64Array;
    readonly whole: Float64Array;
    readonly wholeRow: number;
  },
): void {
  const { shop, row, factors, whole: ratios, wholeRow: ratioRow } = group;
  const { days, groupBandCount: columns, groupBandOfSlot } = shop;
  const { events } = shop.calendar;
  const years = days.yearCount;
  const size = years * columns;
  const isAlone = own.observed.length === size;
  const observed = isAlone ? own.observed : own.observed.subarray(row * size, (row + 1) * size);
  const expected = isAlone ? own.expected : own.expected.subarray(row * size, (row + 1) * size);
  const total = pair(years);
  for (const [event, { firstSlot, bands }] of events.entries()) {
    const from = groupBandOfSlot[firstSlot] ?? -1;
    if (from < 0) continue;
    const to = from + bands.length;
    const bandRows = { observed, expected, years, columns, from, to, factors };
    setTotals(total, bandRows);
    const whole = { ...total, years, columns: 1, from: 0, to: 1, factors: null, scale: 1 };
    addChild(variance.events[event]!, whole);
    if (bands.length === 1) continue;
    addChild(variance.bands[event]!, { ...bandRows, scale: ratios[ratioRow * events.length + event]! });
  }
}

/** Sets the sums of a whole event by year, from those of its bands. */
function setTotals(
  total: Pair,
  rows: Pair & {
    readonly years: number;
    readonly columns: number;
    readonly from: number;
    readonly to: number;
    readonly factors: Float64Array;
  },
): void {
  const { observed, expected, years, columns, from, to, factors } = rows;
  for (let year = 0; year < years; year++) {
    let sold = 0;
    let usual = 0;
    for (let band = from; band < to; band++) {
      sold += observed[year * columns + band]!;
      usual += expected[year * columns + band]! * factors[band]!;
    }
    total.observed[year] = sold;
    total.expected[year] = usual;
  }
}

/**
 * Sets the ratios of one group to its parent: of each event as a whole first, then of its bands.
 *
 *   whole = (sum y + a) / (sum m + a)        band = whole (y + b) / (whole m + b)
 *
 * y, m: units and what the parent lets expect; sums over the event's bands; a, b: priors, see shrinkage().
 * What little a group has shown moves the whole event; only much tells its bands apart.
 */
export function setGroupRatios(
  target: GroupRows,
  own: Pair,
  group: {
    readonly shop: FitShop;
    readonly row: number;
    readonly factors: Float64Array;
    /** The ratios of other layers' events stay as they are; null: all are set. */
    readonly layer: number | null;
    readonly shrinkage: GroupShrinkage;
  },
): void {
  const { shop, row, factors, layer, shrinkage: priors } = group;
  const columns = shop.groupBandCount;
  const { events } = shop.calendar;
  for (const [event, { firstSlot, bands, layer: ownLayer }] of events.entries()) {
    const from = shop.groupBandOfSlot[firstSlot] ?? -1;
    if (from < 0 || (layer !== null && layer !== ownLayer)) continue;
    const { prior } = priors.events[event]!;
    let observed = prior;
    let expected = prior;
    for (let band = from; band < from + bands.length; band++) {
      observed += own.observed[row * columns + band]!;
      expected += own.expected[row * columns + band]! * factors[band]!;
    }
    const whole = observed / expected;
    target.whole[row * events.length + event] = whole;
    const ofBand = priors.bands[event]!.prior;
    for (let band = from; band < from + bands.length; band++) {
      const place = row * columns + band;
      const m = whole * own.expected[place]! * factors[band]!;
      target.bands[place] = (whole * (own.observed[place]! + ofBand)) / (m + ofBand);
    }
  }
}
