import type { CalendarTables } from "./calendar-tables.ts";
import type { Estimates } from "./estimates.ts";
import type { FitShop } from "./fit-shop.ts";
import { addRow, type Pair, pair, type ShopSums } from "./shop-sums.ts";
import { addChild, priorUnits, type VarianceSums, varianceSums } from "./variance-components.ts";

/** Units of dispersion that a parent counts for where the data tells no better. */
export const standardEventPrior = 10;

/** An event must explain this much more of the shop's log-likelihood than chance would. */
const leastGain = 2;

/** What the shop as a whole learns of each event. */
export interface ShopEvents {
  readonly slots: Float64Array;
  /** By event: what it adds to the log-likelihood. */
  readonly gains: Float64Array;
}

/**
 * The shop's factor of each slot: band, then offset within the band, then weekday or weekend, each shrunk to
 * the one before.
 *
 * shared: see sharedVariance(). Of a day's sums counts what is left when the items' common noise is taken
 * into account, M / (1 + c^2 M), so that the units of a large shop's single day do not pass for certainty.
 */
export function updateSlots(
  shop: FitShop,
  tables: CalendarTables,
  sums: ShopSums,
  shared: number,
): ShopEvents {
  const { calendar } = shop;
  const cells = pair(calendar.cellCount);
  for (let cell = 0; cell < calendar.cellCount; cell++) {
    const weight = 1 / (1 + shared * sums.cells.expected[cell]!);
    cells.observed[cell] = sums.cells.observed[cell]! * weight;
    cells.expected[cell] = sums.cells.expected[cell]! * weight;
  }
  const bySlot = pair(calendar.slotCount);
  const byBand = pair(calendar.bandCount);
  for (const which of ["observed", "expected"] as const) {
    for (let cell = 0; cell < calendar.cellCount; cell++) {
      const slot = tables.slotOfCell[cell]!;
      bySlot[which][slot]! += cells[which][cell]!;
      byBand[which][tables.bandOfSlot[slot]!]! += cells[which][cell]!;
    }
  }
  const slots = new Float64Array(calendar.slotCount);
  const gains = new Float64Array(calendar.events.length);
  const offsetPrior = offsetPriorOf(shop, bySlot, byBand);
  for (const [event, { slots: own, firstSlot, firstBand }] of calendar.events.entries()) {
    const count = own.length;
    const offsets = pair(count);
    for (let place = 0; place < count; place++) {
      offsets.observed[own[place]!.offset]! += bySlot.observed[firstSlot + place]!;
      offsets.expected[own[place]!.offset]! += bySlot.expected[firstSlot + place]!;
    }
    for (let place = 0; place < count; place++) {
      const { offset, band } = own[place]!;
      const ofBand = shrunk(byBand, firstBand + band, 1, standardEventPrior);
      const ofOffset = shrunk(offsets, offset, ofBand, offsetPrior);
      const factor = shrunk(bySlot, firstSlot + place, ofOffset, Math.max(offsetPrior, standardEventPrior));
      slots[firstSlot + place] = factor;
      gains[event]! +=
        bySlot.observed[firstSlot + place]! * Math.log(factor) -
        bySlot.expected[firstSlot + place]! * (factor - 1);
    }
  }
  return { slots, gains };
}

function shrunk({ observed, expected }: Pair, place: number, parent: number, prior: number): number {
  return (observed[place]! + prior * parent) / (expected[place]! + prior);
}

/** How much the days of one band differ from each other, over all events. */
function offsetPriorOf({ calendar }: FitShop, bySlot: Pair, byBand: Pair): number {
  const variance: VarianceSums = varianceSums();
  for (const { slots, firstSlot, firstBand } of calendar.events) {
    for (const [place, { band }] of slots.entries()) {
      const factor = shrunk(byBand, firstBand + band, 1, standardEventPrior);
      const slot = firstSlot + place;
      addChild(variance, {
        observed: bySlot.observed.subarray(slot, slot + 1),
        expected: bySlot.expected.subarray(slot, slot + 1),
        years: 1,
        columns: 1,
        from: 0,
        to: 1,
        factors: [factor],
      });
    }
  }
  return priorUnits(variance, standardEventPrior);
}

