import { formatDay } from "../calendar/day.ts";
import type { PlanRow } from "../plan/row.ts";
import type { EventPart, SeasonEvidence } from "../plan/season-evidence.ts";
import {
  type ExplainLine,
  type ExplainSection,
  type ExplainSources,
  fileText,
  numberText,
  operand,
  withUnit,
} from "./explain-line.ts";
import { formatForPeople } from "./numbers.ts";

/** What season and events make of the protection days; nothing where the method does not look at them. */
export function seasonSection(
  { evidence: { season } }: PlanRow,
  sources: ExplainSources,
): readonly ExplainSection[] {
  if (season === null) return [];
  const lines = [
    ...weekdayLines(season),
    factorLine("day of the month", season.dayOfMonth),
    factorLine("week of the year", season.weekOfYear),
    {
      label: "open buckets",
      result: withUnit(season.openBuckets, "bucket"),
      note: "in the protection days, closed ones left out, over all lead times",
    },
    {
      label: "by the season",
      result: withUnit(season.plainBuckets, "bucket"),
      note: "each open one by the three factors",
    },
    ...season.events.map((event) => eventLine(event, sources)),
    ...season.unseen.map((name) => ({
      label: name,
      result: "x 1",
      note: "no day of it in the history: nothing is added for it",
    })),
    {
      label: "by events",
      result: withUnit(season.eventBuckets, "bucket"),
      note: "what they add, below 0 what they take",
    },
  ];
  return [{ heading: "Season and events", lines }];
}

const weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

function weekdayLines({ weekdays }: SeasonEvidence): readonly ExplainLine[] {
  if (weekdays === null) return [];
  const texts = weekdays.map((factor, day) => `${weekdayNames[day] ?? ""} ${formatForPeople(factor, 2)}`);
  return [{ label: "weekday", result: texts.join(", "), note: "1: an average day" }];
}

function factorLine(label: string, factor: number): ExplainLine {
  return { label, result: `x ${formatForPeople(factor, 3)}`, note: "mean over the protection days" };
}

function eventLine(event: EventPart, sources: ExplainSources): ExplainLine {
  const { from, to, uplift, buckets } = event;
  const span = from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
  const estimated = event.isEstimated ? ", the date an estimate" : "";
  const added = `${buckets < 0 ? "" : "+"}${formatForPeople(buckets, 2)} buckets`;
  return {
    label: event.name,
    result: uplift === 0 ? `closed, ${span}` : `x ${formatForPeople(uplift, 2)}, ${span}: ${added}`,
    note: `${evidenceText(event, sources)}${estimated}`,
  };
}

function evidenceText(event: EventPart, sources: ExplainSources): string {
  if (event.given !== null) return `told by ${fileText(sources, "events")}`;
  const sold = `${formatForPeople(event.unitsObserved, 0)} sold where ${formatForPeople(event.unitsExpected, 1)} were usual`;
  const years = event.years === 1 ? "1 year" : `${event.years} years`;
  return `${sold}, in ${years}; ${Math.round(event.ownWeight * 100)} % its own, the rest its group's`;
}

/** Less than this is printed as it is: parts of it would be nothing. */
const leastSplit = 1e-6;

/** How level and exposure make lead-time demand. */
export function leadTimeDemandLines(row: PlanRow): readonly ExplainLine[] {
  const { forecast, season } = row.evidence;
  const { level, bucketsAhead } = forecast;
  const total = { label: "lead_time_demand", result: withUnit(row.leadTimeDemand, "unit") };
  // Methods of a trend or a share of idle items expect other than level x exposure: they say so themselves.
  const isProduct = Math.abs(level * bucketsAhead - row.leadTimeDemand) <= 1e-6 * row.leadTimeDemand;
  if (!isProduct) return [{ ...total, note: "the sum of the method's forecasts of the protection days" }];
  if (season === null || season.eventBuckets === 0 || row.leadTimeDemand < leastSplit) {
    const numbers = `${operand(level)} * ${operand(bucketsAhead)}`;
    const buckets = season === null ? "open buckets" : "buckets by the season";
    return [{ ...total, formula: `level * ${buckets}`, numbers }];
  }
  const { plainBuckets, eventBuckets } = season;
  return [
    part("without events", "buckets by the season", { level, buckets: plainBuckets }),
    part("by events", "buckets by events", { level, buckets: eventBuckets }),
    {
      ...total,
      formula: "without events + by events",
      numbers: `${operand(level * plainBuckets)} + ${operand(level * eventBuckets)}`,
      note: `event_uplift ${numberText(row.eventUplift ?? 1)}`,
    },
  ];
}

function part(
  label: string,
  name: string,
  { level, buckets }: { readonly level: number; readonly buckets: number },
): ExplainLine {
  return {
    label,
    formula: `level * ${name}`,
    numbers: `${operand(level)} * ${operand(buckets)}`,
    result: withUnit(level * buckets, "unit"),
  };
}
