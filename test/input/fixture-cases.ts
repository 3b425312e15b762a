import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../src/errors.ts";
import { parseColumnMap } from "../../src/input/column-map.ts";
import { type ReadShopOptions, readShop, type Shop } from "../../src/input/read-shop.ts";

export const fixtures = join(import.meta.dirname, "../../fixtures/input");

interface CaseOptions {
  readonly map?: readonly string[];
  readonly decimalMark?: "." | ",";
  readonly dateFormat?: string;
}

/** Reads the files of one folder of fixtures; sales.csv beside the folders stands in for a missing one. */
export async function readCase(name: string, more: Partial<ReadShopOptions> = {}): Promise<Shop> {
  const folder = join(fixtures, name);
  const path = (file: string): string | null => (existsSync(join(folder, file)) ? join(folder, file) : null);
  const text = path("options.json");
  const options: CaseOptions = text === null ? {} : JSON.parse(readFileSync(text, "utf8"));
  const sales = readdirSync(folder).filter((file) => file.startsWith("sales"));
  return readShop({
    files: {
      sales:
        sales.length > 0
          ? sales
              .sort()
              .reverse()
              .map((file) => join(folder, file))
          : [join(fixtures, "sales.csv")],
      leadTimes: path("lead-times.csv"),
      stock: path("stock.csv"),
      items: path("items.csv"),
      orders: path("orders.csv"),
      suppliers: path("suppliers.csv"),
      events: path("events.csv"),
    },
    mappings: parseColumnMap(options.map ?? []),
    decimalMark: options.decimalMark ?? ".",
    dateFormat: options.dateFormat,
    ...more,
  });
}

/** Diagnostics as a user would meet them, without folders. */
export function tell(shop: Shop): string {
  const lines = shop.diagnostics.flatMap(tellOne);
  const crowded = shop.crowded.map(({ code, count }) => `${code}: ${count} in all`);
  const verdict = shop.mustStop ? "the run stops" : "the run goes on";
  return `${[...lines, ...crowded, verdict].join("\n")}\n`;
}

function tellOne(diagnostic: Diagnostic): readonly string[] {
  const { severity, code, line, column, source, message, hint } = diagnostic;
  const file = diagnostic.file.split("/").at(-1);
  const place = line === undefined ? "" : `:${line}:${column}`;
  return [
    `${file}${place}: ${severity}[${code}]: ${message}`,
    ...(source === undefined ? [] : [`  | ${source}`, `  | ${" ".repeat((column ?? 1) - 1)}^`]),
    ...(hint === undefined ? [] : [`  hint: ${hint}`]),
  ];
}

export const caseNames = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
