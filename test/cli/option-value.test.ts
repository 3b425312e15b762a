import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkValue, valueFromTexts } from "../../src/cli/option-value.ts";
import { options } from "../../src/cli/options.ts";

describe("a fraction", () => {
  it("given as a percentage is refused with the fraction that was meant", () => {
    expect(valueFromTexts(options.serviceLevel, ["95"])).toEqual({
      problem: "must be in (0, 1); did you mean 0.95?",
    });
    expect(valueFromTexts(options.serviceLevel, ["99.9%"])).toEqual({
      problem: "must be in (0, 1); did you mean 0.999?",
    });
    expect(checkValue(options.serviceLevel, 95)).toEqual({
      problem: "must be in (0, 1); did you mean 0.95?",
    });
  });

  it("is neither 0 nor 1 nor beyond", () => {
    for (const text of ["0", "1", "-0.5", "100", "1e3"]) {
      expect(valueFromTexts(options.serviceLevel, [text]), text).toHaveProperty("problem");
    }
    expect(valueFromTexts(options.serviceLevel, ["1"])).toEqual({ problem: "must be in (0, 1)" });
  });

  it("is taken as it is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (tenThousandths) => {
        const value = tenThousandths / 10_000;
        expect(valueFromTexts(options.serviceLevel, [value.toFixed(4)])).toEqual({ value });
      }),
    );
  });
});

describe("a number", () => {
  it("is plain decimal digits and nothing else", () => {
    for (const text of ["NaN", "Infinity", "0x10", "1e999", "1e1", "", " 7", "7 days", "1,000"]) {
      expect(valueFromTexts(options.reviewDays, [text]), text).toEqual({
        problem: "must be a number such as 7 or 0.95",
      });
    }
  });

  it("is whole and in its range where the table says so", () => {
    expect(valueFromTexts(options.reviewDays, ["365"])).toEqual({ value: 365 });
    for (const text of ["366", "-1", "1.5"]) {
      expect(valueFromTexts(options.reviewDays, [text]), text).toEqual({
        problem: "must be a whole number from 0 to 365",
      });
    }
    expect(valueFromTexts(options.coverDays, ["1.5"])).toEqual({ value: 1.5 });
  });

  it("said twice is the last one", () => {
    expect(valueFromTexts(options.reviewDays, ["3", "5"])).toEqual({ value: 5 });
  });
});

describe("a date", () => {
  it("becomes its day", () => {
    expect(valueFromTexts(options.asOf, ["1970-01-02"])).toEqual({ value: 1 });
  });

  it("must exist and be written yyyy-mm-dd", () => {
    for (const text of ["2026-02-30", "04/03/2026", "1969-12-31", "2100-01-01", "2026-1-1"]) {
      expect(valueFromTexts(options.asOf, [text]), text).toHaveProperty("problem");
    }
  });
});

describe("texts", () => {
  it("of a list are split at commas only where a name cannot hold one", () => {
    expect(valueFromTexts(options.columns, ["sku,name", "order_by"])).toEqual({
      value: ["sku", "name", "order_by"],
    });
    expect(valueFromTexts(options.supplier, ["Acme, Inc."])).toEqual({ value: ["Acme, Inc."] });
  });

  it("must not be empty", () => {
    expect(valueFromTexts(options.columns, ["sku,,name"])).toHaveProperty("problem");
    expect(valueFromTexts(options.stock, [""])).toEqual({ problem: "must not be empty" });
    expect(checkValue(options.sales, ["a.csv", ""])).toHaveProperty("problem");
    expect(checkValue(options.sales, [1])).toHaveProperty("problem");
  });

  it("of a file are one, since a second would be lost", () => {
    expect(valueFromTexts(options.stock, ["a.csv", "b.csv"])).toHaveProperty("problem");
  });

  it("of a choice suggest the nearest", () => {
    expect(valueFromTexts(options.format, ["jsn"])).toEqual({
      problem: "must be one of table csv json ndjson markdown; did you mean json?",
    });
    expect(valueFromTexts(options.format, ["xlsx"])).toEqual({
      problem: "must be one of table csv json ndjson markdown",
    });
  });
});

describe("a map", () => {
  it("holds the header of each column", () => {
    expect(valueFromTexts(options.map, ["quantity=Units = sold", "sku=Code"])).toEqual({
      value: { quantity: "Units = sold", sku: "Code" },
    });
    expect(checkValue(options.map, { quantity: "Units" })).toEqual({ value: { quantity: "Units" } });
  });

  it("without a column or a header is refused", () => {
    for (const text of ["quantity", "=Units", "quantity="]) {
      expect(valueFromTexts(options.map, [text]), text).toHaveProperty("problem");
    }
    for (const value of [null, [], "quantity=Units", { quantity: 3 }]) {
      expect(checkValue(options.map, value)).toHaveProperty("problem");
    }
  });
});

describe("a flag", () => {
  it("in a variable is true or false in the usual words", () => {
    expect(valueFromTexts(options.quiet, ["1"])).toEqual({ value: true });
    expect(valueFromTexts(options.quiet, ["No"])).toEqual({ value: false });
    expect(valueFromTexts(options.quiet, ["maybe"])).toEqual({ problem: "must be true or false" });
  });

  it("in a settings file is a JSON boolean", () => {
    expect(checkValue(options.quiet, true)).toEqual({ value: true });
    expect(checkValue(options.quiet, "true")).toEqual({ problem: "must be true or false" });
    expect(checkValue(options.reviewDays, "7")).toEqual({ problem: "must be a number, without quotes" });
    expect(checkValue(options.stock, 7)).toEqual({ problem: "must be a text in double quotes" });
  });
});

describe("a map of columns", () => {
  it("keeps every column that is named, whatever its name", () => {
    for (const column of ["__proto__", "constructor", "toString"]) {
      const { value } = Object(valueFromTexts(options.map, [`${column}=Units`]));
      expect(Object.entries(value)).toEqual([[column, "Units"]]);
    }
  });
});

describe("a country", () => {
  it("is a code in any case, perhaps with a region", () => {
    expect(valueFromTexts(options.country, ["us"])).toEqual({ value: "US" });
    expect(checkValue(options.country, "de-by")).toEqual({ value: "DE-BY" });
    expect(checkValue(options.country, "de_by")).toEqual({ value: "DE-BY" });
  });

  it("that is no code is left as it is, to be told with the code that was meant", () => {
    for (const text of ["Germany", "USA", "US CA"]) {
      expect(checkValue(options.country, text), text).toEqual({ value: text });
    }
    expect(checkValue(options.country, " ")).toEqual({ problem: "must not be empty" });
  });
});
