import { type CalendarEvent, type EventOccurrence, everyone } from "../event.ts";
import type { PublicDay } from "./own-calendar.ts";
import { isEstimatedRule, isFixedDateRule } from "./ruled-dates.ts";

/** Two days of stocking up before a day off, and the day on which shops open again. */
export const publicWindow = { daysBefore: 2, daysAfter: 1 } as const;

/** Days off of one name this near to each other are one long weekend or one run of days off. */
const longWeekend = 3;

/**
 * Public holidays as events: those of one name are one event; days that follow each other and substitute days
 * (Saturday and the Monday given for it) are one occurrence, from the first to the last of them.
 */
export function publicEvents(days: readonly PublicDay[]): readonly CalendarEvent[] {
  const byName = new Map<string, PublicDay[]>();
  for (const day of days) byName.set(day.name, [...(byName.get(day.name) ?? []), day]);
  return [...byName].map(([name, own]) => ({
    name,
    source: "public",
    isFixedDate: own.every(({ rule, isSubstitute }) => isSubstitute || isFixedDateRule(rule)),
    occurrences: joined(own.toSorted((a, b) => a.start - b.start || a.end - b.end)),
  }));
}

function joined(days: readonly PublicDay[]): readonly EventOccurrence[] {
  const occurrences: EventOccurrence[] = [];
  for (const { start, end, rule } of days) {
    const last = occurrences.at(-1);
    if (last !== undefined && start <= last.end + longWeekend) {
      occurrences[occurrences.length - 1] = { ...last, end: Math.max(last.end, end) };
    } else {
      const isEstimated = isEstimatedRule(rule);
      occurrences.push({ start, end, ...publicWindow, uplift: null, isEstimated, scope: everyone });
    }
  }
  return occurrences;
}
