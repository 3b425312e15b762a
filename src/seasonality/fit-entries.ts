import type { EventDays } from "./event-days.ts";
import { type EventEntries, eventEntries } from "./event-entries.ts";
import type { FitShop } from "./fit-shop.ts";

/** Event days with the numbers that they are learned under. */
export interface FitEntries extends EventEntries {
  /** By entry: band among those that groups have ratios for, and its place in rows of years; -1: none. */
  readonly bands: Int32Array;
  readonly yearBands: Int32Array;
}

export function fitEntries(shop: FitShop, events: EventDays): FitEntries {
  const { tables, groupBandOfSlot, groupBandCount } = shop;
  const entries = eventEntries(events);
  const bands = entries.slots.map((slot) => groupBandOfSlot[slot]!);
  const yearBands = bands.map((band, entry) =>
    band < 0 ? -1 : tables.yearOfCell[entries.cells[entry]!]! * groupBandCount + band,
  );
  return { ...entries, bands, yearBands };
}
