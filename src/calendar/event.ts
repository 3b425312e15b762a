import type { Day } from "./day.ts";

/** Whom an event concerns: "" in a field means all. */
export interface EventScope {
  readonly sku: string;
  readonly category: string;
  readonly location: string;
}

/** One time that an event takes place. */
export interface EventOccurrence {
  /** First and last day of the event itself, its window aside. */
  readonly start: Day;
  readonly end: Day;
  /** Days before `start` and after `end` on which it moves demand. */
  readonly daysBefore: number;
  readonly daysAfter: number;
  /** The user's own word for the days from start to end, over what is learned: 1.5 is half as much again, 0 closed. */
  readonly uplift: number | null;
  /** The date rests on a calendar that is settled by observation: it may shift by a day or two. */
  readonly isEstimated: boolean;
  readonly scope: EventScope;
}

/**
 * Something that moves demand and comes again: a holiday, a promotion, a closure. What is learned from its
 * past occurrences is expected of those to come.
 */
export interface CalendarEvent {
  /** The same name in past and future is the same event. */
  readonly name: string;
  readonly source: "public" | "retail" | "own";
  /** On the same day of the year every year, so that it falls on other weekdays. */
  readonly isFixedDate: boolean;
  /** Ascending; perhaps two in a year, or none. */
  readonly occurrences: readonly EventOccurrence[];
}

export const everyone: EventScope = { sku: "", category: "", location: "" };
