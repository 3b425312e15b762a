import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exampleShop } from "../fixtures/generate.js";

const shop = exampleShop();

describe("the example shop", () => {
  it.each(Object.keys(shop))("commits %s exactly as its generator makes it", (name) => {
    const committed = readFileSync(new URL(`../fixtures/example/${name}`, import.meta.url), "utf8");
    expect(committed === shop[name], `${name} differs: run npm run fixtures`).toBe(true);
  });

  it("ends its history on the eve of Monday 2026-10-05, two years after it began", () => {
    const days = lines("sales.csv").map((line) => line.slice(0, 10));
    expect(days[0]).toBe("2024-10-05");
    expect(days.at(-1)).toBe("2026-10-04");
    expect([...days].sort()).toEqual(days);
  });

  it("sells on every day but Thanksgiving, Christmas Day and New Year's Day", () => {
    const days = new Set(lines("sales.csv").map((line) => line.slice(0, 10)));
    const closed = ["2024-11-28", "2024-12-25", "2025-01-01", "2025-11-27", "2025-12-25", "2026-01-01"];
    expect(closed.filter((day) => days.has(day))).toEqual([]);
    expect(days.size).toBe(730 - closed.length);
  });

  it("names in stock, orders and sales only what the items file sells", () => {
    const items = new Set(lines("items.csv").map((line) => line.split(",")[0]));
    expect(new Set(lines("stock.csv").map((line) => line.split(",")[0]))).toEqual(items);
    expect(new Set(lines("sales.csv").map((line) => line.split(",")[1]))).toEqual(items);
    for (const line of lines("orders.csv")) expect(items).toContain(line.split(",")[0]);
  });
});

function lines(name: string): readonly string[] {
  return (shop[name] ?? "").trim().split("\n").slice(1);
}
