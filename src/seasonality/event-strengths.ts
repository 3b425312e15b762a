import type { FitShop } from "./fit-shop.ts";
import { standardEventPrior } from "./group-events.ts";
import { type Pair, pair } from "./pair.ts";
import type { ShopSums } from "./shop-sums.ts";
import type { ShopEvents } from "./update-slots.ts";

/** What an event must add to the log-likelihood, beside one for each factor learned for it. */
const leastGain = 3;

/**
 * By event: |ln| of its strongest slot; -1 for one that explains too little to be told from chance.
 *
 * It must tell in the shop as a whole, or in one of its categories or SKUs: of many groups one goes far by
 * chance, so that of n groups the best must gain ln n more (Bonferroni).
 */
export function eventStrengths(shop: FitShop, { slots, gains }: ShopEvents, sums: ShopSums): Float64Array {
  const { events } = shop.calendar;
  const ofGroups = [sums.bands.category, sums.bands.sku].map((rows) => bestGains(shop, rows));
  return Float64Array.from(events, ({ firstSlot, slots: own }, event) => {
    const isTold = gains[event]! > leastGain || ofGroups.some((best) => best[event]! > leastGain);
    if (!isTold) return -1;
    let strongest = 0;
    for (let slot = firstSlot; slot < firstSlot + own.length; slot++) {
      strongest = Math.max(strongest, Math.abs(Math.log(slots[slot]!)));
    }
    return strongest;
  });
}

/**
 * By event: the most that a group's own ratio adds to the log-likelihood, less one for the ratio as far as it is
 * its own, less ln n.
 *
 *   r = (y + kappa) / (m + kappa)        gain = y ln r - m (r - 1) - m / (m + kappa) - ln n
 *
 * rows: sums of bands with the shop's factors, one or several rows to a group; n: groups with any.
 */
function bestGains(shop: FitShop, { observed, expected }: Pair): Float64Array {
  const { groupBandCount: columns, eventOfGroupBand } = shop;
  const best = new Float64Array(shop.calendar.events.length).fill(-Infinity);
  const groups = new Float64Array(best.length);
  const ofEvent = pair(best.length);
  for (let from = 0; from < expected.length; from += columns) {
    for (let band = 0; band < columns; band++) {
      const event = eventOfGroupBand[band]!;
      ofEvent.observed[event]! += observed[from + band]!;
      ofEvent.expected[event]! += expected[from + band]!;
    }
    for (let event = 0; event < best.length; event++) {
      const y = ofEvent.observed[event]!;
      const m = ofEvent.expected[event]!;
      if (m === 0) continue;
      const ratio = (y + standardEventPrior) / (m + standardEventPrior);
      const gain = y * Math.log(ratio) - m * (ratio - 1) - m / (m + standardEventPrior);
      best[event] = Math.max(best[event]!, gain);
      groups[event]! += 1;
    }
    ofEvent.observed.fill(0);
    ofEvent.expected.fill(0);
  }
  return best.map((gain, event) => gain - Math.log(groups[event]!));
}
