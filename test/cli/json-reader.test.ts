import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonSyntaxError, placeOf, readJsonObject } from "../../src/cli/json-reader.ts";

/** The message and place of the mistake in a text. */
function mistake(text: string): string {
  try {
    readJsonObject(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column } = placeOf(text, error.offset);
    return `${line}:${column} ${error.message}`;
  }
  return "none";
}

describe("the members of a JSON object", () => {
  it("are those that JSON.parse finds, whatever they hold", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(0, 2, "\t"),
        (object, indent) => {
          const text = JSON.stringify(object, null, indent);
          const read = Object.fromEntries(readJsonObject(text).map(({ key, value }) => [key, value]));
          expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(text)));
        },
      ),
    );
  });

  it("know where they stand", () => {
    const text = '\uFEFF{\r\n  "a": 1,\r  "b" : [1, "x"]\n}\n';
    expect(readJsonObject(text).map(({ keyOffset }) => placeOf(text, keyOffset))).toEqual([
      { line: 2, column: 3 },
      { line: 3, column: 3 },
    ]);
    expect(readJsonObject(text).map(({ valueOffset }) => placeOf(text, valueOffset))).toEqual([
      { line: 2, column: 8 },
      { line: 3, column: 9 },
    ]);
  });

  it("are refused with the place of the first mistake", () => {
    expect(mistake("")).toBe("1:1 expected {");
    expect(mistake("[1]")).toBe("1:1 expected {");
    expect(mistake('{"a": 1,}')).toBe("1:9 expected a key after the comma, not }");
    expect(mistake('{"a": 1')).toBe("1:8 expected , or }");
    expect(mistake('{"a": ')).toBe("1:7 the file ends too early");
    expect(mistake("{'a': 1}")).toBe("1:2 expected a key in double quotes");
    expect(mistake('{"a" 1}')).toBe('1:6 expected : after "a"');
    expect(mistake('{"a": NaN}')).toBe("1:7 expected a value");
    expect(mistake('{"a": 0x1}')).toBe("1:7 expected a value");
    expect(mistake('{"a": 01}')).toBe("1:7 expected a value");
    expect(mistake('{"a": "b\n"}')).toBe("1:7 a line break, control character or unknown \\ inside a text");
    expect(mistake('{"a": "b}')).toBe('1:7 a text without a closing "');
    expect(mistake('{"a": [1 2]}')).toBe("1:10 expected , or ]");
    expect(mistake('{"a": 1} // b')).toBe("1:10 expected nothing after the last }");
    expect(mistake(`{"a": ${"[".repeat(1000)}`)).toMatch(/nested too deeply$/);
  });

  it("are refused exactly where JSON.parse refuses the text", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"',
      "1",
      "-",
      "true",
      "null",
      " ",
      "\\",
      ".5",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `{"a":${pieces.join("")}}`;
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(mistake(text) === "none").toBe(isJson);
      }),
      { numRuns: 2000 },
    );
  });
});
