import type { SeasonalEvent } from "./event-calendar.ts";
import type { FitShop } from "./fit-shop.ts";
import { standardEventPrior } from "./group-events.ts";
import { type Pair, pair } from "./pair.ts";
import type { ShopSums } from "./shop-sums.ts";
import { addChild, shrinkage, varianceSums } from "./variance-components.ts";

/** What the shop as a whole learns of each event. */
export interface ShopEvents {
  readonly slots: Float64Array;
  /**
   * By event: what it adds to the log-likelihood, less the number of factors learned for it: each counts as far
   * as it may differ from its parent's, its weight M / (M + kappa). Source of the penalty: Akaike, H. (1974), A new
   * look at the statistical model identification, IEEE Transactions on Automatic Control 19(6).
   */
  readonly gains: Float64Array;
  /** By band of all events: the weight of what was seen against 1, and the years that it was seen in. */
  readonly weights: Float64Array;
  readonly years: Float64Array;
  /** Variance of a band's factor from year to year; null: no event was seen in two years. */
  readonly yearVariance: number | null;
}

interface EventSums {
  readonly slots: Pair;
  readonly bands: Pair;
}

/**
 * The shop's factor of each slot: band, then offset within the band, then weekday or weekend, each shrunk to
 * the one before.
 *
 * layer: only the factors of its events are told anew, the others stay as `known`; null: all are.
 * shared: see sharedVariance(). Of a day's sums counts what is left when the items' common noise is taken
 * into account, M / (1 + c^2 M), and of a year's what is left of that when events turn out differently each
 * year, M / (1 + omega^2 M): so the units of a large shop's single Christmas do not pass for certainty.
 */
export function updateSlots(
  shop: FitShop,
  sums: ShopSums,
  {
    shared,
    layer,
    known,
  }: {
    readonly shared: number;
    readonly layer: number | null;
    readonly known: Float64Array;
  },
): ShopEvents {
  const { calendar } = shop;
  const { yearVariance, years, ...weighed } = weighCells(shop, sums, shared);
  const slots = known.slice();
  const gains = new Float64Array(calendar.events.length);
  const offsetPrior = offsetPriorOf(shop, weighed);
  for (const [number, event] of calendar.events.entries()) {
    const { firstSlot, firstBand, bands } = event;
    const isLearned = layer === null || layer === event.layer;
    if (isLearned) slots.set(eventFactors(event, weighed, offsetPrior), firstSlot);
    for (let band = firstBand; band < firstBand + bands.length; band++) {
      gains[number]! -= weightOf(weighed.bands, band, standardEventPrior);
    }
    for (let slot = firstSlot; slot < firstSlot + event.slots.length; slot++) {
      gains[number]! +=
        weighed.slots.observed[slot]! * Math.log(slots[slot]!) -
        weighed.slots.expected[slot]! * (slots[slot]! - 1) -
        weightOf(weighed.slots, slot, offsetPrior);
    }
  }
  const weights = weighed.bands.expected.map((_, band) => weightOf(weighed.bands, band, standardEventPrior));
  return { slots, gains, weights, years, yearVariance };
}

/** The factors of an event's slots: band, offset, then weekday or weekend. */
function eventFactors(
  { slots, firstSlot, firstBand }: SeasonalEvent,
  weighed: EventSums,
  offsetPrior: number,
): Float64Array {
  const offsets = pair(slots.length);
  for (const [place, { offset }] of slots.entries()) {
    offsets.observed[offset]! += weighed.slots.observed[firstSlot + place]!;
    offsets.expected[offset]! += weighed.slots.expected[firstSlot + place]!;
  }
  return Float64Array.from(slots, ({ offset, band }, place) => {
    const ofBand = shrunk(weighed.bands, firstBand + band, 1, standardEventPrior);
    const ofOffset = shrunk(offsets, offset, ofBand, offsetPrior);
    return shrunk(weighed.slots, firstSlot + place, ofOffset, Math.max(offsetPrior, standardEventPrior));
  });
}

function shrunk({ observed, expected }: Pair, place: number, parent: number, prior: number): number {
  return (observed[place]! + prior * parent) / (expected[place]! + prior);
}

/** How much of a factor is its own, 0 to 1. */
function weightOf({ expected }: Pair, place: number, prior: number): number {
  return expected[place]! / (expected[place]! + prior);
}

