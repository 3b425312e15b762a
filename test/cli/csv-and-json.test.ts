import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, it } from "vitest";
import { projectFolder } from "../source-tree.ts";

type Cell = string | number | null | readonly string[];

const folder = mkdtempSync(join(tmpdir(), "restock-csv-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = ["-c", join(projectFolder, "fixtures/example/restock.json")];

function restock(args: readonly string[]): string {
  const program = join(projectFolder, "bin/restock.js");
  const options = { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 } as const;
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], options);
  if (status !== 0) throw new Error(`restock ended with ${status}: ${stderr}`);
  return stdout;
}

/** Records of `plan -o orders.csv`, header first. */
function writtenCsv(args: readonly string[]): readonly (readonly string[])[] {
  restock(["plan", ...args, "-q", "-o", "orders.csv"]);
  return parse(readFileSync(join(folder, "orders.csv")));
}

/** Rows of `plan --json`, each a list of columns and cells; evidence is no column. */
function printedJson(args: readonly string[]): readonly (readonly (readonly [string, Cell])[])[] {
  const { rows }: { rows: readonly Record<string, Cell>[] } = JSON.parse(
    restock(["plan", ...args, "-q", "--json"]),
  );
  return rows.map((row) => Object.entries(row).filter(([column]) => column !== "evidence"));
}

/** What a cell of csv says, given what kind of cell it is in JSON. */
function cellLike(json: Cell, csv: string): Cell {
  if (json === null) return csv === "" ? null : csv;
  if (typeof json === "number") return csv === "" ? "nothing" : Number(csv);
  return Array.isArray(json) ? csv.split(";").filter((flag) => flag !== "") : csv;
}

function expectSame(args: readonly string[]): number {
  const [header = [], ...records] = writtenCsv(args);
  const rows = printedJson(args);
  expect(records).toHaveLength(rows.length);
  for (const [index, row] of rows.entries()) {
    expect(row.map(([column]) => column)).toEqual(header);
    const cells = row.map(([, cell], place) => cellLike(cell, records[index]?.[place] ?? "missing"));
    expect(cells).toEqual(row.map(([, cell]) => cell));
  }
  return rows.length;
}

describe("csv and JSON of a plan", () => {
  it("hold the same numbers, dates and words in every column", () => {
    expect(expectSame(example)).toBeGreaterThan(30);
  });

  it("are the same for the columns and rows chosen", () => {
    const choice = ["--columns", "flags,sku,safety_stock,order_by", "--only", "order", "--sort", "sku"];
    expect(expectSame([...example, ...choice])).toBeGreaterThan(5);
  });

  it("keep commas, quotes, line breaks and numbers of any size through a spreadsheet's rules", () => {
    const sku = '"A ""big"", one\nof two"';
    const days = Array.from({ length: 60 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)));
    const sales = days.map((day) => `${day.toISOString().slice(0, 10)},${sku},123456.789\n`);
    writeFileSync(
      join(folder, "sales.csv"),
      `date,sku,quantity\n${sales.join("")}2026-01-07,tiny,0.000001\n`,
    );
    writeFileSync(join(folder, "stock.csv"), `sku,on_hand\n${sku},0.000002\ntiny,1234567.890123\n`);
    writeFileSync(join(folder, "lead-times.csv"), "sku,lead_time_days,lead_time_sd_days\n*,9.5,2.25\n");
    const files = ["sales", "stock", "lead-times"].flatMap((name) => [`--${name}`, `${name}.csv`]);
    expect(expectSame(files)).toBe(2);
  });

  it("differ only where a spreadsheet would run a text as a formula", () => {
    writeFileSync(join(folder, "sales.csv"), "date,sku,quantity\n2026-01-07,=1+1,5\n");
    const files = ["--sales", "sales.csv", "--lead-times", "lead-times.csv"];
    writeFileSync(join(folder, "lead-times.csv"), "sku,lead_time_days\n*,7\n");
    const [, record] = writtenCsv([...files, "--columns", "sku"]);
    const [row] = printedJson([...files, "--columns", "sku"]);
    expect(record).toEqual(["'=1+1"]);
    expect(row).toEqual([["sku", "=1+1"]]);
  });
});
