import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printedCell } from "../../src/report/column.ts";
import { planColumns } from "../../src/report/columns.ts";
import { writeCsv } from "../../src/report/csv.ts";
import { formatOfPath, formats, isFormatName } from "../../src/report/formats.ts";
import { writeJson } from "../../src/report/json.ts";
import { writeNdjson } from "../../src/report/ndjson.ts";
import { evidenceObject } from "../../src/report/row-object.ts";
import { anyRow, joined, plain, sampleReport, sampleRow } from "./sample-row.ts";

/** Escape, C1 control sequence introducer, right-to-left override: what must not reach a terminal. */
const hostile = "A\u001b[31mB\u009b2JC\u0007";

describe.each(Object.keys(formats).filter(isFormatName))("format %s", (name) => {
  const format = formats[name];

  it("says what it is for", () => {
    expect(format.doc).toMatch(/^[a-z].{5,70}$/i);
  });

  it("is chosen by the end of a file's name", () => {
    for (const extension of format.extensions)
      expect(formatOfPath(`plans/Monday${extension.toUpperCase()}`)).toBe(name);
  });

  it("writes the same bytes twice, ending with a line end", async () => {
    const write = await format.load();
    const report = sampleReport([sampleRow(), sampleRow({ sku: "B", action: "ok" })]);
    const text = joined(write(report, plain));
    expect(text).toBe(joined(write(report, plain)));
    expect(text.endsWith("\n")).toBe(true);
  });

  it("writes a plan without rows", async () => {
    const write = await format.load();
    expect(joined(write(sampleReport([]), plain))).toMatch(name === "ndjson" ? /^$/ : /\n$/);
  });

  it("lets no control byte of the data through", async () => {
    const write = await format.load();
    const text = joined(write(sampleReport([sampleRow({ name: hostile, reason: hostile })]), plain));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it("writes thousands of rows piece by piece", async () => {
    const write = await format.load();
    const rows = Array.from({ length: 2500 }, (_, index) => sampleRow({ sku: `S${index}` }));
    const pieces = [...write(sampleReport(rows), plain)];
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join("").match(/S\d+/g)).toEqual(expect.arrayContaining(["S0", "S2499"]));
  });

  it("refuses NaN", async () => {
    const write = await format.load();
    const report = sampleReport([sampleRow({ orderQuantity: Number.NaN })]);
    expect(() => joined(write(report, plain))).toThrow(RangeError);
  });
});

describe("formatOfPath", () => {
  it("knows nothing of other endings", () => {
    expect(formatOfPath("plan.xlsx")).toBeUndefined();
    expect(formatOfPath("csv")).toBeUndefined();
  });
});

/** What csv makes of a cell: text kept from running as a formula, lists joined. */
function expectedCsv(cell: ReturnType<typeof printedCell>): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = typeof cell === "string" ? cell : cell.join(";");
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Any text without the control bytes that csv replaces. */
const printable = fc
  .string({ unit: "binary" })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that csv replaces
  .map((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g, ""));

describe("csv", () => {
  it("reads back as the same cells", () => {
    fc.assert(
      fc.property(fc.array(anyRow(printable), { maxLength: 5 }), (rows) => {
        const [header, ...records] = parse(joined(writeCsv(sampleReport(rows), plain)));
        expect(header).toEqual(planColumns.map((column) => column.name));
        expect(records.length).toBe(rows.length);
        for (const [index, row] of rows.entries()) {
          const cells = planColumns.map((column) => printedCell(column, row));
          const record = records[index] ?? [];
          for (const [at, cell] of cells.entries()) {
            if (typeof cell === "number") expect(Number(record[at])).toBe(cell);
            else expect(record[at]).toBe(expectedCsv(cell));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("neutralises formulas in text but never numbers", () => {
    const row = sampleRow({ sku: "=1+1", name: "+A", supplier: "-B", category: "@C", leadTimeDemand: 130 });
    const selected = planColumns.filter((column) =>
      ["sku", "name", "supplier", "category", "safety_stock"].includes(column.name),
    );
    const text = joined(writeCsv(sampleReport([row], { selected }), plain));
    expect(text).toBe("sku,name,supplier,category,safety_stock\n'=1+1,'+A,'-B,'@C,-11\n");
  });

  it("keeps a row whose only cell is empty", () => {
    const selected = planColumns.filter((column) => column.name === "location");
    const text = joined(writeCsv(sampleReport([sampleRow(), sampleRow()], { selected }), plain));
    expect(parse(text)).toEqual([["location"], [""], [""]]);
  });
});

describe("json", () => {
  it("has its keys in a fixed order", () => {
    const document = JSON.parse(joined(writeJson(sampleReport([sampleRow()]), plain)));
    expect(Object.keys(document)).toEqual([
      "schemaVersion",
      "asOf",
      "settings",
      "rows",
      "summary",
      "diagnostics",
    ]);
    expect(document.asOf).toBe("2026-03-04");
    expect(Object.keys(document.rows[0])).toEqual([...planColumns.map((column) => column.name), "evidence"]);
  });

  it("reads back as the same cells, hostile text included", () => {
    fc.assert(
      fc.property(fc.array(anyRow(), { maxLength: 5 }), (rows) => {
        const document = JSON.parse(joined(writeJson(sampleReport(rows), plain)));
        const expected = rows.map((row) => ({
          ...Object.fromEntries(planColumns.map((column) => [column.name, printedCell(column, row)])),
          evidence: evidenceObject(row.evidence),
        }));
        expect(document.rows).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("carries the season of the evidence, with ISO dates", () => {
    const document = JSON.parse(joined(writeJson(sampleReport([sampleRow()]), plain)));
    const { season } = document.rows[0].evidence;
    expect(season).toMatchObject({ plain_buckets: 12.5, event_buckets: 4.3, unseen: ["Lunar New Year"] });
    expect(season.weekdays).toHaveLength(7);
    expect(season.events[0]).toMatchObject({ name: "Black Friday", day: "2026-03-05", to: "2026-03-07" });
    const { evidence } = sampleRow();
    expect(evidenceObject({ ...evidence, season: null }).season).toBeNull();
    const weekly = { ...evidence.season!, weekdays: null };
    expect(evidenceObject({ ...evidence, season: weekly }).season).toMatchObject({ weekdays: null });
  });

  it("carries the same rows as ndjson", () => {
    const report = sampleReport([sampleRow(), sampleRow({ sku: "B" })]);
    const lines = joined(writeNdjson(report, plain)).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(joined(writeJson(report, plain))).rows);
  });

  it("carries the same numbers as csv", () => {
    fc.assert(
      fc.property(anyRow(printable), (row) => {
        const document = JSON.parse(joined(writeJson(sampleReport([row]), plain)));
        const [record = {}] = parse<Record<string, string>>(joined(writeCsv(sampleReport([row]), plain)), {
          columns: true,
        });
        for (const column of planColumns) {
          const cell = document.rows[0][column.name];
          if (typeof cell === "number") expect(Number(record[column.name])).toBe(cell);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("writes evidence with snake_case keys, dates and six digits", () => {
    const [row] = JSON.parse(joined(writeJson(sampleReport([sampleRow()]), plain))).rows;
    expect(row.evidence.history.first_sale).toBe("2024-03-18");
    expect(row.evidence.forecast.discount).toBe(0.991235);
    expect(row.evidence.lead_time.source).toBe("sku+supplier");
    expect(Object.keys(row.evidence)).toEqual(["history", "forecast", "lead_time", "policy", "season"]);
  });

  it("leaves evidence out when columns are chosen", () => {
    const selected = planColumns.filter((column) => column.name === "sku");
    const document = JSON.parse(joined(writeJson(sampleReport([sampleRow()], { selected }), plain)));
    expect(document.rows).toEqual([{ sku: "MUG-01" }]);
  });

  it("tells diagnostics with every key", () => {
    const diagnostics = [{ severity: "error", code: "bad-date", file: "s.csv", message: "no date" }] as const;
    const document = JSON.parse(joined(writeJson(sampleReport([], { diagnostics }), plain)));
    expect(document.diagnostics).toEqual([
      {
        severity: "error",
        code: "bad-date",
        file: "s.csv",
        line: null,
        column: null,
        message: "no date",
        hint: null,
      },
    ]);
  });
});
