import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delimiters } from "../../src/input/delimiter.ts";
import { RecordScanner } from "../../src/input/places.ts";
import { type RecordsRead, readRecords } from "../../src/input/records.ts";
import type { Source } from "../../src/input/source.ts";
import { splitCells } from "../../src/input/split-cells.ts";
import { chunkedSource, chunkSizes } from "./chunks.ts";
import { fixtures } from "./fixture-cases.ts";

interface Table {
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  readonly read: RecordsRead;
}

async function readAll(source: Source, delimiter: RecordsRead["delimiter"] | null = null): Promise<Table> {
  let header: readonly string[] | null = null;
  const rows: (readonly string[])[] = [];
  const read = await readRecords(source, {
    delimiter,
    begin: (found) => {
      header = found;
      return (cells) => rows.push(cells) > 0;
    },
  });
  return { header, rows, read };
}

describe("a table is read alike whatever the chunks in which it comes", () => {
  const text = '\ufeffdate;sku;"qu""an\r\ntity"\r\n2026-03-02;"Ä;1";3\n\n2026-03-03;"two\nlines";\r4;5;6';
  it.each(chunkSizes)("in chunks of %d bytes (0: all at once)", async (size) => {
    const { header, rows, read } = await readAll(chunkedSource("sales.csv", text, size));
    expect(header).toEqual(["date", "sku", 'qu"an\r\ntity']);
    expect(rows).toEqual([
      ["2026-03-02", "Ä;1", "3"],
      ["2026-03-03", "two\nlines", ""],
      ["4", "5", "6"],
    ]);
    expect(read).toMatchObject({ delimiter: ";", rows: 3, badRows: [], hasQuoteFaults: false });
  });

  const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".csv") && !/nul|excel/.test(name))
    .sort();
  it.each(files)("%s", async (name) => {
    const bytes = readFileSync(join(fixtures, name));
    const whole = await readAll(chunkedSource(name, bytes, 0));
    for (const size of chunkSizes) expect(await readAll(chunkedSource(name, bytes, size))).toEqual(whole);
  });
});

const cell = fc.string({
  unit: fc.constantFrom("a", "B", "1", " ", '"', ",", ";", "\t", "|", "\n", "\r", "é", "😀"),
  maxLength: 6,
});

describe("what was written is read", () => {
  it("for cells of any content, with each delimiter and line end", async () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(...delimiters),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.constantFrom(...chunkSizes),
        async (cells, delimiter, lineEnd, size) => {
          const header = ["date", "sku", "quantity", "name"];
          const text = stringify([header, ...cells], { delimiter, record_delimiter: lineEnd, quoted: true });
          const { rows, header: found } = await readAll(chunkedSource("t.csv", text, size));
          expect(found).toEqual(header);
          const isFirstBlank = cells.findIndex((row) => row.some((text) => text.trim() !== ""));
          expect(rows).toEqual(isFirstBlank < 0 ? [] : cells.slice(isFirstBlank));
        },
      ),
    );
  });
});

describe("a file with tabs", () => {
  it("quotes nothing but whole cells, as Amazon's reports do", async () => {
    const text =
      'sku\tproduct-name\tquantity\nA\tMug 4" high\t1\nB\t"Best Dad" mug\t2\nC\t"Mug, 4"" high"\t3\n';
    const { rows, read } = await readAll(chunkedSource("t.tsv", text, 0));
    expect(rows.map((row) => row[1])).toEqual(['Mug 4" high', '"Best Dad" mug', 'Mug, 4" high']);
    expect(read.hasQuoteFaults).toBe(false);
  });
});

describe("the second pass", () => {
  it("sees the records that csv-parse sees, in texts of any kind and in any chunks", async () => {
    const messy = fc.string({ unit: fc.constantFrom("a", '"', ",", "\t", "\n", "\r", " "), maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        messy,
        fc.constantFrom(",", "\t"),
        fc.constantFrom(1, 3, 0),
        async (tail, mark, size) => {
          const text = `h${mark}i\nx${mark}y\n${tail}`;
          const { rows, read } = await readAll(chunkedSource("t.csv", text, 0), mark);
          const scanned: string[][] = [];
          let faults = 0;
          const scanner = new RecordScanner(mark, ({ raw, fault }) => {
            if (fault === null) scanned.push(splitCells(raw, mark).cells);
            else faults++;
          });
          for (let at = 0; at < text.length; at += size || text.length) {
            scanner.write(text.slice(at, at + (size || text.length)));
          }
          scanner.end();
          expect(scanned.slice(1)).toEqual(rows);
          expect(faults > 0).toBe(read.hasQuoteFaults);
        },
      ),
      { numRuns: 500 },
    );
  });
});
