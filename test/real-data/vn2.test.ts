import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type DueOrder, daysBetween, deriveRow } from "./derive-row.ts";
import { type PlainDemand, plainDemand } from "./plain-negative-binomial.ts";
import type { PrintedRow } from "./printed-row.ts";
import { dataFile, isDataThere, makeShop, type PrintedPlan, planOf, runRestock } from "./run-restock.ts";

if (!isDataThere) console.log("test/real-data/vn2: skipped, the data sets are not here");

const fileNames = ["sales.csv", "stock.csv", "orders.csv", "items.csv"] as const;

function read(name: string): string {
  return readFileSync(dataFile(`vn2/${name}`), "utf8");
}

function vn2Files(): Readonly<Record<string, string>> {
  return Object.fromEntries(fileNames.map((name) => [name, read(name)]));
}

const inputs = ["sales", "stock", "orders", "items", "lead-times"].flatMap((name) => [
  `--${name}`,
  `${name}.csv`,
]);

/**
 * Demand without season, events or a chance of being off sale, negative binomial: a row can then be derived from
 * its own columns. A year and three weeks are too short for a season to be learned.
 */
const steady = [...inputs, "--method", "ses", "--history", "386", "--no-holidays"];

/** Header and cells of a file without quotes. */
function table(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
}

/** Open orders by item, days counted from as-of. */
function dueOrders(asOf: string): (row: PrintedRow) => readonly DueOrder[] {
  const [header = [], ...lines] = table(read("orders.csv"));
  expect(header).toEqual(["sku", "location", "quantity", "expected_date"]);
  return ({ sku, location }) =>
    lines
      .filter((cells) => cells[0] === sku && cells[1] === location)
      .map((cells) => ({ days: daysBetween(asOf, cells[3] ?? ""), quantity: Number(cells[2]) }));
}

/** Columns whose printed value is not what follows from the others, to 5e-5 of it; one line each. */
function contradictions({ rows, asOf }: PrintedPlan): readonly string[] {
  const due = dueOrders(asOf);
  return rows.flatMap((row) => {
    const printed: Readonly<Record<string, unknown>> = { ...row };
    return Object.entries(deriveRow(row, asOf, due(row)))
      .filter(([name, derived]) => !isSame(printed[name], derived))
      .map(
        ([name, derived]) =>
          `${row.sku} at ${row.location}: ${name} is ${printed[name]}, should be ${derived}`,
      );
  });
}

function isSame(printed: unknown, derived: unknown): boolean {
  if (typeof printed !== "number" || typeof derived !== "number") return printed === derived;
  return Math.abs(printed - derived) <= 5e-5 * Math.max(1, Math.abs(derived));
}

/** The contest's shop with limits of every kind, and stock from none to far too much. */
function shopWithLimits(): Readonly<Record<string, string>> {
  const [stockHeader = [], ...stock] = table(read("stock.csv"));
  const [itemsHeader = [], ...items] = table(read("items.csv"));
  const moreStock = stock.map(([sku, location, onHand], index) => [
    sku,
    location,
    Number(onHand) * [0, 1, 3, 8, 40][index % 5]!,
  ]);
  const limits = items.map((cells, index) => [
    ...cells,
    index % 2 === 0 ? 6 : "",
    index % 3 === 0 ? 4 : "",
    index % 7 === 0 ? 9 : "",
    index % 4 === 0 ? 10 : "",
    index % 6 === 0 ? "" : (index % 50) / 10,
  ]);
  const names = [...itemsHeader, "moq", "pack_size", "min_stock", "max_stock", "unit_cost"];
  return {
    ...vn2Files(),
    "stock.csv": [stockHeader, ...moreStock].join("\n"),
    "items.csv": [names, ...limits].join("\n"),
  };
}

