import { describe, expect, it } from "vitest";
import { dataFile, isDataThere, makeShop, planOf, runRestock } from "./run-restock.ts";

if (!isDataThere) console.log("test/real-data/online-retail: skipped, the data sets are not here");

describe.skipIf(!isDataThere)("the plan of a gift shop's raw export", { timeout: 240_000 }, () => {
  const sales = dataFile("online-retail/orders-2009-12_2010-12.csv.gz");
  const leadTimes = "sku,lead_time_days,lead_time_sd_days\n22423,30,5\n85123A,21,4\n*,14,3\n";
  const giftShop = (): string => makeShop({ "lead-times.csv": leadTimes }, 14);
  const inputs = ["--sales", sales, "--lead-times", "lead-times.csv"];

  it("needs no map and tells the returns, what they cancelled and what was left", () => {
    const { stdout, stderr, status } = runRestock(["plan", ...inputs, "--csv"], giftShop());
    expect(status).toBe(0);
    expect(stdout.split("\n").length - 2).toBe(4631);
    expect(stderr).toContain("525,461 sales rows");
    expect(stderr).toContain(
      "returns: 12,326 lines cancelled 446,267 units of earlier demand, 133,280 units left unmatched",
    );
    expect(stderr).toContain("Saturdays");
  });

  it("takes Country for no location and gives each SKU its own lead time", () => {
    const { rows, asOf, diagnostics } = planOf(inputs, giftShop());
    expect(asOf).toBe("2010-12-10");
    expect(diagnostics).toEqual([]);
    expect(new Set(rows.map(({ location }) => location))).toEqual(new Set([""]));
    const leadTimeOf = (sku: string) => rows.find((row) => row.sku === sku)?.lead_time_days;
    expect(["22423", "85123A", "22086"].map(leadTimeOf)).toEqual([30, 21, 14]);
    const unsold = rows.filter(({ flags }) => flags.includes("no-sales"));
    expect(unsold.every((row) => row.lead_time_demand === 0 && row.reorder_point <= 0)).toBe(true);
  });
});
