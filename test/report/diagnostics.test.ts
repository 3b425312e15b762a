import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/errors.ts";
import { renderDiagnostics } from "../../src/report/diagnostics.ts";
import { windowAround } from "../../src/report/source-window.ts";
import { textWidth } from "../../src/report/text-width.ts";
import { joined, plain } from "./sample-row.ts";

const badQuantity: Diagnostic = {
  severity: "error",
  code: "bad-quantity",
  file: "sales.csv",
  line: 1042,
  column: 18,
  source: '2026-03-04,A-100,"12,5"',
  message: '"12,5" is not a number',
  hint: "use a decimal point, or say --decimal ,",
};

const missingColumn: Diagnostic = {
  severity: "error",
  code: "missing-column",
  file: "sales.csv",
  line: 1,
  column: 1,
  message: 'no column "quantity"; found date, sku, qty_sold',
  hint: "--map quantity=qty_sold",
};

function rendered(diagnostics: readonly Diagnostic[], options = {}): string {
  return joined(renderDiagnostics(diagnostics, { ...plain, ...options }));
}

/** Where the caret of the rendered problem stands, and its source line. */
function caretOf(text: string): { readonly at: number; readonly sourceLine: string } {
  const lines = text.split("\n");
  return { at: (lines[2] ?? "").indexOf("^"), sourceLine: lines[1] ?? "" };
}

describe("diagnostics", () => {
  it("show place, source line, caret and hint", () => {
    expect(rendered([badQuantity, missingColumn])).toBe(
      [
        'sales.csv:1042:18: error[bad-quantity]: "12,5" is not a number',
        '  1042 | 2026-03-04,A-100,"12,5"',
        "       |                  ^",
        "  hint: use a decimal point, or say --decimal ,",
        'sales.csv:1:1: error[missing-column]: no column "quantity"; found date, sku, qty_sold',
        "  hint: --map quantity=qty_sold",
        "2 errors",
        "",
      ].join("\n"),
    );
  });

  it("say nothing when there is nothing to say", () => {
    expect(rendered([])).toBe("");
  });

  it("name a file alone when the problem is the whole file's", () => {
    const diagnostic: Diagnostic = {
      severity: "warning",
      code: "no-country",
      file: "-",
      message: "none given",
    };
    expect(rendered([diagnostic])).toBe("-: warning[no-country]: none given\n1 warning\n");
  });

  it("count what comes after twenty of a kind in a file", () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...badQuantity, line: index + 2 }));
    const uncounted = [{ severity: "error", code: "bad-quantity", file: "sales.csv", count: 1224 }] as const;
    const text = rendered([...many, missingColumn], { uncounted });
    expect(text.match(/\n {7}\| |\n {2,}\d+ \| /g)?.length).toBe(20);
    expect(text).toContain("error[missing-column]");
    expect(text.endsWith("… and 1,234 more bad-quantity in sales.csv\n1,255 errors\n")).toBe(true);
  });

  it("count kinds of which none was kept", () => {
    const uncounted = [{ severity: "warning", code: "late", file: "a.csv", count: 2 }] as const;
    expect(rendered([], { uncounted })).toBe("… and 2 more late in a.csv\n2 warnings\n");
  });

  it("put the caret under the column behind tabs and wide characters", () => {
    const source = "日本\té,👩‍👩‍👧,x";
    const column = source.indexOf("x") + 1;
    const { at, sourceLine } = caretOf(rendered([{ ...badQuantity, source, column }]));
    expect(sourceLine).toBe("  1042 | 日本    é,👩‍👩‍👧,x");
    expect(textWidth(sourceLine.slice(0, sourceLine.indexOf("x")))).toBe(at);
  });

  it("show a window of a long line", () => {
    const source = `${"a,".repeat(5000)}BAD${",b".repeat(5000)}`;
    const { at, sourceLine } = caretOf(rendered([{ ...badQuantity, source, column: 10_001 }], { width: 60 }));
    expect(textWidth(sourceLine)).toBeLessThanOrEqual(60);
    expect(sourceLine.slice(at, at + 3)).toBe("BAD");
    expect(sourceLine).toMatch(/^ {2}1042 \| ….*…$/);
  });

  it("let no control byte through", () => {
    const hostile = "x\u001b[2J\u202e\u0000y";
    const text = rendered([
      { ...badQuantity, source: hostile, message: hostile, file: hostile, hint: hostile },
    ]);
    expect(text).toContain("x\\x1b[2J\\u202e\\x00y");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it("colour by severity only when told to", () => {
    expect(rendered([badQuantity], { colorLevel: 1 })).toContain("\u001b[31m");
    expect(rendered([badQuantity])).not.toContain("\u001b");
  });
});

describe("the window around a column", () => {
  it("points behind the line for the column after its end", () => {
    expect(windowAround("a,b", 4, 40)).toEqual({ text: "a,b", caret: 3 });
    expect(windowAround("", 1, 40)).toEqual({ text: "", caret: 0 });
  });

  it("fits its width and has the character of the column at the caret", () => {
    const printable = fc.string({
      unit: fc.constantFrom("a", ",", "é", "日", "x"),
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(printable, fc.nat(199), fc.integer({ min: 20, max: 120 }), (source, at, width) => {
        const index = Math.min(at, source.length - 1);
        const { text, caret } = windowAround(source, index + 1, width);
        expect(textWidth(text)).toBeLessThanOrEqual(width);
        let behind = "";
        for (const character of text) {
          if (textWidth(behind) === caret) {
            expect(character).toBe(source[index]);
            return;
          }
          behind += character;
        }
        expect.unreachable("the caret is outside the window");
      }),
    );
  });
});