describe.skipIf(!isDataThere)("the plan of a replenishment contest", { timeout: 240_000 }, () => {
  it("has a row for each of the 599 items, as of the Monday after the last week", () => {
    const plan = planOf(inputs, makeShop(vn2Files(), 14));
    expect(plan.asOf).toBe("2024-04-15");
    expect(plan.rows).toHaveLength(599);
    expect(plan.diagnostics).toEqual([]);
    expect(plan.rows.every((row) => row.lead_time_days === 14 && row.review_days === 7)).toBe(true);
  });

  it("prints order quantities, dates and actions that follow from the rest of the row", () => {
    const plan = planOf(steady, makeShop(vn2Files(), 14));
    expect(contradictions(plan)).toEqual([]);
    for (const { order_quantity, evidence, inventory_position, reorder_point } of plan.rows) {
      const isDue = inventory_position <= reorder_point;
      expect(order_quantity).toBe(isDue ? evidence.policy.base_stock - inventory_position : 0);
    }
  });

  it("does so too with MOQs, packs, limits, prices and an order cycle, in every action", () => {
    const plan = planOf([...steady, "--order-cycle-days", "28"], makeShop(shopWithLimits(), 14));
    expect(contradictions(plan)).toEqual([]);
    const actions = new Set(plan.rows.map(({ action }) => action));
    expect([...actions].sort()).toEqual(["expedite", "ok", "order", "overstock", "soon"]);
    const flags = new Set(plan.rows.flatMap((row) => row.flags));
    expect([...flags].sort()).toEqual(["max-stock", "moq-over-max", "pack-over-max", "risk-at-least"]);
  });

  it("orders up to the least stock that keeps the service level", () => {
    for (const row of planOf(steady, makeShop(vn2Files(), 14)).rows) {
      const demand = { mean: row.lead_time_demand, sd: row.lead_time_demand_sd };
      const { base_stock } = row.evidence.policy;
      expect(row.reorder_point).toBe(base_stock - 1);
      expect(plainDemand(demand, base_stock).cdf).toBeGreaterThanOrEqual(row.service_level - 1e-4);
      expect(plainDemand(demand, base_stock - 1).cdf).toBeLessThan(row.service_level + 1e-4);
    }
  });

  it("tells risk and lost units of the worse of the stretches before the open order and before a new one", () => {
    const shop = makeShop(vn2Files(), 14);
    const plan = planOf(steady, shop);
    const twoWeeks = demandByItem(planOf([...steady, "--review-days", "0"], shop));
    const oneWeek = demandByItem(planOf([...steady, "--review-days", "0"], makeShop(vn2Files(), 7)));
    const due = dueOrders(plan.asOf);
    for (const row of plan.rows) {
      const item = `${row.sku}@${row.location}`;
      const before = due(row).filter(({ days }) => days < 14);
      const all = before.reduce((stock, { quantity }) => stock + quantity, row.on_hand);
      const stretches = [plainDemand(twoWeeks.get(item)!, all)];
      if (before.length > 0) {
        expect(before.map(({ days }) => days)).toEqual([7]);
        stretches.push(plainDemand(oneWeek.get(item)!, row.on_hand));
      }
      expect(row.stockout_risk).toBeCloseTo(1 - Math.min(...stretches.map(({ cdf }) => cdf)), 4);
      expect(row.lost_units).toBeCloseTo(Math.max(...stretches.map(({ loss }) => loss)), 3);
    }
  });

  it("is the same to the byte with one thread and two, in three time zones, with the sales shuffled", () => {
    const shop = makeShop(vn2Files(), 14);
    const args = ["plan", ...inputs, "--json"];
    const first = runRestock([...args, "--jobs", "1"], shop);
    expect(first.status).toBe(0);
    expect(runRestock([...args, "--jobs", "2"], shop)).toMatchObject({ stdout: first.stdout, status: 0 });
    for (const timeZone of ["Asia/Tokyo", "America/New_York"]) {
      const elsewhere = runRestock(args, shop, timeZone);
      expect(elsewhere.stdout === first.stdout, timeZone).toBe(true);
    }
    const shuffled = makeShop({ ...vn2Files(), "sales.csv": shuffledLines(read("sales.csv")) }, 14);
    expect(runRestock(args, shuffled).stdout === first.stdout).toBe(true);
  });
});

/** Moments of each item's demand over the plan's protection interval. */
function demandByItem({ rows }: PrintedPlan): ReadonlyMap<string, PlainDemand> {
  return new Map(
    rows.map((row) => [
      `${row.sku}@${row.location}`,
      { mean: row.lead_time_demand, sd: row.lead_time_demand_sd },
    ]),
  );
}

/** The lines of a file after its header in another order, the same one every time. */
function shuffledLines(text: string): string {
  const [header = "", ...lines] = text.trimEnd().split("\n");
  let state = 20_240_415;
  for (let last = lines.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    const line = lines[last]!;
    lines[last] = lines[other]!;
    lines[other] = line;
  }
  return [header, ...lines].join("\n");
}
