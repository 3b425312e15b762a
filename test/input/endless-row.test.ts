import { describe, expect, it } from "vitest";
import { DiagnosticLog } from "../../src/input/diagnostic-log.ts";
import { sourceFromChunks } from "../../src/input/source.ts";
import { readTable } from "../../src/input/table.ts";

const megabyte = 1024 * 1024;

/** What is told of a sales file that is `start` and then so many megabytes of `filling`. */
async function diagnosticsOf(start: string, filling: string, megabytes: number) {
  const log = new DiagnosticLog();
  const part = Buffer.from(filling.repeat(megabyte / 4 / filling.length));
  const chunks = [Buffer.from(start), ...Array.from({ length: megabytes * 4 }, () => part)];
  const table = await readTable(
    {
      ...{ table: "sales", source: sourceFromChunks("sales.csv", chunks), delimiter: null, mappings: [] },
      ...{ usedMappings: new Set(), log, rejects: null, touchedItems: new Set() },
    },
    () => () => true,
  );
  return { isRead: table !== null, diagnostics: log.diagnostics };
}

const header = "date,sku,quantity\n";

describe("a row without an end", () => {
  it("is told with the quote that was left open, not read to the end of the file", async () => {
    const { isRead, diagnostics } = await diagnosticsOf(
      `${header}2026-03-01,"A,1\n`,
      "2026-03-02,B-1,1\n",
      18,
    );
    expect(isRead).toBe(false);
    expect(diagnostics).toMatchObject([{ code: "open-quote", line: 2, column: 12 }]);
    expect(diagnostics[0]?.message).toBe("this quote is never closed: the row goes on for more than 16 MB");
  });

  it("is told where it begins when there is no quote", async () => {
    const { diagnostics } = await diagnosticsOf(`${header}2026-03-01,A,1\n`, "xxxx", 18);
    expect(diagnostics).toMatchObject([{ code: "endless-row", line: 3, column: 1 }]);
    expect(diagnostics[0]?.message).toBe("the row goes on for more than 16 MB");
  });

  it("is told of a header that fills a megabyte", async () => {
    const { diagnostics } = await diagnosticsOf("date,sku,quantity", ",xxx", 2);
    expect(diagnostics).toMatchObject([{ code: "endless-row", line: 1, column: 1 }]);
    expect(diagnostics[0]?.message).toBe("the row goes on for more than 1 MB");
  });

  it("is not one that ends after some megabytes", async () => {
    expect((await diagnosticsOf(`${header}2026-03-01,"`, "xxxx", 15)).isRead).toBe(true);
  });
});
