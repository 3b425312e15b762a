import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { formatDay } from "../../src/calendar/day.ts";
import type { DemandLedger } from "../../src/demand/ledger.ts";
import { type ReadShopOptions, readShop } from "../../src/input/read-shop.ts";

export const folder = mkdtempSync(join(tmpdir(), "restock-shop-"));
afterAll(() => rmSync(folder, { recursive: true }));

const fileKeys = { leadTimes: "", stock: "", items: "", orders: "", suppliers: "", events: "" };

/** Reads a shop from texts, by the file they are of. */
export function readTexts(
  texts: { readonly sales: string | readonly string[] } & Partial<typeof fileKeys>,
  options: Partial<ReadShopOptions> = {},
) {
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const sales = typeof texts.sales === "string" ? [texts.sales] : texts.sales;
  const others = Object.entries(texts).flatMap(([key, text]) =>
    key === "sales" || typeof text !== "string" ? [] : [[key, write(`${key}.csv`, text)]],
  );
  return readShop({
    files: { sales: sales.map((text, at) => write(`sales${at}.csv`, text)), ...Object.fromEntries(others) },
    ...options,
  });
}

/** Everything in a ledger, in a fixed order. */
export function contents(ledger: DemandLedger): readonly unknown[] {
  return ledger.items.map(({ index, sku, location }) => {
    const days: unknown[] = [];
    ledger.eachDemand(index, 99_999, (day, microUnits) => days.push([formatDay(day), microUnits]));
    ledger.eachReturn(index, 99_999, (day, microUnits) => days.push([formatDay(day), -microUnits]));
    const stockOuts = ledger.distinctDays.filter((day) => ledger.isOutOfStock(index, day));
    return [sku, location, days, stockOuts, ledger.valueOf(index)];
  });
}
