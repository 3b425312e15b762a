import { yearOf } from "./calendar-days.ts";
import type { SeasonalCalendar } from "./event-calendar.ts";

/** The numbers of a calendar's slots, bands and cells looked up by each other. */
export interface CalendarTables {
  readonly eventOfSlot: Int32Array;
  /** Bands are counted over all events. */
  readonly bandOfSlot: Int32Array;
  readonly slotOfCell: Int32Array;
  /** The year in which the cell's occurrence starts, from the calendar's first. */
  readonly yearOfCell: Uint8Array;
}

export function calendarTables(calendar: SeasonalCalendar): CalendarTables {
  const { events, occurrences, slotCount, cellCount } = calendar;
  const eventOfSlot = new Int32Array(slotCount);
  const bandOfSlot = new Int32Array(slotCount);
  for (const [number, { slots, firstSlot, firstBand }] of events.entries()) {
    eventOfSlot.fill(number, firstSlot, firstSlot + slots.length);
    for (const [slot, { band }] of slots.entries()) bandOfSlot[firstSlot + slot] = firstBand + band;
  }
  const slotOfCell = new Int32Array(cellCount);
  const yearOfCell = new Uint8Array(cellCount);
  const firstYear = yearOf(calendar.from);
  for (const { slots, firstCell, start } of occurrences) {
    slotOfCell.set(slots, firstCell);
    yearOfCell.fill(Math.max(0, yearOf(start) - firstYear), firstCell, firstCell + slots.length);
  }
  return { eventOfSlot, bandOfSlot, slotOfCell, yearOfCell };
}
