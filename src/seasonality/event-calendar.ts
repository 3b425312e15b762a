import type { Day } from "../calendar/day.ts";
import type { CalendarEvent, EventOccurrence, EventScope } from "../calendar/event.ts";
import type { DemandFrame } from "../demand/frame.ts";
import {
  type EventBand,
  type EventSlot,
  type EventSlots,
  eventSlots,
  type LearningGrid,
  learningGrid,
} from "./event-slots.ts";

/**
 * seasonality/ learns what weekday, week of the year and events do to demand, from all items together, and
 * tells each item's relative demand day by day. This file says which event moves which day, for whom.
 */

/** What moves a day: holidays of all kinds share one layer, the shop's own events another; layers multiply. */
export const eventLayers = 2;

export interface SeasonalEvent {
  readonly name: string;
  readonly source: CalendarEvent["source"];
  readonly layer: number;
  readonly slots: readonly EventSlot[];
  readonly bands: readonly EventBand[];
  /** Numbers of its first slot and band among those of all events. */
  readonly firstSlot: number;
  readonly firstBand: number;
}

/** One time that an event takes place. Its days have numbers among those of all occurrences. */
export interface SeasonalOccurrence {
  /** The event's number. */
  readonly event: number;
  readonly start: Day;
  readonly end: Day;
  /** First day of the window; it has as many days as slots. */
  readonly from: Day;
  readonly firstCell: number;
  /** The slot of each day of the window among those of all events. */
  readonly slots: readonly number[];
  readonly uplift: number | null;
  readonly isEstimated: boolean;
  readonly scope: EventScope;
}

/** Events laid on the days from `from` up to, not including, `to`: plain data, which can be sent to a thread. */
export interface SeasonalCalendar {
  readonly from: Day;
  readonly to: Day;
  /** The morning of the first day that is not yet known. */
  readonly asOf: Day;
  /** What demand is learned by: the buckets that the data comes in. */
  readonly kind: LearningGrid["kind"];
  /** First days of those buckets, over all days and one beyond; null: they are days. */
  readonly bucketStarts: readonly Day[] | null;
  readonly events: readonly SeasonalEvent[];
  readonly occurrences: readonly SeasonalOccurrence[];
  readonly slotCount: number;
  readonly bandCount: number;
  readonly cellCount: number;
}

interface CalendarOptions {
  readonly from: Day;
  readonly to: Day;
  readonly frame: Pick<DemandFrame, "spacing" | "grid" | "asOf">;
}

/**
 * Lays events on days. Occurrences whose window misses the days asked for are left out, events without
 * any are kept, so that what is learned of them can be told.
 *
 * @throws RangeError if from is not before to, or an occurrence ends before it starts
 */
export function seasonalCalendar(
  events: readonly CalendarEvent[],
  options: CalendarOptions,
): SeasonalCalendar {
  const { from, to } = options;
  if (!(from < to)) throw new RangeError(`from must be before to, got ${from} and ${to}`);
  const learning = learningGrid(options.frame);
  const placed: SeasonalEvent[] = [];
  const occurrences: SeasonalOccurrence[] = [];
  const counts = { slotCount: 0, bandCount: 0, cellCount: 0 };
  for (const event of events) {
    const { name, source } = event;
    const { slots, bands, slotOf } = eventSlots(event, learning);
    for (const occurrence of event.occurrences) {
      const { start, end } = occurrence;
      if (end < start) throw new RangeError(`${name} must not end before it starts, got ${start} to ${end}`);
      const numbers = { event: placed.length, firstSlot: counts.slotCount, firstCell: counts.cellCount };
      const own = placeOccurrence(occurrence, slotOf, numbers);
      if (own.from >= to || own.from + own.slots.length <= from) continue;
      occurrences.push(own);
      counts.cellCount += own.slots.length;
    }
    const first = { firstSlot: counts.slotCount, firstBand: counts.bandCount };
    placed.push({ name, source, layer: source === "own" ? 1 : 0, slots, bands, ...first });
    counts.slotCount += slots.length;
    counts.bandCount += bands.length;
  }
  const { asOf, kind } = learning;
  const starts = bucketStarts(learning, from, to);
  return { from, to, asOf, kind, bucketStarts: starts, events: placed, occurrences, ...counts };
}

/** Lays one occurrence on the days of its window. */
function placeOccurrence(
  occurrence: EventOccurrence,
  slotOf: EventSlots["slotOf"],
  numbers: { readonly event: number; readonly firstSlot: number; readonly firstCell: number },
): SeasonalOccurrence {
  const { start, end, daysBefore, daysAfter, uplift, isEstimated, scope } = occurrence;
  const from = start - daysBefore;
  const length = end + daysAfter - from + 1;
  const slots = Array.from({ length }, (_, day) => numbers.firstSlot + slotOf(from + day, occurrence));
  const { event, firstCell } = numbers;
  return { event, start, end, from, firstCell, slots, uplift, isEstimated, scope };
}

function bucketStarts({ kind, grid }: LearningGrid, from: Day, to: Day): readonly Day[] | null {
  if (kind === "day") return null;
  const first = grid.bucketOf(from);
  return Array.from({ length: grid.bucketOf(to) - first + 2 }, (_, index) => grid.startOf(first + index));
}
