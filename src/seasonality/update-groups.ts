import type { Estimates } from "./estimates.ts";
import type { FitShop } from "./fit-shop.ts";
import type { ShopSums } from "./shop-sums.ts";
import { standardEventPrior } from "./update-slots.ts";
import { addChild, foldYears, type Shrinkage, shrinkage, varianceSums } from "./variance-components.ts";

/** What a pass teaches about how categories and SKUs differ in their events. */
export interface GroupRatios {
  readonly bands: Estimates["bands"];
  /** By event. */
  readonly category: readonly Shrinkage[];
  readonly sku: readonly Shrinkage[];
}

/**
 * Ratios of categories to the shop and of SKUs to their category, by band, see shrinkage().
 *
 * keepsSkus: leaves the SKUs' ratios as they are, for their parents are not known yet.
 */
export function updateGroups(
  shop: FitShop,
  estimates: Estimates,
  sums: ShopSums,
  { keepsSkus }: { readonly keepsSkus: boolean },
): GroupRatios {
  const columns = shop.groupBandCount;
  const { ratios: category, own: ofCategories } = updateCategories(shop, estimates, sums);
  const ofSkus = sums.skuEvents.map((variance) => shrinkage(variance, standardEventPrior));
  const sku = estimates.bands.sku.slice();
  const { observed, expected } = sums.bands.sku;
  for (let place = 0; !keepsSkus && place < sku.length; place++) {
    const { prior } = ofSkus[shop.eventOfGroupBand[place % columns]!]!;
    sku[place] = (observed[place]! + prior) / (expected[place]! + prior);
  }
  return { bands: { category, sku }, category: ofCategories, sku: ofSkus };
}

function updateCategories(
  { names, days, calendar, eventOfGroupBand, groupBandCount: columns, groupBandOfSlot }: FitShop,
  { bands }: Estimates,
  sums: ShopSums,
): { readonly own: readonly Shrinkage[]; readonly ratios: Float64Array } {
  const rows = names.category.length;
  const years = days.yearCount;
  const ratios = bands.category.slice();
  const size = years * columns;
  const { observed, expected } = sums.bands.category;
  const own = calendar.events.map(({ firstSlot, bands: ownBands }) => {
    const from = groupBandOfSlot[firstSlot] ?? -1;
    const variance = varianceSums();
    for (let row = 0; from >= 0 && row < rows; row++) {
      addChild(variance, {
        observed: observed.subarray(row * size, (row + 1) * size),
        expected: expected.subarray(row * size, (row + 1) * size),
        years,
        columns,
        from,
        to: from + ownBands.length,
        factors: null,
      });
    }
    return shrinkage(variance, standardEventPrior);
  });
  if (rows < 2) return { own, ratios };
  const yearVarianceOf = (band: number): number => own[eventOfGroupBand[band]!]!.yearVariance;
  for (let row = 0; row < rows; row++) {
    const folded = foldYears(sums.bands.category, { years, columns, row, factors: null, yearVarianceOf });
    for (let band = 0; band < columns; band++) {
      const { prior } = own[eventOfGroupBand[band]!]!;
      ratios[row * columns + band] = (folded.observed[band]! + prior) / (folded.expected[band]! + prior);
    }
  }
  return { own, ratios };
}
