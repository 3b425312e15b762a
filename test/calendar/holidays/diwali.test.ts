import { describe, expect, it } from "vitest";
import { formatDay } from "../../../src/calendar/day.ts";
import { diwali } from "../../../src/calendar/holidays/diwali.ts";
import { newMoonFrom } from "../../../src/calendar/holidays/new-moon.ts";

describe("Diwali", () => {
  it("falls on the dates published in India", () => {
    // 1992 to 1997: the press and, for 1997, the gazette; 2001 to 2030: timeanddate.com, but for 2024, which is as gazetted.
    const published =
      "1992-10-25 1993-11-13 1994-11-03 1996-11-10 1997-10-30 2000-10-26 2001-11-14 2002-11-04 2003-10-25 " +
      "2004-11-12 2005-11-01 2006-10-21 2007-11-09 2008-10-28 2009-10-17 2010-11-05 2011-10-26 2012-11-13 " +
      "2013-11-03 2014-10-23 2015-11-11 2016-10-30 2017-10-19 2018-11-07 2019-10-27 2020-11-14 2021-11-04 " +
      "2022-10-24 2023-11-12 2024-10-31 2025-10-20 2026-11-08 2027-10-29 2028-10-17 2029-11-05 2030-10-26";
    const dates = published.split(" ");
    expect(dates.map((text) => formatDay(diwali(Number(text.slice(0, 4)))))).toEqual(dates);
  });

  it("never leaves the weeks from 16 October to 17 November", () => {
    for (let year = 1970; year <= 2099; year++) {
      const date = formatDay(diwali(year)).slice(5);
      expect(date >= "10-16" && date <= "11-17").toBe(true);
    }
  });
});

describe("the new moon", () => {
  it("comes at the minute of Meeus's example 49.a, 18 February 1977 at 3:37:42 TD", () => {
    const minutes = (newMoonFrom(2600) - Date.UTC(1977, 1, 18, 3, 37, 42) / 86_400_000) * 1440;
    expect(Math.abs(minutes)).toBeLessThan(2);
  });

  it("comes every 29.2 to 29.9 days", () => {
    let last = newMoonFrom(0);
    for (let index = 0; index < 1600; index++) {
      const next = newMoonFrom(last + 1);
      expect(next - last).toBeGreaterThan(29.2);
      expect(next - last).toBeLessThan(29.9);
      last = next;
    }
  });
});
