import fc from "fast-check";
import { expect } from "vitest";
import { orderQuantity, orderUpToLevel } from "../../src/inventory/order-quantity.ts";
import type { PlanRow } from "../../src/plan/row.ts";
import { explainRow } from "../../src/report/explain.ts";
import { standardNormalQuantile } from "../../src/stats/standard-normal.ts";
import { joined, sampleRow } from "./sample-row.ts";

/** The row explained as text, without colour. */
export function explained(row: PlanRow): string {
  return joined(explainRow(row, { asOf: 20_516 }));
}

/** The value of a printed expression: numbers, + - * / ^, brackets, min, max, ceil, floor and sqrt. */
function evaluate(expression: string): number {
  expect(expression).toMatch(/^(?:[\d.+\-*/^(), ]|min|max|ceil|floor|sqrt)+$/);
  const code = `return ${expression.replaceAll("^", "**")};`;
  const value: unknown = new Function("{ min, max, ceil, floor, sqrt }", code)(Math);
  if (typeof value !== "number") throw new Error(`${expression} is not a number`);
  return value;
}

/** Every equation of a printed explanation: its label, the numbers put in, and the result. */
function equations(
  text: string,
): readonly { readonly label: string; readonly numbers: string; readonly result: number }[] {
  const pattern = /^ {2}(\S.*?) = .*\n {2} +(?<numbers>= .*)\n {2} += (?<result>-?[\d.]+)/gm;
  return [...text.matchAll(pattern)].map((match) => ({
    label: match[1] ?? "",
    numbers: (match.groups?.numbers ?? "").slice(2),
    result: Number(match.groups?.result),
  }));
}

/** Computes every printed equation again from the numbers as printed; answers the labels found. */
export function checkEquations(row: PlanRow): readonly string[] {
  const found = equations(explained(row));
  for (const { label, numbers, result } of found) {
    const operands = (numbers.match(/[\d.]+/g) ?? []).map(Number);
    const scale = Math.max(1e-9, Math.abs(result), ...operands.map(Math.abs));
    expect(Math.abs(evaluate(numbers) - result), `${label} = ${numbers} = ${result}`).toBeLessThanOrEqual(
      2e-5 * scale,
    );
  }
  return found.map(({ label }) => label);
}

/** A row whose numbers belong together, made by the functions of the plan itself. */
export const consistentRow: fc.Arbitrary<PlanRow> = fc
  .record({
    onHand: fc.integer({ min: 0, max: 2_000_000 }).map((value) => value / 4),
    onOrder: fc.nat(500),
    backorders: fc.nat(50),
    allocated: fc.nat(20),
    baseStock: fc.nat(1000),
    lot: fc.nat(300),
    reviewDemand: fc.double({ min: 0, max: 400, noNaN: true }),
    leadTimeDemand: fc.double({ min: 0, max: 900, noNaN: true }),
    leadTimeDemandSd: fc.double({ min: 0, max: 300, noNaN: true }),
    hasSeason: fc.boolean(),
    reviewDays: fc.integer({ min: 1, max: 30 }),
    leadTimeDays: fc.double({ min: 0, max: 120, noNaN: true }),
    moq: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
    packSize: fc.option(fc.integer({ min: 1, max: 48 }), { nil: null }),
    maxStock: fc.option(fc.nat(1500), { nil: null }),
    minStock: fc.option(fc.nat(200), { nil: null }),
    method: fc.constantFrom("quantile", "king", "normal", "max-average", "days-of-cover"),
    unitCost: fc.option(
      fc.integer({ min: 1, max: 9999 }).map((cents) => cents / 100),
      { nil: null },
    ),
  })
  .map((facts) => {
    const { onHand, onOrder, backorders, allocated, lot, moq, packSize, maxStock, minStock, reviewDemand } =
      facts;
    const position = onHand - allocated + onOrder - backorders;
    const floor = minStock ?? Number.NEGATIVE_INFINITY;
    const base =
      facts.method === "quantile" ? facts.baseStock - 1 : facts.leadTimeDemand + facts.leadTimeDemandSd;
    const reorderPoint = Math.max(base, floor);
    const baseStock = Math.floor(reorderPoint) + 1;
    const order = orderQuantity({ position, reorderPoint, baseStock, lot, moq, packSize, maxStock });
    const sample = sampleRow();
    return sampleRow({
      ...facts,
      method: "gamma-poisson",
      inventoryPosition: position,
      reorderPoint,
      dailyDemand: facts.leadTimeDemand / (facts.leadTimeDays + facts.reviewDays),
      orderUpTo: orderUpToLevel({ baseStock, lot, reviewDemand, maxStock }),
      orderQuantity: order.quantity,
      orderValue: facts.unitCost === null ? null : facts.unitCost * order.quantity,
      action: order.quantity > 0 ? "order" : "ok",
      flags: order.flags,
      evidence: {
        ...sample.evidence,
        forecast: { ...sample.evidence.forecast, level: 1, bucketsAhead: facts.leadTimeDemand },
        season: facts.hasSeason ? splitSeason(sample, facts.leadTimeDemand) : null,
        policy: {
          ...sample.evidence.policy,
          safetyStockMethod: facts.method,
          economicOrderQuantity: null,
          protectionDays: facts.leadTimeDays + facts.reviewDays,
          ...{ baseStock, lot, reviewDemand, moq, packSize, minStock, maxStock, allocated },
          ...{ need: order.need, wanted: order.wanted },
          ...{ withinMaximum: order.withinMaximum, atLeastMoq: order.atLeastMoq },
          methodSafetyStock: methodSafetyStockOf(facts, sample),
        },
      },
    });
  });

/** A quarter of the exposure by events. */
function splitSeason({ evidence: { season } }: PlanRow, exposure: number): typeof season {
  return season === null ? null : { ...season, plainBuckets: exposure * 0.75, eventBuckets: exposure * 0.25 };
}

/** What each method asks for, by its formula, of the numbers that a sample row carries. */
function methodSafetyStockOf(
  facts: {
    readonly method: PlanRow["evidence"]["policy"]["safetyStockMethod"];
    readonly leadTimeDemand: number;
    readonly leadTimeDemandSd: number;
    readonly leadTimeDays: number;
    readonly reviewDays: number;
  },
  sample: PlanRow,
): number {
  const { policy, leadTime } = sample.evidence;
  const days = facts.leadTimeDays + facts.reviewDays;
  const z = standardNormalQuantile(sample.serviceLevel);
  const { historyDailyMean: mean, historyDailySd: sd, historyDailyMax: most } = policy;
  switch (facts.method) {
    case "king":
      return z * Math.sqrt(days * sd ** 2 + mean ** 2 * sample.leadTimeSdDays ** 2);
    case "normal":
      return z * facts.leadTimeDemandSd;
    case "max-average":
      return most * (leadTime.longestDays + facts.reviewDays) - mean * days;
    case "days-of-cover":
      return (policy.coverDays * facts.leadTimeDemand) / days;
    case "quantile":
      return 0;
  }
}
