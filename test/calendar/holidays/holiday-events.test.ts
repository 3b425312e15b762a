import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFromIso, formatDay } from "../../../src/calendar/day.ts";
import type { CalendarEvent } from "../../../src/calendar/event.ts";
import { countryProblem, holidayEvents, holidayGaps } from "../../../src/calendar/holidays/holiday-events.ts";
import { occasions } from "../../../src/calendar/holidays/occasions.ts";

const day = (text: string): number => dayFromIso(text)!;

function eventsOf(country: string | null, from: string, to: string): Promise<readonly CalendarEvent[]> {
  return holidayEvents({ country, from: day(from), to: day(to) });
}

/** The first days of an event that lie in the years asked for. */
async function starts(
  country: string | null,
  name: string,
  first: number,
  last = first,
): Promise<readonly string[]> {
  const events = await eventsOf(country, `${first}-01-01`, `${last}-12-31`);
  const found = events.filter((event) => event.name === name);
  expect(found.length).toBeLessThanOrEqual(1);
  return found
    .flatMap(({ occurrences }) => occurrences)
    .map(({ start }) => formatDay(start))
    .filter((text) => text >= `${first}` && text < `${last + 1}`);
}

describe("holidays", () => {
  it.each([
    // 5 U.S.C. 6103 and the calendars of the years.
    ["US", "Thanksgiving", ["2011-11-24", "2015-11-26", "2024-11-28"]],
    ["CA", "Thanksgiving", ["2024-10-14"]],
    ["US", "Black Friday", ["2011-11-25", "2019-11-29"]],
    ["GB", "Cyber Monday", ["2013-12-02", "2024-12-02"]],
    ["US", "Martin Luther King Jr. Day", ["2016-01-18"]],
    ["US", "Memorial Day", ["2012-05-28"]],
    ["US", "Labor Day", ["2014-09-01"]],
    // National Football League: the first Sunday of February from 2004, the second from 2022.
    ["US", "Super Bowl", ["1998-01-25", "2002-02-03", "2003-01-26", "2016-02-07", "2022-02-13"]],
    // National Retail Federation: 17 December 2022, when Christmas Eve was a Saturday.
    [null, "Super Saturday", ["2019-12-21", "2022-12-17", "2023-12-23"]],
    // Easter by the tables of the churches.
    [null, "Easter", ["1998-04-12", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2038-04-25"]],
    ["GR", "Orthodox Easter", ["2016-05-01", "2021-05-02", "2024-05-05"]],
    ["FR", "Pentecost", ["2026-05-24"]],
    ["GB", "Mother's Day", ["2016-03-06", "2023-03-19"]],
    ["US", "Mother's Day", ["2011-05-08"]],
    // Moved from 31 May by Pentecost in 2009 and 2020, not in 2026.
    ["FR", "Mother's Day", ["2009-06-07", "2020-06-07", "2026-05-31"]],
    ["DE", "Father's Day", ["2024-05-09"]],
    ["AU", "Father's Day", ["2024-09-01"]],
    ["NO", "Mother's Day", ["2024-02-11"]],
    ["AE", "Mother's Day", ["2024-03-21"]],
    // Spring Festival by the State Council of China; Korea an hour further east.
    ["CN", "Lunar New Year", ["1996-02-19", "2004-01-22", "2015-02-19", "2026-02-17", "2034-02-19"]],
    ["CN", "Lunar New Year", ["1997-02-07", "2027-02-06", "2033-01-31"]],
    ["KR", "Lunar New Year", ["1997-02-08", "2027-02-07"]],
    ["CN", "Mid-Autumn Festival", ["2020-10-01", "2026-09-25"]],
    ["KR", "Mid-Autumn Festival", ["2017-10-04", "2025-10-06"]],
    // Umm al-Qura, King Abdulaziz City for Science and Technology.
    ["SA", "Ramadan", ["2011-08-01", "2022-04-02", "2026-02-18"]],
    ["SA", "Eid al-Fitr", ["2011-08-30", "2022-05-02", "2026-03-20"]],
    ["SA", "Eid al-Adha", ["2021-07-20", "2026-05-27"]],
    // Lakshmi Puja as published in India.
    ["IN", "Diwali", ["1998-10-19", "2013-11-03", "2020-11-14", "2024-10-31", "2026-11-08"]],
    // Ministry of Manpower, Singapore: Deepavali and Hari Raya Puasa as gazetted.
    ["SG", "Diwali", ["2003-10-23", "2014-10-22", "2026-11-08"]],
    ["SG", "Eid al-Fitr", ["2023-04-22", "2024-04-10"]],
    ["IL", "Hanukkah", ["2013-11-28", "2024-12-26"]],
    ["IL", "Passover", ["2016-04-23", "2024-04-23"]],
    ["IL", "Rosh Hashanah", ["2024-10-03"]],
  ])("fall on their published dates: %s, %s", async (country, name, expected) => {
    for (const text of expected) {
      expect(await starts(country, name, Number(text.slice(0, 4)))).toEqual([text]);
    }
  });

  it("may come twice in a Gregorian year, or not at all", async () => {
    expect(await starts("SA", "Eid al-Fitr", 2000)).toEqual(["2000-01-08", "2000-12-27"]);
    expect(await starts("SA", "Eid al-Fitr", 2033)).toEqual(["2033-01-02", "2033-12-23"]);
    expect(await starts("SA", "Ramadan", 2030)).toEqual(["2030-01-05", "2030-12-26"]);
    expect(await starts("SA", "Eid al-Adha", 2039)).toEqual(["2039-01-05", "2039-12-26"]);
    expect(await starts("US", "Black Friday", 2010, 2012)).toEqual([
      "2010-11-26",
      "2011-11-25",
      "2012-11-23",
    ]);
    expect(await starts("GB", "Queen's Platinum Jubilee", 2023)).toEqual([]);
  });

  it("are one event each, with their eves, second days and substitute days", async () => {
    for (const country of ["US", "GB", "GB-SCT", "AU", "IE", "DE", "CA-ON", "NZ", "ZA"]) {
      const events = await eventsOf(country, "2019-01-01", "2026-12-31");
      const names = events.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => /Christmas|Boxing|Stephen/.test(name))).toEqual(["Christmas"]);
      expect(names.filter((name) => /New Year/.test(name))).toEqual(["New Year"]);
      expect(names.filter((name) => /Easter|Good Friday/.test(name))).toEqual(["Easter"]);
    }
  });

  it("last from a day off to its substitute day", async () => {
    const [juneteenth] = (await eventsOf("US", "2021-06-01", "2023-06-30")).filter(
      ({ name }) => name === "Juneteenth",
    );
    expect(juneteenth?.occurrences.map(({ start, end }) => [formatDay(start), formatDay(end)])).toEqual([
      ["2021-06-18", "2021-06-19"],
      ["2022-06-19", "2022-06-20"],
      ["2023-06-19", "2023-06-19"],
    ]);
  });

  it("say which dates are estimates and which fall on the same date each year", async () => {
    const events = new Map(
      (await eventsOf("AE", "2026-01-01", "2026-12-31")).map((event) => [event.name, event]),
    );
    expect(events.get("Eid al-Fitr")?.occurrences.every(({ isEstimated }) => isEstimated)).toBe(true);
    expect(events.get("Black Friday")?.occurrences.every(({ isEstimated }) => isEstimated)).toBe(false);
    const [listed, computed] = (await eventsOf("SG", "2030-01-01", "2031-12-31"))
      .filter(({ name }) => name === "Diwali")
      .flatMap(({ occurrences }) => occurrences);
    expect([listed?.isEstimated, computed?.isEstimated]).toEqual([false, true]);
    expect(events.get("New Year")?.isFixedDate).toBe(true);
    expect(events.get("Eid al-Fitr")?.isFixedDate).toBe(false);
    expect(events.get("Black Friday")?.isFixedDate).toBe(false);
  });

  it("come with the days whose windows reach in from outside the days asked for", async () => {
    const names = async (from: string, to: string) =>
      (await eventsOf(null, from, to)).map(({ name }) => name);
    expect(await names("2026-12-30", "2026-12-30")).toEqual(["New Year"]);
    expect(await names("2026-12-26", "2026-12-26")).toEqual(["Christmas"]);
    expect(await names("2027-01-03", "2027-01-03")).toEqual(["New Year"]);
    expect(await names("2026-07-15", "2026-07-15")).toEqual([]);
  });

  it("need the Islamic tables only where they are kept", async () => {
    await expect(eventsOf("SA", "2077-01-01", "2077-12-31")).rejects.toThrow(
      "Ramadan has no date in 2077: the tables of the Islamic calendar cover 1970 to 2076",
    );
    await expect(eventsOf("NG", "2078-01-01", "2078-12-31")).rejects.toThrow("cover 1970 to 2076");
    expect((await eventsOf("US", "2077-01-01", "2077-12-31")).length).toBeGreaterThan(15);
    expect((await eventsOf("SA", "2074-01-01", "2076-12-01")).length).toBeGreaterThan(5);
  });

  it("refuse what is no span of days", async () => {
    for (const [from, to] of [
      [10, 9],
      [Number.NaN, 9],
      [0, Number.POSITIVE_INFINITY],
      [-1, 9],
      [0.5, 9],
    ] as const) {
      await expect(holidayEvents({ country: null, from, to })).rejects.toThrow(RangeError);
    }
  });

  it("are the same days whatever span they are asked for in", async () => {
    const all = await eventsOf("DE-BY", "1996-01-01", "2032-12-31");
    const span = fc.tuple(fc.integer({ min: day("1997-01-01"), max: day("2030-01-01") }), fc.nat(700));
    await fc.assert(
      fc.asyncProperty(span, async ([from, length]) => {
        const part = await holidayEvents({ country: "DE-BY", from, to: from + length });
        for (const { name, occurrences } of part) {
          const whole = all.find((event) => event.name === name)?.occurrences ?? [];
          for (const occurrence of occurrences) expect(whole).toContainEqual(occurrence);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("ascend, lie in whole days and never overlap themselves, from 1990 to 2060", async () => {
    for (const country of [null, "US", "GB", "DE-BY", "JP", "FR", "AE", "IL", "IN", "BR", "RU", "ES"]) {
      for (const { occurrences } of await eventsOf(country, "1990-01-01", "2060-12-31")) {
        for (const [index, { start, end }] of occurrences.entries()) {
          expect(Number.isInteger(start) && Number.isInteger(end) && start <= end).toBe(true);
          expect(start).toBeGreaterThan(occurrences[index - 1]?.end ?? -1);
        }
      }
    }
  });
});

describe("windows", () => {
  it("of Christmas and New Year's meet and do not overlap", () => {
    const window = (name: string) => occasions.find((occasion) => occasion.name === name)!;
    expect(window("Christmas").daysAfter + window("New Year").daysBefore).toBe(6);
  });

  it("of Thanksgiving, Black Friday and Cyber Monday follow each other in the United States", async () => {
    const spans = (await eventsOf("US", "2026-11-20", "2026-12-02"))
      .filter(({ name }) => ["Thanksgiving", "Black Friday", "Cyber Monday"].includes(name))
      .map(({ name, occurrences: [only] }) => [
        name,
        formatDay(only!.start - only!.daysBefore),
        formatDay(only!.end + only!.daysAfter),
      ]);
    expect(spans).toEqual([
      ["Black Friday", "2026-11-27", "2026-11-29"],
      ["Cyber Monday", "2026-11-30", "2026-12-01"],
      ["Thanksgiving", "2026-11-19", "2026-11-26"],
    ]);
  });

  it("of Eid al-Fitr begin where Ramadan's span ends", async () => {
    const events = await eventsOf("SA", "1990-01-01", "2060-12-31");
    const of = (name: string) => events.find((event) => event.name === name)!.occurrences;
    for (const { start, daysBefore } of of("Eid al-Fitr")) {
      expect(
        of("Ramadan").some(({ end }) => start - daysBefore - end === 1 || start - daysBefore - end === 2),
      ).toBe(true);
    }
  });
});

describe("a country that is not known", () => {
  it.each([
    ["UK", 'no country "UK"; did you mean GB?'],
    ["jap", 'no country "jap"; did you mean JP?'],
    ["EN", 'no country "EN"; did you mean GB?'],
    ["Germany", 'no country "Germany"; did you mean DE?'],
    ["Deutschland", 'no country "Deutschland"; did you mean DE?'],
    ["Netherland", 'no country "Netherland"; did you mean NL?'],
    [
      "XX",
      'no country "XX"; a country is two letters of ISO 3166, as in US, GB or DE, perhaps with a region, as in DE-BY',
    ],
    ["US-California", 'no region "CALIFORNIA" in US; did you mean US-CA?'],
    ["FI-18", 'no region "18" in FI: its calendar has no regions; say FI'],
  ])("is told with the code that was likely meant: %s", async (code, problem) => {
    expect(await countryProblem(code)).toBe(problem);
    await expect(eventsOf(code, "2026-01-01", "2026-12-31")).rejects.toThrow(problem);
  });

  it("lists the regions when none is near", async () => {
    expect(await countryProblem("CA-XX")).toBe(
      'no region "XX" in CA; its regions with holidays of their own are AB, BC, MB, NB, NL, NS, NT, NU, ON, PE, QC, SK, YT',
    );
  });

  it("is none of these", async () => {
    for (const code of ["US", "us", "GB", "GB-SCT", "de_by", "US-CA-LA", "QA", "NP"]) {
      expect(await countryProblem(code)).toBeUndefined();
    }
  });
});

describe("holidays known by a list of dates", () => {
  it("are told when the list ends too early", async () => {
    const span = { from: day("2024-01-01"), to: day("2028-12-31") };
    expect(await holidayGaps({ country: "SG", ...span })).toEqual([{ name: "Vesak Day", lastYear: 2026 }]);
    expect(await holidayGaps({ country: "US", ...span })).toEqual([]);
    expect(await holidayGaps({ country: null, ...span })).toEqual([]);
  });
});
