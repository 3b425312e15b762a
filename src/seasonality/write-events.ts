import type { Estimates } from "./estimates.ts";
import type { FitStep } from "./fit.ts";
import type { FitShop } from "./fit-shop.ts";
import type { GroupEvidence, LearnedEvent } from "./profile.ts";
import { round, rounded } from "./round.ts";
import { type Pair, pair } from "./shop-sums.ts";
import { standardEventPrior } from "./update-slots.ts";
import type { Shrinkage } from "./variance-components.ts";

/** Variance of the logarithm of a factor from year to year while nothing tells it: 15 %. */
const unknownYearVariance = 0.15 ** 2;

/** What the shop has learned of each event. */
export function writeEvents(shop: FitShop, estimates: Estimates, last: FitStep): readonly LearnedEvent[] {
  const { calendar } = shop;
  const { observed, expected } = soldByBand(shop, last);
  const { events, groups } = last;
  const firstGroupBands = activeGroupBands(shop, estimates).first;
  return calendar.events.map(({ name, slots, bands, firstSlot, firstBand }, number) => {
    const isActive = estimates.strengths[number]! >= 0;
    const own = (values: Float64Array): Float64Array => values.subarray(firstBand, firstBand + bands.length);
    return {
      name,
      isActive,
      factors: slots.map((_, slot) => (isActive ? round(estimates.slots[firstSlot + slot]!) : 1)),
      bandOfSlot: slots.map(({ band }) => band),
      bands,
      observed: rounded(own(observed)),
      expected: rounded(own(expected)),
      years: rounded(own(events.years)),
      weights: rounded(own(events.weights)),
      variances: rounded(
        own(events.weights).map((weight, band) => {
          const years = own(events.years)[band]!;
          const isTold = events.yearVariance !== null && years > 1;
          const yearly = isTold ? (events.yearVariance ?? 0) * (1 + 1 / years) : unknownYearVariance;
          return yearly + (1 - weight) / standardEventPrior;
        }),
      ),
      firstGroupBand: firstGroupBands[number]!,
      category: roundedShrinkage(groups.category[number]!),
      sku: roundedShrinkage(groups.sku[number]!),
    };
  });
}

function roundedShrinkage({ prior, yearVariance }: Shrinkage): Shrinkage {
  return { prior: round(prior), yearVariance: round(yearVariance) };
}

/** Units sold and expected by band of all events. */
function soldByBand({ calendar, tables }: FitShop, { sums }: FitStep): Pair {
  const bands = pair(calendar.bandCount);
  for (let cell = 0; cell < calendar.cellCount; cell++) {
    const band = tables.bandOfSlot[tables.slotOfCell[cell]!]!;
    bands.observed[band]! += sums.soldCells.observed[cell]!;
    bands.expected[band]! += sums.soldCells.expected[cell]!;
  }
  return bands;
}

/** The bands of active shared events alone, numbered anew: `first` by event, `kept` the old numbers. */
function activeGroupBands(
  { calendar, groupBandOfSlot }: FitShop,
  { strengths }: Estimates,
): { readonly first: readonly number[]; readonly kept: readonly number[] } {
  const kept: number[] = [];
  const first = calendar.events.map(({ firstSlot, bands }, event) => {
    const from = groupBandOfSlot[firstSlot] ?? -1;
    if (from < 0 || strengths[event]! < 0) return -1;
    kept.push(...bands.map((_, band) => from + band));
    return kept.length - bands.length;
  });
  return { first, kept };
}

/** How categories and SKUs differ, by the bands of active shared events. */
export function writeEventGroups(
  shop: FitShop,
  estimates: Estimates,
  last: FitStep,
): Readonly<Record<string, GroupEvidence>> {
  const { kept } = activeGroupBands(shop, estimates);
  if (kept.length === 0) return {};
  const bandFactors = meanBandFactors(shop, estimates);
  const skus = shop.names.sku.map((_, row) => skuEvidence({ shop, estimates, last, row, kept, bandFactors }));
  const categories = categoryEvidence({ shop, estimates, last, kept, skus });
  const named = [
    ...shop.names.category.map((name, row): [string, GroupEvidence] => [name, categories[row]!]),
    ...shop.names.sku.map((name, row): [string, GroupEvidence] => [name, skus[row]!]),
  ];
  return Object.fromEntries(named);
}

/** By group band: the mean of the shop's factors over its slots. */
function meanBandFactors({ groupBandCount, groupBandOfSlot }: FitShop, { slots }: Estimates): Float64Array {
  const sums = new Float64Array(groupBandCount);
  const counts = new Float64Array(groupBandCount);
  for (const [slot, band] of groupBandOfSlot.entries()) {
    if (band < 0) continue;
    sums[band]! += slots[slot]!;
    counts[band]! += 1;
  }
  return sums.map((sum, band) => sum / counts[band]!);
}

function skuEvidence(own: {
  readonly shop: FitShop;
  readonly estimates: Estimates;
  readonly last: FitStep;
  readonly row: number;
  readonly kept: readonly number[];
  readonly bandFactors: Float64Array;
}): GroupEvidence {
  const { shop, estimates, last, row, kept, bandFactors } = own;
  const columns = shop.groupBandCount;
  const { sku, skuSold } = last.sums.bands;
  const unit = last.dispersions[row]!;
  const at = (values: Float64Array, band: number): number => values[row * columns + band]!;
  return {
    ratios: kept.map((band) => round(at(estimates.bands.sku, band))),
    weights: kept.map((band) => {
      const m = at(sku.expected, band);
      return round(m / (m + last.groups.sku[shop.eventOfGroupBand[band]!]!.prior));
    }),
    observed: kept.map((band) => round(at(skuSold.observed, band) * unit)),
    expected: kept.map((band) => round((at(skuSold.expected, band) * unit) / bandFactors[band]!)),
    years: kept.map((band) => at(last.sums.skuYears, band)),
  };
}

/** A category's evidence is that of its SKUs added up. */
function categoryEvidence(own: {
  readonly shop: FitShop;
  readonly estimates: Estimates;
  readonly last: FitStep;
  readonly kept: readonly number[];
  readonly skus: readonly GroupEvidence[];
}): readonly GroupEvidence[] {
  const { shop, estimates, last, kept, skus } = own;
  const sums = shop.names.category.map(() => ({
    observed: new Float64Array(kept.length),
    expected: new Float64Array(kept.length),
    years: new Float64Array(kept.length),
  }));
  for (const [row, category] of shop.categoryOfSku.entries()) {
    const { observed, expected, years } = skus[row]!;
    const sum = sums[category]!;
    for (let place = 0; place < kept.length; place++) {
      sum.observed[place]! += observed[place]!;
      sum.expected[place]! += expected[place]!;
      sum.years[place] = Math.max(sum.years[place]!, years[place]!);
    }
  }
  return sums.map(({ observed, expected, years }, row) => ({
    ratios: kept.map((band) => round(estimates.bands.category[row * shop.groupBandCount + band]!)),
    weights: kept.map((band, place) => {
      const { prior } = last.groups.category[shop.eventOfGroupBand[band]!]!;
      return round(expected[place]! / (expected[place]! + prior));
    }),
    observed: rounded(observed),
    expected: rounded(expected),
    years: rounded(years),
  }));
}
