import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleShop } from "../../fixtures/generate.js";
import { dayFromIso, formatDay } from "../../src/calendar/day.ts";
import { loadEvents } from "../../src/cli/load-events.ts";
import { demandFrame } from "../../src/demand/frame.ts";
import { readShop } from "../../src/input/read-shop.ts";
import { longestHorizonDays } from "../../src/plan/horizon.ts";
import { planAll } from "../../src/plan/plan-all.ts";
import { prepareShop } from "../../src/plan/prepare.ts";
import type { PlanRow } from "../../src/plan/row.ts";
import type { PlanSettings } from "../../src/plan/settings.ts";

// The example shop, its sales told on to January: a serving bowl that is given at Christmas and takes five weeks
// to come, ordered weekly, so that an order must last six weeks.
const mornings = ["2026-10-01", "2026-11-01", "2026-12-20", "2027-01-10"] as const;
const sku = "BWL-ACA-10";
const shop = exampleShop("2027-01-10");
const timeout = 60_000;
const folder = mkdtempSync(join(tmpdir(), "restock-christmas-"));

beforeAll(() => {
  for (const [name, text] of Object.entries(shop)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function planOn(morning: string, salesFile: string): Promise<PlanRow> {
  const file = (name: string): string => join(folder, name);
  const asOf = dayFromIso(morning) ?? Number.NaN;
  const others = { leadTimes: file("lead-times.csv"), items: file("items.csv"), events: file("events.csv") };
  const files = { sales: [file(salesFile)], stock: null, orders: null, suppliers: null, ...others };
  const read = await readShop({ files, asOf });
  const frame = demandFrame(read.ledger, { asOf });
  const settings: PlanSettings = {
    ...{ asOf, bucket: frame.grid.kind, method: "gamma-poisson", historyDays: null },
    ...{ serviceLevel: 0.95, safetyStock: "quantile", coverDays: 14, reviewDays: 7, orderCycleDays: null },
  };
  const calendar = { country: "US", holidays: true };
  const { events } = await loadEvents({ shop: read, frame }, calendar, longestHorizonDays(read, settings));
  const rows = await planAll(prepareShop(read, frame, { settings, events }), settings, { jobs: 1 });
  const row = rows.find((each) => each.sku === sku);
  if (row === undefined) throw new Error(`no row of ${sku}`);
  return row;
}

/** The same sales as weekly totals, in weeks that end on the eve of a morning. */
function weeklySales(morning: string): string {
  const asOf = dayFromIso(morning) ?? Number.NaN;
  const weeks = new Map<string, { quantity: number; isOpen: boolean }>();
  for (const line of (shop["sales.csv"] ?? "").trim().split("\n").slice(1)) {
    const [date = "", item = "", quantity = "", inStock = ""] = line.split(",");
    const day = dayFromIso(date) ?? Number.NaN;
    if (day >= asOf) continue;
    const key = `${formatDay(asOf - 7 * Math.ceil((asOf - day) / 7))},${item}`;
    const week = weeks.get(key) ?? { quantity: 0, isOpen: true };
    week.quantity += Number(quantity);
    week.isOpen &&= inStock === "1";
    weeks.set(key, week);
  }
  const whole = formatDay((dayFromIso("2024-10-05") ?? 0) + 7);
  const lines = [...weeks]
    .filter(([key]) => key >= whole)
    .map(([key, { quantity, isOpen }]) => `${key},${quantity},${isOpen ? 1 : 0}\n`);
  return `date,sku,quantity,in_stock\n${lines.join("")}`;
}

describe("the reorder point of a gift with a lead time of five weeks", () => {
  it("rises before Christmas by its lead time and falls before the peak is over", { timeout }, async () => {
    const rows = [];
    for (const morning of mornings) rows.push(await planOn(morning, "sales.csv"));
    const [october, november, december, january] = rows.map(({ reorderPoint }) => reorderPoint);
    // On 1 November the six weeks reach to 13 December; on 20 December six days are left of the peak.
    expect(november).toBeGreaterThan(1.3 * october!);
    expect(december).toBeLessThan(0.8 * november!);
    expect(january).toBeLessThan(0.8 * november!);
    expect(rows[1]?.eventUplift).toBeGreaterThan(1.3);
    expect(rows[3]?.eventUplift).toBeLessThan(1.15);
    expect(rows[2]?.nextEvent).toBe("Christmas");
  });

  it("agrees to a tenth with that from weekly totals of the same sales", { timeout }, async () => {
    for (const morning of mornings) {
      writeFileSync(join(folder, "weekly.csv"), weeklySales(morning));
      const daily = await planOn(morning, "sales.csv");
      const weekly = await planOn(morning, "weekly.csv");
      expect(Math.abs(weekly.leadTimeDemand / daily.leadTimeDemand - 1), morning).toBeLessThan(0.1);
      expect(Math.abs(weekly.reorderPoint / daily.reorderPoint - 1), morning).toBeLessThan(0.1);
    }
  });
});
