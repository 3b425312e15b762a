import { type Day, dayFromIso } from "../day.ts";
import type { Place } from "./place.ts";
import { daysOfRule, type HolidayCalendar } from "./ruled-dates.ts";

/** One rule of a country's calendar as the package tells it. */
export interface OwnRule {
  readonly rule: string;
  /** English where the package has it, else the country's language. */
  readonly name: string;
  /** public, bank, optional, school or observance. */
  readonly type: string;
}

/** A public holiday on its days in one year. */
export interface PublicDay {
  readonly rule: string;
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
  /** Given for a holiday that falls on a day off. */
  readonly isSubstitute: boolean;
}

/** Holidays on which shops close or towns are free; observances count only as occasions of their own. */
const daysOff: readonly string[] = ["public", "bank"];

/** All that a place's calendar knows, holidays and observances. */
export function ownRules(Calendar: HolidayCalendar, place: Place): readonly OwnRule[] {
  const calendar = open(Calendar, place);
  const languages = [...calendar.getLanguages().filter((language) => language.startsWith("en-")), "en"];
  return calendar.getRules().flatMap((each: object) => {
    const rule = textOf(each, "rule");
    return rule === undefined
      ? []
      : [{ rule, name: nameOf(each, languages), type: textOf(each, "type") ?? "public" }];
  });
}

/** A rule as occasions look at it: "12-26 | Boxing Day". */
export function ruleAndName({ rule, name }: { readonly rule: string; readonly name: string }): string {
  return `${rule} | ${name}`;
}

/** The public and bank holidays of a place in the given years that are not `taken` by an occasion, in no order. */
export function publicDays(
  Calendar: HolidayCalendar,
  place: Place,
  options: { readonly years: readonly number[]; readonly isTaken: (rule: OwnRule) => boolean },
): readonly PublicDay[] {
  const calendar = open(Calendar, place);
  const rules = ownRules(Calendar, place);
  const isWanted = (rule: OwnRule): boolean => daysOff.includes(rule.type) && !options.isTaken(rule);
  const wanted = new Map(rules.filter(isWanted).map((rule) => [rule.rule, rule]));
  // A rule that looks at other holidays ("is public holiday") needs all of them; else the rest is spared.
  if (!rules.some(({ rule }) => / is (?:\w+ )?holiday/.test(rule))) {
    for (const { rule } of rules) if (!wanted.has(rule)) calendar.unsetRule(rule);
  }
  return options.years.flatMap((year) =>
    calendar.getHolidays(year).flatMap(({ date, rule, substitute }) => {
      const start = dayFromIso(date.slice(0, 10));
      const name = wanted.get(rule)?.name;
      if (start === undefined || name === undefined) return [];
      return [{ rule, name, start, end: start + daysOfRule(rule) - 1, isSubstitute: substitute === true }];
    }),
  );
}

/** Holidays that the package knows by a list of dates only, and the last year of each list. */
export function listedHolidays(rules: readonly OwnRule[]): ReadonlyMap<string, number> {
  const lists = new Map<string, number[]>();
  for (const { rule, name, type } of rules) {
    if (!daysOff.includes(type)) continue;
    const year = Number(
      /^(?:substitutes )?(\d{4})-\d{2}-\d{2}\b/.exec(rule)?.[1] ?? Number.POSITIVE_INFINITY,
    );
    lists.set(name, [...(lists.get(name) ?? []), year]);
  }
  const recurs = [...lists].filter(([, years]) => new Set(years).size >= 3);
  return new Map(
    recurs
      .map(([name, years]) => [name, Math.max(...years)] as const)
      .filter(([, last]) => Number.isFinite(last)),
  );
}

/** A calendar that has no zone: the package then leaves the dates as they are written. */
function open(Calendar: HolidayCalendar, place: Place): InstanceType<HolidayCalendar> {
  const { country, state, region } = place;
  const calendar = new Calendar({ country, ...(state && { state }), ...(region && { region }) });
  calendar.setTimezone("");
  return calendar;
}

function textOf(value: object, key: string): string | undefined {
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof found === "string" ? found : undefined;
}

/** Names come by language; straight apostrophes, so that a name can be typed. */
function nameOf(value: object, languages: readonly string[]): string {
  const names: unknown = "name" in value ? value.name : undefined;
  if (typeof names === "string") return names;
  if (typeof names !== "object" || names === null) return "Public holiday";
  const english = languages.map((language) => textOf(names, language)).find((name) => name !== undefined);
  const name = english ?? Object.values(names).find((each) => typeof each === "string") ?? "Public holiday";
  return name.replaceAll("’", "'");
}
