import type { Day } from "../day.ts";
import { type CalendarEvent, everyone } from "../event.ts";
import type { KeptOccasion } from "./occasion.ts";
import { type OwnRule, publicDays, ruleAndName } from "./own-calendar.ts";
import type { Place } from "./place.ts";
import { type HolidayCalendar, isEstimatedRule, isFixedDateRule, ruledDates, yearOf } from "./ruled-dates.ts";

interface DatedSpan {
  readonly start: Day;
  readonly end: Day;
  readonly isEstimated: boolean;
}

/**
 * The occasions that a place keeps as events. Where a date is an estimate and the place's own calendar tells it
 * (a gazetted Deepavali, an Eid moved by the moon), that one holds in its year.
 */
export function retailEvents(
  Calendar: HolidayCalendar,
  kept: readonly KeptOccasion[],
  options: { readonly place: Place | null; readonly years: readonly number[] },
): readonly CalendarEvent[] {
  const { place, years } = options;
  const rules = kept.flatMap((occasion) => occasion.rules);
  const dates = ruledDates(Calendar, rules, years);
  return kept.map((occasion) => {
    const spans = occasion.rules.flatMap((rule) =>
      (dates.get(rule) ?? []).map((span) => ({ ...span, isEstimated: isEstimatedRule(rule) })),
    );
    const own =
      place === null || !isSingleEstimate(occasion)
        ? []
        : publicDays(Calendar, place, { years, isTaken: (rule) => !tellsDate(rule, occasion) });
    return {
      name: occasion.name,
      source: "retail",
      isFixedDate: occasion.rules.every(isFixedDateRule),
      occurrences: withOwnDates(
        spans,
        own.map(({ rule, start }) => ({ start, end: start, isEstimated: isEstimatedRule(rule) })),
      ).map((span) => ({
        ...span,
        daysBefore: occasion.daysBefore,
        daysAfter: occasion.daysAfter,
        uplift: null,
        scope: everyone,
      })),
    };
  });
}

function isSingleEstimate({ rules }: KeptOccasion): boolean {
  return rules.length === 1 && rules.every((rule) => isEstimatedRule(rule) && !/ P\d/.test(rule));
}

/** The occasion's own rule, which a calendar may move in single years, or a date that it lists for a computed one. */
function tellsDate(rule: OwnRule, { rules, includes }: KeptOccasion): boolean {
  const isListed = /^\d{4}-\d{2}-\d{2}$/.test(rule.rule);
  return (
    rules.includes(rule.rule) ||
    (isListed && rules.includes("diwali") && includes?.test(ruleAndName(rule)) === true)
  );
}

/** Days of one feast lie nearer to each other than this, two feasts of a year farther. */
const feastDays = 10;

/** Spans in order, those of years that `own` knows replaced by its; the first day of a feast counts. */
function withOwnDates(spans: readonly DatedSpan[], own: readonly DatedSpan[]): readonly DatedSpan[] {
  const ascending = own.toSorted((a, b) => a.start - b.start);
  const feasts = ascending.filter(
    ({ start }, index) => start - (ascending[index - 1]?.start ?? -99) > feastDays,
  );
  const known = new Set(feasts.map(({ start }) => yearOf(start)));
  const others = spans.filter(({ start }) => !known.has(yearOf(start)));
  return [...others, ...feasts].sort((a, b) => a.start - b.start);
}
