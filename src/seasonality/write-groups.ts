import type { Estimates } from "./estimates.ts";
import type { FitShop } from "./fit-shop.ts";
import type { FitStep } from "./fit-step.ts";
import type { OwnLevel } from "./own-years.ts";
import type { GroupEvidence } from "./profile.ts";
import { rounded } from "./round.ts";

interface Known {
  readonly shop: FitShop;
  readonly estimates: Estimates;
  readonly last: FitStep;
}

/** How categories, SKUs and items differ, by the bands of shared events. */
export function writeEventGroups(
  shop: FitShop,
  estimates: Estimates,
  last: FitStep,
): Readonly<Record<string, GroupEvidence>> {
  if (shop.groupBandCount === 0) return {};
  const known = { shop, estimates, last };
  const bandFactors = meanBandFactors(shop, estimates);
  const skus = shop.names.sku.map((_, row) => ownEvidence(known, "sku", { row, sku: row, bandFactors }));
  const skuOfPart = new Map(shop.items.map(({ part, sku }) => [part, sku]));
  const parts = shop.names.part.map((_, row) =>
    ownEvidence(known, "part", {
      row,
      sku: skuOfPart.get(row) ?? 0,
      bandFactors,
    }),
  );
  const named = (names: readonly string[], evidence: readonly GroupEvidence[]): [string, GroupEvidence][] =>
    names.map((name, row) => [name, evidence[row]!]);
  return Object.fromEntries([
    ...named(shop.names.category, categoryEvidence(known, skus)),
    ...named(shop.names.sku, skus),
    ...named(shop.names.part, parts),
  ]);
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

function ownEvidence(
  known: Known,
  level: OwnLevel,
  own: {
    readonly row: number;
    readonly sku: number;
    readonly bandFactors: Float64Array;
  },
): GroupEvidence {
  const { shop, estimates, last } = known;
  const { row, sku, bandFactors } = own;
  const columns = shop.groupBandCount;
  const sums = last.sums.bandsSold[level];
  const unit = last.dispersions[sku]!;
  const rowOf = (values: Float64Array): Float64Array => values.subarray(row * columns, (row + 1) * columns);
  return {
    ratios: rounded(rowOf(estimates.bands[level])),
    ...certainty(known, level, rowOf(last.sums.bands[level].expected)),
    observed: rounded(rowOf(sums.observed).map((sold) => sold * unit)),
    expected: rounded(rowOf(sums.expected).map((usual, band) => (usual * unit) / bandFactors[band]!)),
    years: rounded(rowOf(last.sums.bandYears[level])),
  };
}

/**
 * How well the ratios of a group are known, by band: what is learned of the event as a whole, then of the band.
 *
 *   weight = m / (m + prior)        variance = omega^2 + (1 - weight) / prior, each of both
 */
function certainty(
  { shop, last }: Known,
  level: "category" | OwnLevel,
  expected: Float64Array,
): Pick<GroupEvidence, "weights" | "variances"> {
  const { events, bands } = last.groups.shrinkage[level];
  const whole = new Float64Array(shop.calendar.events.length);
  for (const [band, m] of expected.entries()) whole[shop.eventOfGroupBand[band]!]! += m;
  const weights = new Float64Array(expected.length);
  const variances = new Float64Array(expected.length);
  for (const [band, m] of expected.entries()) {
    const event = shop.eventOfGroupBand[band]!;
    const ofEvent = events[event]!;
    const ofBand = bands[event]!;
    const share = whole[event]! / (whole[event]! + ofEvent.prior);
    const rest = 1 - m / (m + ofBand.prior);
    weights[band] = 1 - (1 - share) * rest;
    variances[band] = ofEvent.yearVariance + (1 - share) / ofEvent.prior + rest / ofBand.prior;
  }
  return { weights: rounded(weights), variances: rounded(variances) };
}

/** A category's evidence is that of its SKUs added up. */
function categoryEvidence(known: Known, skus: readonly GroupEvidence[]): readonly GroupEvidence[] {
  const { shop, estimates } = known;
  const columns = shop.groupBandCount;
  const sums = shop.names.category.map(() => ({
    observed: new Float64Array(columns),
    expected: new Float64Array(columns),
    years: new Float64Array(columns),
  }));
  for (const [row, category] of shop.categoryOfSku.entries()) {
    const { observed, expected, years } = skus[row]!;
    const sum = sums[category]!;
    for (let band = 0; band < columns; band++) {
      sum.observed[band]! += observed[band]!;
      sum.expected[band]! += expected[band]!;
      sum.years[band] = Math.max(sum.years[band]!, years[band]!);
    }
  }
  return sums.map(({ observed, expected, years }, row) => ({
    ratios: rounded(estimates.bands.category.subarray(row * columns, (row + 1) * columns)),
    ...certainty(known, "category", expected),
    observed: rounded(observed),
    expected: rounded(expected),
    years: rounded(years),
  }));
}