/** The sums of cells by slot and band, each weighed by what its day and its year can tell. */
function weighCells(
  { calendar, days, tables }: FitShop,
  sums: ShopSums,
  shared: number,
): EventSums & Pick<ShopEvents, "years" | "yearVariance"> {
  const years = days.yearCount;
  const bandYears = pair(calendar.bandCount * years);
  const placeOf = (cell: number): number =>
    tables.bandOfSlot[tables.slotOfCell[cell]!]! * years + tables.yearOfCell[cell]!;
  const ofDay = (cell: number): number => 1 / (1 + shared * sums.cells.expected[cell]!);
  for (let cell = 0; cell < calendar.cellCount; cell++) {
    bandYears.observed[placeOf(cell)]! += sums.cells.observed[cell]! * ofDay(cell);
    bandYears.expected[placeOf(cell)]! += sums.cells.expected[cell]! * ofDay(cell);
  }
  const yearVariance = bandYearVariance(bandYears, years);
  const eventYears = new Float64Array(calendar.events.length * years);
  const eventPlaceOf = (cell: number): number =>
    tables.eventOfSlot[tables.slotOfCell[cell]!]! * years + tables.yearOfCell[cell]!;
  for (let cell = 0; cell < calendar.cellCount; cell++) {
    eventYears[eventPlaceOf(cell)]! += sums.cells.expected[cell]! * ofDay(cell);
  }
  const slots = pair(calendar.slotCount);
  const bands = pair(calendar.bandCount);
  for (let cell = 0; cell < calendar.cellCount; cell++) {
    const slot = tables.slotOfCell[cell]!;
    const ofYear = 1 / (1 + (yearVariance ?? 0) * eventYears[eventPlaceOf(cell)]!);
    for (const which of ["observed", "expected"] as const) {
      const weighed = sums.cells[which][cell]! * ofDay(cell) * ofYear;
      slots[which][slot]! += weighed;
      bands[which][tables.bandOfSlot[slot]!]! += weighed;
    }
  }
  const seen = Float64Array.from({ length: calendar.bandCount }, (_, band) => {
    let count = 0;
    for (let year = 0; year < years; year++) count += bandYears.expected[band * years + year]! > 0 ? 1 : 0;
    return count;
  });
  return { slots, bands, years: seen, yearVariance };
}

/**
 * How much a band's factor differs from year to year, over all bands seen in two years or more; null: none was.
 *
 *   omega^2 = sum [n / (n - 1) (y - f m)^2 - f m] / sum (f m)^2        f: the band's factor over its n years
 */
function bandYearVariance({ observed, expected }: Pair, years: number): number | null {
  let excess = 0;
  let squares = 0;
  for (let from = 0; from < expected.length; from += years) {
    let sold = 0;
    let usual = 0;
    let seen = 0;
    for (let place = from; place < from + years; place++) {
      sold += observed[place]!;
      usual += expected[place]!;
      seen += expected[place]! > 0 ? 1 : 0;
    }
    if (seen < 2) continue;
    for (let place = from; place < from + years; place++) {
      const m = (sold / usual) * expected[place]!;
      const e = observed[place]! - m;
      excess += m > 0 ? (seen / (seen - 1)) * e * e - m : 0;
      squares += m * m;
    }
  }
  return squares > 0 ? Math.max(0, excess / squares) : null;
}

/** How much the days of one band differ from each other, over all events. */
function offsetPriorOf({ calendar }: FitShop, sums: EventSums): number {
  const variance = varianceSums();
  for (const { slots, firstSlot, firstBand } of calendar.events) {
    for (const [place, { band }] of slots.entries()) {
      const factor = shrunk(sums.bands, firstBand + band, 1, standardEventPrior);
      const slot = firstSlot + place;
      addChild(variance, {
        observed: sums.slots.observed.subarray(slot, slot + 1),
        expected: sums.slots.expected.subarray(slot, slot + 1),
        years: 1,
        columns: 1,
        from: 0,
        to: 1,
        factors: null,
        scale: factor,
      });
    }
  }
  return shrinkage(variance, {
    prior: standardEventPrior,
    isByDay: calendar.kind === "day",
  }).prior;
}
