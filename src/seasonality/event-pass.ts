import { eventLayers } from "./event-calendar.ts";
import type { FitItem } from "./fit-shop.ts";
import { blockOf } from "./item-level.ts";
import type { ItemPass } from "./shop-pass.ts";

/**
 * Adds up an item's event days by cell and, where groups may differ, by band and year, beside what its plain
 * days let expect. Days for which the user has given the uplift teach nothing.
 */
export function addEventDays(pass: ItemPass, item: FitItem): void {
  const { days, shop, events, sums, own, estimates } = pass;
  const dispersion = estimates.dispersions[item.sku]!;
  const columns = shop.groupBandCount;
  for (let t = 0; t < item.counts.length; t++) {
    const day = item.first + t;
    if (events.isPlain[day] === 1 || item.counts[t] === 0) continue;
    if (events.given !== null && !Number.isNaN(events.given[day]!)) continue;
    const y = days.units[t]!;
    const withEvent = days.levels[blockOf(t)]! * days.shape[t]!;
    for (let layer = 0; layer < eventLayers; layer++) {
      const slot = events.slots[layer]![day]!;
      if (slot < 0) continue;
      const cell = events.cells[layer]![day]!;
      const band = shop.groupBandOfSlot[slot]!;
      // What the shop's factor lets expect, the group's own ratios taken out; then without the factor.
      let withShop = withEvent;
      if (band >= 0) {
        withShop /= estimates.bands.category[item.category * columns + band]!;
        withShop /= estimates.bands.sku[item.sku * columns + band]!;
        if (item.part >= 0) withShop /= estimates.bands.part[item.part * columns + band]!;
        const place = shop.tables.yearOfCell[cell]! * columns + band;
        own.bands.observed[place]! += y;
        own.bands.expected[place]! += withShop;
      }
      const without = withShop / estimates.slots[slot]!;
      sums.cells.observed[cell]! += y;
      sums.cells.expected[cell]! += without;
      sums.soldCells.observed[cell]! += y * dispersion;
      sums.soldCells.expected[cell]! += without * dispersion;
    }
  }
}
