import { describe, expect, it } from "vitest";
import { dataFile, isDataThere, makeShop, runRestock } from "./run-restock.ts";

if (!isDataThere) console.log("test/real-data/backtest: skipped, the data sets are not here");

interface PrintedBacktest {
  readonly rows: readonly {
    readonly method: string;
    readonly horizon_days: number | "all";
    readonly items: number;
    readonly wape: number;
    readonly scaled_pinball: number;
    readonly coverage_95: number;
  }[];
  readonly summary: {
    readonly origins: readonly string[];
    readonly forecasts: number;
    readonly left_out_of_stock: number;
  };
}

/** What `backtest --json` prints, and its rows over all horizons by method. */
function backtestOf(args: readonly string[]) {
  const { stdout, stderr, status } = runRestock(["backtest", ...args, "-q", "--json"], makeShop({}, 14));
  if (status !== 0) throw new Error(`restock backtest ended with ${status}: ${stderr}`);
  const printed: PrintedBacktest = JSON.parse(stdout);
  const overall = new Map(
    printed.rows.filter((row) => row.horizon_days === "all").map((row) => [row.method, row]),
  );
  const rowOf = (method: string) => {
    const row = overall.get(method);
    if (row === undefined) throw new Error(`no row of ${method}`);
    return row;
  };
  return { ...printed, rowOf };
}

describe.skipIf(!isDataThere)("the backtest of ten grocery stores by day", { timeout: 240_000 }, () => {
  const files = ["--sales", dataFile("m5/sales.csv.gz"), "--items", dataFile("m5/items.csv")];
  const methods = ["auto", "textbook", "empirical", "gamma-poisson-flat", "seasonal-naive", "ses", "tsb"];

  it("finds that the textbook's 95 % is 86 %, and that auto keeps its promise at three quarters of the loss", () => {
    const { rowOf, summary } = backtestOf([...files, "--country", "US", "--methods", methods.join()]);
    expect([summary.origins.length, summary.forecasts]).toEqual([13, 10_893]);
    const [auto, textbook] = [rowOf("auto"), rowOf("textbook")];
    expect(textbook.items).toBe(280);
    expect(textbook.scaled_pinball).toBeCloseTo(0.2116, 4);
    expect(textbook.coverage_95).toBeCloseTo(0.86, 3);
    expect(auto.scaled_pinball / textbook.scaled_pinball).toBeLessThan(0.74);
    expect(Math.abs(auto.coverage_95 - 0.95)).toBeLessThan(0.02);
    for (const method of methods) {
      expect(auto.scaled_pinball, method).toBeLessThan(rowOf(method).scaled_pinball * 1.01);
    }
  });
});

describe.skipIf(!isDataThere)("the backtest of a weekly shop with stock-outs", { timeout: 240_000 }, () => {
  it("leaves out the horizons in which an item was out of stock", () => {
    const files = ["--sales", dataFile("vn2/sales.csv"), "--items", dataFile("vn2/items.csv")];
    const { rowOf, summary } = backtestOf([...files, "--methods", "auto,textbook"]);
    expect([summary.origins.at(-1), summary.forecasts, summary.left_out_of_stock]).toEqual([
      "2024-03-18",
      22_763,
      541,
    ]);
    const [auto, textbook] = [rowOf("auto"), rowOf("textbook")];
    expect(auto.items).toBe(599);
    expect(auto.scaled_pinball / textbook.scaled_pinball).toBeLessThan(0.9);
    expect(Math.abs(auto.coverage_95 - 0.95)).toBeLessThan(0.03);
  });
});
