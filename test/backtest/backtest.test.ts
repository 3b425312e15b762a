import { describe, expect, it } from "vitest";
import { type Backtest, type BacktestOptions, backtest } from "../../src/backtest/backtest.ts";
import { demandFrame } from "../../src/demand/frame.ts";
import { createRandom } from "../../src/stats/random.ts";
import { dailySales, day, type Sale, shopData } from "../plan/make-shop.ts";

const usual: BacktestOptions = { origins: 3, horizonDays: [7, 14], methods: ["gamma-poisson", "textbook"] };

async function judge(sales: readonly Sale[], options: Partial<BacktestOptions> = {}): Promise<Backtest> {
  const shop = shopData(sales);
  return await backtest(shop, demandFrame(shop.ledger), { ...usual, ...options });
}

/** Sales of about so many units a day, and none on some days, the same in every run. */
function noisy(sku: string, mean: number, days: number, from = "2025-01-01"): Sale[] {
  const random = createRandom(1, sku);
  return dailySales(
    sku,
    from,
    Array.from({ length: days }, () => Math.floor(random.next() * (2 * mean + 1))),
  );
}

describe("a backtest", () => {
  it("has a row for each method and horizon, and one for all horizons together", async () => {
    const { rows, origins, judged } = await judge([...noisy("A", 5, 300), ...noisy("B", 2, 300)]);
    expect(rows.map(({ method, horizonDays }) => `${method} ${horizonDays}`)).toEqual([
      "gamma-poisson 7",
      "gamma-poisson 14",
      "gamma-poisson all",
      "textbook 7",
      "textbook 14",
      "textbook all",
    ]);
    expect(rows.every((row) => row.items === 2 && row.origins === 3)).toBe(true);
    expect(origins).toHaveLength(3);
    expect(judged).toBe(2 * 3 * 2);
  });

  it("finds no fault with forecasts of demand that never changes", async () => {
    const { rows } = await judge(dailySales("A", "2025-01-01", new Array(300).fill(4)));
    for (const row of rows) {
      expect(row.wape).toBeCloseTo(0, 6);
      expect(row.bias).toBeCloseTo(0, 6);
      expect(row.mase).toBeNull();
      expect(row.coverage).toEqual([1, 1, 1, 1, 1, 1]);
    }
    expect(rows.find(({ method }) => method === "textbook")?.scaledPinball).toBe(0);
  });

  it("averages over all horizons what it averages over each", async () => {
    const { rows } = await judge([...noisy("A", 5, 300), ...noisy("B", 2, 300)], { methods: ["textbook"] });
    const [week, fortnight, all] = rows.map(({ scaledPinball }) => scaledPinball);
    expect(all).toBeCloseTo((week! + fortnight!) / 2, 12);
  });

  it("judges items from 120 days of history on", async () => {
    const options = { horizonDays: [14], origins: 2, methods: ["textbook"] } as const;
    const old = noisy("A", 5, 300);
    const from = (date: string) => dailySales("B", date, new Array(130).fill(2));
    // The last origin is 2025-10-14: 119 days after one date, 120 after the other.
    const short = await judge([...old, ...from("2025-06-17")], options);
    expect([short.rows[0]?.items, short.judged]).toEqual([1, 2]);
    const enough = await judge([...old, ...from("2025-06-16")], options);
    expect([enough.rows[0]?.items, enough.judged]).toEqual([2, 3]);
  });

  it("has no rows where no item has enough history", async () => {
    const { rows, judged } = await judge(noisy("A", 5, 100));
    expect(rows).toEqual([]);
    expect(judged).toBe(0);
  });

  it("leaves out and counts the horizons in which an item was out of stock", async () => {
    const sales = noisy("A", 5, 300);
    const shop = shopData(sales);
    const frame = demandFrame(shop.ledger);
    // In the second week after the last origin.
    shop.ledger.markOutOfStock(shop.ledger.findItem("A", ""), frame.asOf - 3);
    const result = await backtest(shop, frame, usual);
    expect(result.outOfStock).toBe(1);
    expect(result.judged).toBe(3 * 2 - 1);
    expect(result.rows.map(({ origins }) => origins)).toEqual([3, 2, 3, 3, 2, 3]);
  });

  it("judges the items asked for, and learns from all of them", async () => {
    const sales = [...noisy("A", 5, 300), ...noisy("B", 2, 300)];
    const both = await judge(sales);
    const one = await judge(sales, { isJudged: ({ sku }) => sku === "A" });
    expect(both.rows[0]?.items).toBe(2);
    expect(one.rows[0]?.items).toBe(1);
    const without = await judge(sales, { isExcluded: (sku) => sku === "B" });
    expect(without.rows[0]?.items).toBe(1);
  });

  it("forecasts weeks and months in whole ones", async () => {
    const shop = shopData(noisy("A", 5, 900));
    const weekly = await backtest(shop, demandFrame(shop.ledger, { bucket: "week" }), usual);
    expect(weekly.horizons).toEqual([
      { days: 7, buckets: 1 },
      { days: 14, buckets: 2 },
    ]);
    const monthly = await backtest(shop, demandFrame(shop.ledger, { bucket: "month" }), {
      ...usual,
      horizonDays: [30, 90],
    });
    expect(monthly.horizons.map(({ buckets }) => buckets)).toEqual([1, 3]);
    expect(monthly.rows).toHaveLength(6);
  });

  it("tells how far it has come, and stops where it is told to", async () => {
    const shares: number[] = [];
    await judge(noisy("A", 5, 300), { onProgress: (share) => shares.push(share) });
    expect(shares[0]).toBe(0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const onProgress = () => {
      throw new Error("stop");
    };
    await expect(judge(noisy("A", 5, 300), { onProgress })).rejects.toThrow("stop");
  });

  it("needs a horizon", async () => {
    await expect(judge(noisy("A", 5, 300), { horizonDays: [] })).rejects.toThrow(
      "horizonDays must not be empty",
    );
  });

  it("takes a return after an origin off the demand that came, not off the past that was known", async () => {
    const sales = dailySales("A", "2025-01-01", new Array(200).fill(4));
    const last = day("2025-01-01") + 200;
    // Returned within the last horizon: what came then is 4 less.
    const shop = shopData([...sales, ["2025-07-19", "A", -4]]);
    const frame = demandFrame(shop.ledger);
    expect(frame.asOf).toBe(last);
    const { rows } = await backtest(shop, frame, { origins: 1, horizonDays: [7], methods: ["textbook"] });
    expect(rows[0]?.bias).toBeCloseTo(4 / 24, 9);
  });
});
