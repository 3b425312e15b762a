import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstLine, isDelimiterRow, sniffDelimiter } from "../../src/input/delimiter.ts";
import { latestPlausibleDay } from "../../src/input/sales.ts";
import { surveyText } from "../../src/input/survey.ts";
import { chunkedSource, chunkSizes } from "./chunks.ts";

describe("the survey of a text", () => {
  const all = ["\r\n", "\n", "\r"];
  it.each([
    ["", ["\n"]],
    ["a", ["\n"]],
    ["a\nb\n", ["\n"]],
    ["a\r\nb\r\n", ["\r\n"]],
    ["a\rb\r", all],
    ["a\r\nb\r", all],
    ["a\r\nb\rc", all],
    ["a\nb\r\n", all],
    ["\r\r\n", all],
    ["\n\r", all],
  ])("finds the line breaks of %j", async (text, recordDelimiters) => {
    for (const size of chunkSizes) {
      const survey = await surveyText(chunkedSource("t.csv", text, size).open());
      expect(survey).toEqual({ recordDelimiters, hasQuotes: false });
    }
  });

  it("never leaves out a line break or a quote that is there, whatever the chunks", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\r", "\n", '"'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 12 }), async (text, size) => {
        const survey = await surveyText(chunkedSource("t.csv", text, size).open());
        expect(survey.hasQuotes).toBe(text.includes('"'));
        const rest = survey.recordDelimiters.reduce((left, end) => left.replaceAll(end, ""), text);
        expect(rest).toBe(text.replaceAll(/[\r\n]/g, ""));
      }),
    );
  });
});

describe("the delimiter", () => {
  it.each([
    ["date,sku,quantity", ","],
    ["date;sku;quantity", ";"],
    ["date\tsku\tquantity", "\t"],
    ["date|sku|quantity", "|"],
    ['"date, or time";"sku, or code";quantity', ";"],
    ["date", ","],
    ["a,b;c", ","],
    ["sep=|", "|"],
  ])("of %j is %j", (line, delimiter) => {
    expect(sniffDelimiter(line)).toBe(delimiter);
  });

  it("is told by the first line that is not blank, quoted line breaks included", () => {
    expect(firstLine("\n \r\na,b\nc", false)).toBe("a,b");
    expect(firstLine('"a\nb",c\n', false)).toBe('"a\nb",c');
    expect(firstLine("a,b", false)).toBeNull();
    expect(firstLine("a,b", true)).toBe("a,b");
    expect(isDelimiterRow(["sep=", ""])).toBe(true);
    expect(isDelimiterRow(["sep"])).toBe(false);
  });
});

describe("a date is far when it is more than 400 days after the next-latest one", () => {
  it.each([
    [[], 47481],
    [[100], 47481],
    [[100, 500], 47481],
    [[100, 501], 100],
    [[0, 100, 20_000, 20_001], 47481],
    [[100, 101, 20_000, 47_000], 101],
    [[100, 5000, 47_000], 100],
  ])("of the days %j the last that is not is %d", (days, latest) => {
    const seen = new Uint8Array(47_482);
    for (const day of days) seen[day] = 1;
    expect(latestPlausibleDay(seen)).toBe(latest);
  });
});
