import { type CalendarEvent, type EventOccurrence, everyone } from "../event.ts";
import type { PublicDay } from "./own-calendar.ts";
import { isEstimatedRule, isFixedDateRule } from "./ruled-dates.ts";

/** Two days of stocking up before a day off, and the day on which shops open again. */
export const publicWindow = { daysBefore: 2, daysAfter: 1 } as const;

/** A substitute day this near to its holiday makes one long weekend with it. */
const longWeekend = 4;

/**
 * Public holidays as events: those of one name are one event, neighbouring days and substitute days one
 * occurrence from the first to the last of them.
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

/** One occurrence for days that touch or that stand for each other. */
function joined(days: readonly PublicDay[]): readonly EventOccurrence[] {
  const occurrences: EventOccurrence[] = [];
  let isLastSubstitute = false;
  for (const { start, end, rule, isSubstitute } of days) {
    const last = occurrences.at(-1);
    const reach = isSubstitute || isLastSubstitute ? longWeekend : 1;
    isLastSubstitute = isSubstitute;
    if (last !== undefined && start <= last.end + reach) {
      occurrences[occurrences.length - 1] = { ...last, end: Math.max(last.end, end) };
    } else {
      const isEstimated = isEstimatedRule(rule);
      occurrences.push({ start, end, ...publicWindow, uplift: null, isEstimated, scope: everyone });
    }
  }
  return occurrences;
}
