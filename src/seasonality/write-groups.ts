import type { Estimates } from "./estimates.ts";
import type { FitStep } from "./fit.ts";
import type { FitShop } from "./fit-shop.ts";
import type { OwnLevel } from "./own-years.ts";
import type { GroupEvidence } from "./profile.ts";
import { round, rounded } from "./round.ts";
import { activeGroupBands } from "./write-events.ts";

interface Known {
  readonly shop: FitShop;
  readonly estimates: Estimates;
  readonly last: FitStep;
  /** The group bands that are written. */
  readonly kept: readonly number[];
}

/** How categories, SKUs and items differ, by the bands of active shared events. */
export function writeEventGroups(
  shop: FitShop,
  estimates: Estimates,
  last: FitStep,
): Readonly<Record<string, GroupEvidence>> {
  const { kept } = activeGroupBands(shop, estimates);
  if (kept.length === 0) return {};
  const known = { shop, estimates, last, kept };
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
  const { shop, estimates, last, kept } = known;
  const { row, sku, bandFactors } = own;
  const columns = shop.groupBandCount;
  const sums = last.sums.bandsSold[level];
  const unit = last.dispersions[sku]!;
  const at = (values: Float64Array, band: number): number => values[row * columns + band]!;
  const expected = (band: number): number => at(last.sums.bands[level].expected, band);
  return {
    ratios: kept.map((band) => round(at(estimates.bands[level], band))),
    ...certainty(known, level, expected),
    observed: kept.map((band) => round(at(sums.observed, band) * unit)),
    expected: kept.map((band) => round((at(sums.expected, band) * unit) / bandFactors[band]!)),
    years: kept.map((band) => at(last.sums.bandYears[level], band)),
  };
}

/**
 * How well the ratios of a group are known, by band: what is learned of the event as a whole, then of the band.
 *
 *   weight = m / (m + prior)        variance = omega^2 + (1 - weight) / prior, each of both
 */
function certainty(
  { shop, last, kept }: Known,
  level: "category" | OwnLevel,
  expected: (band: number) => number,
): Pick<GroupEvidence, "weights" | "variances"> {
  const { events, bands } = last.groups.shrinkage[level];
  const whole = new Float64Array(shop.calendar.events.length);
  for (const band of kept) whole[shop.eventOfGroupBand[band]!]! += expected(band);
  const shares = kept.map((band) => {
    const event = shop.eventOfGroupBand[band]!;
    const ofEvent = events[event]!;
    const ofBand = bands[event]!;
    const share = whole[event]! / (whole[event]! + ofEvent.prior);
    const rest = 1 - expected(band) / (expected(band) + ofBand.prior);
    const variance = ofEvent.yearVariance + (1 - share) / ofEvent.prior + rest / ofBand.prior;
    return { weight: 1 - (1 - share) * rest, variance };
  });
  return {
    weights: shares.map(({ weight }) => round(weight)),
    variances: shares.map(({ variance }) => round(variance)),
  };
}

/** A category's evidence is that of its SKUs added up. */
function categoryEvidence(known: Known, skus: readonly GroupEvidence[]): readonly GroupEvidence[] {
  const { shop, estimates, kept } = known;
  const placeOf = new Map(kept.map((band, place) => [band, place]));
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
    ...certainty(known, "category", (band) => expected[placeOf.get(band)!]!),
    observed: rounded(observed),
    expected: rounded(expected),
    years: rounded(years),
  }));
}
