import { type BucketGrid, type BucketKind, bucketGrid } from "../calendar/bucket.ts";
import { type Day, weekday } from "../calendar/day.ts";
import type { CalendarEvent, EventOccurrence } from "../calendar/event.ts";
import type { DemandFrame } from "../demand/frame.ts";

export type EventPhase = "before" | "during" | "after";

/** Days of an event that share an item's own uplift: about a week. Offsets count from its first or last day. */
export interface EventBand {
  readonly phase: EventPhase;
  readonly firstOffset: number;
  readonly lastOffset: number;
}

/** Days of an event that share a factor in the whole shop. */
export interface EventSlot {
  /** The band it lies in, counted within the event. */
  readonly band: number;
  /** Slots of one offset differ in weekday or weekend alone. */
  readonly offset: number;
}

/** How the days around an event are told apart. */
export interface EventSlots {
  readonly slots: readonly EventSlot[];
  readonly bands: readonly EventBand[];
  /** The slot of a day in the window of an occurrence. */
  slotOf(day: Day, occurrence: EventOccurrence): number;
}

/** What demand is known by: its buckets, laid as the data is; and until when. */
export interface LearningGrid {
  readonly kind: BucketKind;
  readonly grid: BucketGrid;
  readonly asOf: Day;
}

/** Daily rows are learned from by day, whatever the buckets; coarser ones by the buckets of the frame. */
export function learningGrid({
  spacing,
  grid,
  asOf,
}: Pick<DemandFrame, "spacing" | "grid" | "asOf">): LearningGrid {
  if (spacing.kind === "day") return { kind: "day", grid: bucketGrid({ kind: "day", origin: 0 }), asOf };
  return { kind: grid.kind, grid, asOf };
}

/** A span of more days is told apart by weeks, of fewer by days. */
const longestSpanByDay = 14;

interface Place {
  readonly phase: EventPhase;
  /** Before and after count from 1, the next to the event first; during from 0. */
  readonly index: number;
}

type Placing = (day: Day, occurrence: EventOccurrence) => Place;

/**
 * The slots of an event.
 *
 * By day, each offset before, during and after it is a slot, of a fixed date two: one for weekdays, one for
 * weekends. Spans of more than fourteen days have a slot a week. By week and month a slot is a band of seven
 * days relative to the event; by week they are laid so that they were whole buckets when the event was last
 * seen, for then they are known without guessing how a bucket's units fell on its days.
 */
export function eventSlots(event: CalendarEvent, learning: LearningGrid): EventSlots {
  const isByDay = learning.kind === "day";
  const daysBefore = learning.kind === "week" ? daysBeforeInBucket(event, learning) : 0;
  const place = learning.kind === "week" ? placeByWeek(daysBefore) : placeByDay(isByDay, hasLongSpan(event));
  const counts = { before: 0, during: 1, after: 0 };
  for (const occurrence of event.occurrences) {
    const { start, end, daysBefore, daysAfter } = occurrence;
    for (const day of [start - daysBefore, start, end, end + daysAfter]) {
      const { phase, index } = place(day, occurrence);
      counts[phase] = Math.max(counts[phase], phase === "during" ? index + 1 : index);
    }
  }
  const daysPerOffset = isByDay && !hasLongSpan(event) ? 1 : 7;
  const offsets = counts.before + counts.during + counts.after;
  const positionOf = ({ phase, index }: Place): number => {
    if (phase === "before") return counts.before - index;
    return phase === "during" ? counts.before + index : counts.before + counts.during + index - 1;
  };
  const daysPerSide = isByDay ? 1 : 7;
  const bandOf = offsetBands(counts, { side: daysPerSide, during: daysPerOffset });
  const parts = isByDay && event.isFixedDate ? 2 : 1;
  const slots = Array.from({ length: offsets * parts }, (_, slot) => {
    const offset = Math.floor(slot / parts);
    return { offset, band: bandOf.bandOfOffset[offset]! };
  });
  const slotOf = (day: Day, occurrence: EventOccurrence): number => {
    const isWeekend = parts === 2 && weekday(day) >= 5;
    return positionOf(place(day, occurrence)) * parts + (isWeekend ? 1 : 0);
  };
  return { slots, bands: bandOf.bands.map((band) => shiftedBand(band, daysBefore)), slotOf };
}

function hasLongSpan(event: CalendarEvent): boolean {
  return event.occurrences.some(({ start, end }) => end - start >= longestSpanByDay);
}

function placeByDay(isByDay: boolean, isLong: boolean): Placing {
  const sideDays = isByDay ? 1 : 7;
  const spanDays = isByDay && !isLong ? 1 : 7;
  return (day, { start, end }) => {
    if (day < start) return { phase: "before", index: Math.ceil((start - day) / sideDays) };
    if (day > end) return { phase: "after", index: Math.ceil((day - end) / sideDays) };
    return { phase: "during", index: Math.floor((day - start) / spanDays) };
  };
}

/**
 * Days of the event's first bucket that lie before the event, the last time that it was seen: bands are
 * laid so that they were buckets then.
 */
function daysBeforeInBucket(
  { occurrences }: CalendarEvent,
  { grid, asOf }: Pick<LearningGrid, "grid" | "asOf">,
): number {
  const seen = occurrences.findLast(({ start }) => start < asOf) ?? occurrences[0];
  return seen === undefined ? 0 : seen.start - grid.startOf(grid.bucketOf(seen.start));
}

function placeByWeek(daysBefore: number): Placing {
  return (day, { start, end }) => {
    const week = Math.floor((day - start + daysBefore) / 7);
    const last = Math.floor((end - start + daysBefore) / 7);
    if (week < 0) return { phase: "before", index: -week };
    return week <= last ? { phase: "during", index: week } : { phase: "after", index: week - last };
  };
}

/** A band of an event whose first bucket begins `daysBefore` days before it. */
function shiftedBand({ phase, firstOffset, lastOffset }: EventBand, daysBefore: number): EventBand {
  const shift = phase === "after" && daysBefore > 0 ? 6 - daysBefore : -daysBefore;
  return {
    phase,
    firstOffset: firstOffset + shift,
    lastOffset: lastOffset + shift,
  };
}

/** Bands of seven days before, during and after, and the band of each offset. */
function offsetBands(
  counts: Readonly<Record<EventPhase, number>>,
  days: { readonly side: number; readonly during: number },
): { readonly bands: readonly EventBand[]; readonly bandOfOffset: readonly number[] } {
  const bands: EventBand[] = [];
  const bandOfOffset: number[] = [];
  const addBands = (phase: EventPhase, daysEach: number): void => {
    const perBand = Math.max(1, 7 / daysEach);
    const groups = Math.ceil(counts[phase] / perBand);
    for (let group = 0; group < groups; group++) {
      // Before the event the first band may be a part of a week, so that the last ends on the eve.
      const from = phase === "before" ? counts.before - (groups - group) * perBand : group * perBand;
      const first = Math.max(0, from);
      const last = Math.min(counts[phase], from + perBand) - 1;
      const shift = phase === "before" ? -counts.before : phase === "after" ? 1 / daysEach : 0;
      bands.push({
        phase,
        firstOffset: Math.round((first + shift) * daysEach),
        lastOffset: Math.round((last + 1 + shift) * daysEach) - 1,
      });
      for (let offset = first; offset <= last; offset++) bandOfOffset.push(bands.length - 1);
    }
  };
  addBands("before", days.side);
  addBands("during", days.during);
  addBands("after", days.side);
  return { bands, bandOfOffset };
}
