import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateParser } from "../../src/calendar/date-format.ts";
import { dayFromIso, firstDay, formatDay, lastDay } from "../../src/calendar/day.ts";

const fourthOfMarch = { day: dayFromIso("2026-03-04") };

describe("dates without a format", () => {
  const parse = dateParser();

  it("take the date of an ISO timestamp as it is written, whatever its zone", () => {
    for (const text of [
      "2026-03-04",
      " 2026-03-04 ",
      "2026-03-04 10:00",
      "2026-03-04 10:00:00",
      "2026-03-04 23:30:00 -0500",
      "2026-03-04T23:30:00-05:00",
      "2026-03-04T00:15:00.000+09:00",
      "2026-03-04T10:00:00Z",
      "2026-03-04 10:00:00 UTC",
      "2026-03-04 10:00 PM",
    ]) {
      expect(parse(text)).toEqual(fourthOfMarch);
    }
  });

  it("are refused when no such day exists", () => {
    for (const text of ["2026-02-30", "2026-13-01", "2025-02-29", "2026-00-10", "2026-02-30T10:00:00Z"]) {
      expect(parse(text)).toEqual({ problem: "impossible" });
    }
  });

  it("are refused outside 1970 to 2099", () => {
    expect(parse("1969-12-31")).toEqual({ problem: "out-of-range" });
    expect(parse("2100-01-01")).toEqual({ problem: "out-of-range" });
    expect(parse("0001-01-01")).toEqual({ problem: "out-of-range" });
  });

  it("are never guessed where day and month could be swapped", () => {
    expect(parse("03/04/2026")).toEqual({
      problem: "ambiguous",
      hint: "say --date-format dd/MM/yyyy or MM/dd/yyyy",
    });
    expect(parse("3.4.26")).toEqual({ problem: "ambiguous", hint: "say --date-format dd.MM.yy or MM.dd.yy" });
    expect(parse("04/04/2026")).toMatchObject({ problem: "ambiguous" });
  });

  it.each([
    ["13/04/2026", "dd/MM/yyyy"],
    ["04/13/2026", "MM/dd/yyyy"],
    ["13-04-2026 10:30", "dd-MM-yyyy"],
    ["2026/03/04", '"yyyy/MM/dd"'],
    ["2026-3-4", '"yyyy-M-d"'],
    ["20260304", '"yyyyMMdd"'],
    ["4 Mar 2026", '"d MMM yyyy"'],
    ["Mar 4, 2026", '"MMM d, yyyy"'],
    ["4-Sept-26", '"d-MMM-yy"'],
  ])("of another shape come with the format that would fit: %s", (text, format) => {
    expect(parse(text)).toEqual({ problem: "bad", hint: `say --date-format ${format}` });
  });

  it("explain a spreadsheet's serial number", () => {
    const result = parse("46085");
    expect(result).toMatchObject({ problem: "bad" });
    expect("hint" in result && result.hint).toContain("2026-03-04");
  });

  it("ask for a day when they name a month or a week alone", () => {
    for (const text of ["2026-03", "3/2026", "Mar 2026", "March-26"]) {
      expect(parse(text)).toMatchObject({ hint: "a month? write its first day, as in 2026-03-01" });
    }
    expect(parse("2026-W05")).toMatchObject({ hint: "a week? write its first day, as in 2026-03-02" });
  });

  it("are bad, without a hint, when the text is nothing like a date", () => {
    for (const text of ["", "foo", "2026-03-04 foo", "99/99/2026", "12", "NaN", "2026-3-4-5", "١٢/٠٣/٢٠٢٦"]) {
      expect(parse(text)).toEqual({ problem: "bad" });
    }
  });

  it("give the same answer for the same text, however often and in whatever order it comes", () => {
    const texts = ["2026-03-04", "03/04/2026", "2026-03-04", "foo", "foo", "03/04/2026"];
    expect(texts.map(dateParser())).toEqual(texts.map((text) => dateParser()(text)));
    const many = Array.from({ length: 10_000 }, (_, index) => `x${index}`);
    expect([...many, ...many].map(parse)).toEqual([...many, ...many].map(() => ({ problem: "bad" })));
  });

  it("read back every day that is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: firstDay, max: lastDay }), (day) => {
        expect(parse(formatDay(day))).toEqual({ day });
      }),
    );
  });
});

describe("dates with a format", () => {
  it.each([
    ["dd/MM/yyyy", "04/03/2026"],
    ["dd/MM/yyyy", "4/3/2026"],
    ["dd/MM/yyyy", "04/03/2026 10:30"],
    ["MM/dd/yyyy", "03/04/2026"],
    ["M/d/yy", "3/4/26"],
    ["dd.MM.yyyy HH:mm", "04.03.2026 10:00"],
    ["yyyyMMdd", "20260304"],
    ["yyyy-dd-MM", "2026-04-03"],
    ["d MMM yyyy", "4 mar 2026"],
    ["MMMM d, yyyy h:mm a", "March 4, 2026 3:00 PM"],
    ["EEEE, MMMM do, yyyy", "Wednesday, March 4th, 2026"],
    ["yyyy-MM-dd'T'HH:mm:ss", "2026-03-04T10:00:00"],
    ["d 'de' MMM yyyy", "4 de mar 2026"],
  ])("are read by %s: %s", (format, text) => {
    expect(dateParser(format)(text)).toEqual(fourthOfMarch);
  });

  it("may be ISO dates too, unless the format has their shape", () => {
    expect(dateParser("dd/MM/yyyy")("2026-03-04T10:00:00Z")).toEqual(fourthOfMarch);
    expect(dateParser("yyyy-dd-MM")("2026-13-04")).toEqual({ day: dayFromIso("2026-04-13") });
  });

  it("put two-digit years in 1970 to 2069", () => {
    const parse = dateParser("dd/MM/yy");
    expect(parse("01/01/70")).toEqual({ day: 0 });
    expect(parse("01/01/69")).toEqual({ day: dayFromIso("2069-01-01") });
  });

  it("are told apart: impossible, out of range, of another shape", () => {
    const parse = dateParser("dd/MM/yyyy");
    expect(parse("30/02/2026")).toEqual({ problem: "impossible" });
    expect(parse("01/01/1950")).toEqual({ problem: "out-of-range" });
    expect(parse("04/13/2026")).toEqual({ problem: "impossible", hint: "say --date-format MM/dd/yyyy" });
    expect(parse("13/04/26")).toEqual({ problem: "bad", hint: "say --date-format dd/MM/yy" });
    expect(parse("03-04-2026")).toMatchObject({ problem: "bad" });
  });

  it("need a format that names one day, one month and one year, and say which was meant", () => {
    expect(() => dateParser("DD/MM/YYYY")).toThrow(
      new RangeError(
        'dateFormat must name a day (dd), a month (MM) and a year (yyyy), got "DD/MM/YYYY"; did you mean "dd/MM/yyyy"?',
      ),
    );
    expect(() => dateParser("dd/mm/yyyy")).toThrow('did you mean "dd/MM/yyyy"?');
    for (const format of ["", "foo", "dd/MM", "dd/MM/dd/yyyy", "HH:mm dd/MM/yyyy", "(", "%d/%m/%Y"]) {
      expect(() => dateParser(format)).toThrow(RangeError);
    }
  });

  it("never throw, whatever the text", () => {
    const parsers = [dateParser(), dateParser("dd/MM/yyyy"), dateParser("MMM d, yyyy")];
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(2), (text, which) => {
        const result = parsers[which]!(text);
        expect("day" in result || "problem" in result).toBe(true);
      }),
    );
  });
});
