import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import { formatDay, weekday } from "../../../src/calendar/day.ts";
import { keptOccasions, type Occasion } from "../../../src/calendar/holidays/occasion.ts";
import { namedCountries, occasions } from "../../../src/calendar/holidays/occasions.ts";
import {
  daysOfRule,
  isEstimatedRule,
  isFixedDateRule,
  isIslamic,
  ruledDates,
} from "../../../src/calendar/holidays/ruled-dates.ts";

const years = Array.from({ length: 71 }, (_, index) => 1990 + index);
const rules = [...new Set(occasions.flatMap(({ kept }) => kept.flatMap((keeping) => keeping.rules)))];

describe("the rules of the occasions", () => {
  const dates = ruledDates(Holidays, rules, years);

  it.each(rules.filter((rule) => !isIslamic(rule)))("give one date in each year of their era: %s", (rule) => {
    const found = (dates.get(rule) ?? []).map(({ start }) => Number(formatDay(start).slice(0, 4)));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(Array.from({ length: found.length }, (_, index) => (found[0] ?? 0) + index));
    if (!/since|prior|^\d{4}-/.test(rule)) expect(found.length).toBe(years.length);
  });

  it.each(rules.filter(isIslamic))("come every 354 or 355 days: %s", (rule) => {
    const found = (dates.get(rule) ?? []).map(({ start }) => start);
    expect(found.length).toBeGreaterThan(72);
    for (const [index, start] of found.slice(1).entries())
      expect([354, 355]).toContain(start - (found[index] ?? 0));
  });

  it("are estimates where the moon must be seen", () => {
    expect(rules.filter(isEstimatedRule)).toEqual([
      "diwali",
      "1 Ramadan P20D",
      "1 Shawwal",
      "10 Dhu al-Hijjah",
    ]);
  });

  it("are told apart: on one date of the year, or moving", () => {
    expect(
      ["12-25", "julian 12-25", "substitutes 01-01 if sunday then next monday"].every(isFixedDateRule),
    ).toBe(true);
    expect(["2022-09-19", "easter 1", "1st monday in May", "1 Shawwal"].some(isFixedDateRule)).toBe(false);
    expect(["25 Kislev P8D", "08-01 P31D", "12-25"].map(daysOfRule)).toEqual([8, 31, 1]);
  });

  it("put Mother's Day of France on a Sunday that is never Pentecost", () => {
    const pentecost = new Set((dates.get("easter 49") ?? []).map(({ start }) => start));
    for (const { start } of dates.get("french mother's day") ?? []) {
      expect(weekday(start)).toBe(6);
      expect(pentecost.has(start)).toBe(false);
    }
  });
});

describe("an occasion", () => {
  const gifts: Occasion = {
    name: "Gifts",
    daysBefore: 7,
    daysAfter: 1,
    kept: [
      { countries: "NL BE", rules: ["12-05"], daysBefore: 21 },
      { countries: "CN", rules: [] },
      { whereRule: /^12-06 /, rules: ["12-06"] },
      { countries: "international", rules: ["12-24"] },
    ],
  };
  const keptBy = (country: string | null, ownCalendar: readonly string[] = []) =>
    keptOccasions([gifts], country, ownCalendar).map(({ rules, daysBefore, daysAfter }) => [
      ...rules,
      daysBefore,
      daysAfter,
    ]);

  it("is kept by the first entry that fits a country, with its own window where it has one", () => {
    expect(keptBy("NL", ["12-06 | Saint Nicholas"])).toEqual([["12-05", 21, 1]]);
    expect(keptBy("PL", ["12-06 | Saint Nicholas"])).toEqual([["12-06", 7, 1]]);
    expect(keptBy(null)).toEqual([["12-24", 7, 1]]);
  });

  it("is not kept where nothing fits or no rule is given", () => {
    expect(keptBy("US")).toEqual([]);
    expect(keptBy("CN", ["12-06 | Saint Nicholas"])).toEqual([]);
  });
});

it("names countries by codes that exist, besides those whose holidays are not known", () => {
  const known = new Holidays().getCountries();
  const unknown = namedCountries().filter((code) => known[code] === undefined);
  expect(unknown.join(" ")).toBe("AF IQ JO KG KW LB MN MO MV NP OM PG PS QA SY TJ TM WS YE");
});