/** By event: |ln| of its strongest slot; -1 for one that explains too little to be told from chance. */
export function eventStrengths({ calendar }: FitShop, { slots, gains }: ShopEvents): Float64Array {
  return Float64Array.from(calendar.events, ({ firstSlot, slots: own }, event) => {
    if (gains[event]! <= leastGain) return -1;
    let strongest = 0;
    for (let slot = firstSlot; slot < firstSlot + own.length; slot++) {
      strongest = Math.max(strongest, Math.abs(Math.log(slots[slot]!)));
    }
    return strongest;
  });
}

/** By event: the units that the parent counts for against a category's and a SKU's own ratio. */
export interface GroupPriors {
  readonly category: Float64Array;
  readonly sku: Float64Array;
}

export interface GroupRatios extends GroupPriors {
  readonly bands: Estimates["bands"];
}

/** Ratios of categories to the shop and of SKUs to their category, by band. */
export function updateGroups(
  shop: FitShop,
  tables: CalendarTables,
  estimates: Estimates,
  sums: ShopSums,
): GroupRatios {
  const { calendar } = shop;
  const columns = estimates.groupBandCount;
  const eventOfBand = new Int32Array(columns);
  for (let slot = 0; slot < calendar.slotCount; slot++) {
    const band = estimates.groupBandOfSlot[slot]!;
    if (band >= 0) eventOfBand[band] = tables.eventOfSlot[slot]!;
  }
  const { priors: categoryPriors, ratios: category } = updateCategories(shop, estimates, sums, eventOfBand);
  const skuPriors = Float64Array.from(sums.skuEvents, (variance) => priorUnits(variance, standardEventPrior));
  const sku = estimates.bands.sku.slice();
  for (const item of shop.items) {
    for (let band = 0; band < columns; band++) {
      const place = item.sku * columns + band;
      const prior = skuPriors[eventOfBand[band]!]!;
      const m = sums.bands.sku.expected[place]! * category[item.category * columns + band]!;
      sku[place] = (sums.bands.sku.observed[place]! + prior) / (m + prior);
    }
  }
  return { bands: { category, sku }, category: categoryPriors, sku: skuPriors };
}

function updateCategories(
  { names, days, calendar }: FitShop,
  { bands, groupBandCount: columns, groupBandOfSlot }: Estimates,
  sums: ShopSums,
  eventOfBand: Int32Array,
): { readonly priors: Float64Array; readonly ratios: Float64Array } {
  const rows = names.category.length;
  const years = days.yearCount;
  const ratios = bands.category.slice();
  const priors = new Float64Array(calendar.events.length).fill(standardEventPrior);
  if (rows < 2) return { priors, ratios };
  const size = years * columns;
  const own = (which: "observed" | "expected", row: number): Float64Array =>
    sums.bands.category[which].subarray(row * size, (row + 1) * size);
  for (const [event, { firstSlot, bands: eventBands }] of calendar.events.entries()) {
    const from = groupBandOfSlot[firstSlot] ?? -1;
    if (from < 0) continue;
    const variance = varianceSums();
    for (let row = 0; row < rows; row++) {
      const child = { observed: own("observed", row), expected: own("expected", row), years, columns };
      addChild(variance, { ...child, from, to: from + eventBands.length, factors: null });
    }
    priors[event] = priorUnits(variance, standardEventPrior);
  }
  for (let row = 0; row < rows; row++) {
    const folded = pair(columns);
    for (let year = 0; year < years; year++) {
      addRow(own("observed", row), folded.observed, { from: year, to: 0, columns });
      addRow(own("expected", row), folded.expected, { from: year, to: 0, columns });
    }
    for (let band = 0; band < columns; band++) {
      const prior = priors[eventOfBand[band]!]!;
      ratios[row * columns + band] = (folded.observed[band]! + prior) / (folded.expected[band]! + prior);
    }
  }
  return { priors, ratios };
}
