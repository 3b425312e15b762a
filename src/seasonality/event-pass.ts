import type { FitItem } from "./fit-shop.ts";
import { blockDays } from "./item-level.ts";
import type { ItemPass } from "./shop-pass.ts";

/**
 * Adds up an item's event days by cell and, where groups may differ, by band and year, beside what its plain
 * days let expect.
 */
export function addEventDays(pass: ItemPass, { first, counts, sku }: FitItem): void {
  const { entries, days, sums, own, estimates } = pass;
  const { units, shape, levels, bandRatios } = days;
  const { cells, soldCells } = sums;
  const { bands } = own;
  const dispersion = estimates.dispersions[sku]!;
  const last = entries.firstOf[first + counts.length]!;
  for (let entry = entries.firstOf[first]!; entry < last; entry++) {
    const t = entries.days[entry]! - first;
    if (counts[t] === 0) continue;
    const y = units[t]!;
    // Whole numbers all the way: this runs for every event day of every item.
    const withEvent = levels[(t / blockDays) | 0]! * shape[t]!;
    const cell = entries.cells[entry]!;
    const band = entries.bands[entry]!;
    // What the shop's factor lets expect, the group's own ratios taken out; then without the factor.
    let withShop = withEvent;
    if (band >= 0) {
      withShop /= bandRatios[band]!;
      const place = entries.yearBands[entry]!;
      bands.observed[place]! += y;
      bands.expected[place]! += withShop;
    }
    const without = withShop / estimates.slots[entries.slots[entry]!]!;
    cells.observed[cell]! += y;
    cells.expected[cell]! += without;
    soldCells.observed[cell]! += y * dispersion;
    soldCells.expected[cell]! += without * dispersion;
  }
}
