import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { dataFile, isDataThere, makeShop, planOf } from "./run-restock.ts";

if (!isDataThere) console.log("test/real-data/m5: skipped, the data sets are not here");

/** Units sold of each item in [from, until), by `sku@location`. */
function unitsSold(text: string, from: string, until: string): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const line of text.trimEnd().split("\n").slice(1)) {
    const [date = "", sku, location, quantity] = line.split(",");
    if (date < from || date >= until) continue;
    const key = `${sku}@${location}`;
    units.set(key, (units.get(key) ?? 0) + Number(quantity));
  }
  return units;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

describe.skipIf(!isDataThere)("the plan of ten grocery stores by day", { timeout: 240_000 }, () => {
  const inputs = ["--sales", dataFile("m5/sales.csv.gz"), "--items", dataFile("m5/items.csv")];
  const args = [...inputs, "--lead-times", "lead-times.csv"];

  it("expects of all items together what they sold of late", () => {
    const { rows, asOf } = planOf(args, makeShop({}, 14));
    expect([asOf, rows.length]).toEqual(["2016-04-25", 280]);
    const text = gunzipSync(readFileSync(dataFile("m5/sales.csv.gz"))).toString();
    const recent = sum(unitsSold(text, "2016-03-28", asOf).values()) / 28;
    const expected = sum(rows.map(({ daily_demand }) => daily_demand));
    expect(expected / recent).toBeGreaterThan(0.9);
    expect(expected / recent).toBeLessThan(1.1);
  });

  it("names stock that lasted through the four weeks that followed about as often as was asked", () => {
    const text = gunzipSync(readFileSync(dataFile("m5/sales.csv.gz"))).toString();
    const kept = ["2015-06-29", "2015-09-28", "2016-01-25", "2016-03-28"].map((asOf) => {
      const until = new Date(Date.parse(asOf) + 28 * 86_400_000).toISOString().slice(0, 10);
      const sold = unitsSold(text, asOf, until);
      const { rows } = planOf([...args, "--as-of", asOf, "--review-days", "14"], makeShop({}, 14));
      const enough = rows.filter((row) => (sold.get(`${row.sku}@${row.location}`) ?? 0) <= row.order_up_to);
      return enough.length / rows.length;
    });
    const achieved = sum(kept) / kept.length;
    expect(achieved).toBeGreaterThan(0.9);
    expect(achieved).toBeLessThan(0.98);
  });
});
