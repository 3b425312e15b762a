import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookBack, type Morning } from "../../src/backtest/morning.ts";
import { type BacktestMethod, makePredictor, type Prediction } from "../../src/backtest/predict.ts";
import { demandFrame } from "../../src/demand/frame.ts";
import { forecastMethods } from "../../src/forecast/methods.ts";
import { dailySales, itemRecord, type Sale, shopData } from "../plan/make-shop.ts";
import { makeEvent } from "../seasonality/make-season.ts";

const methodNames: readonly BacktestMethod[] = [
  "auto",
  "textbook",
  ...Object.keys(forecastMethods).filter((name): name is keyof typeof forecastMethods =>
    Object.hasOwn(forecastMethods, name),
  ),
];
const pastDays = 200;
const futureDays = 60;
const start = "2025-01-01";
const horizons = [
  { days: 7, buckets: 7 },
  { days: 28, buckets: 28 },
];

/** Twice in the past and once after it, three days each. */
const promotionDays = [70, 150, pastDays + 10];

/** Three items of two categories, a steady, a slow one and one of some months, with promotions. */
function salesOf(past: readonly number[], future: readonly number[]): readonly Sale[] {
  const units = [...past, ...future].map((amount, index) =>
    promotionDays.some((first) => index >= first && index < first + 3) && amount > 0 ? amount + 25 : amount,
  );
  return [
    ...dailySales("A", start, units),
    ...dailySales(
      "B",
      start,
      units.map((amount, index) => (index % 5 === 0 ? amount : 0)),
    ),
    ...dailySales(
      "C",
      start,
      units.map((amount, index) => (index < 60 ? 0 : amount + 1)),
    ),
  ];
}

/** The morning after the past, as it looks from the end of all sales. */
function morningOf(sales: readonly Sale[]): Morning {
  const items = ["A", "B", "C"].map((sku) => itemRecord({ sku, category: sku === "A" ? "x" : "y" }));
  const shop = shopData(sales, { items });
  const frame = demandFrame(shop.ledger);
  const first = shop.ledger.distinctDays[0] ?? 0;
  const origin = first + pastDays;
  const nothing = {
    firstDay: origin,
    microUnits: new Float64Array(0),
    counts: new Uint8Array(0),
    summary: emptySummary,
  };
  const options = {
    events: [
      makeEvent(
        "Sale",
        promotionDays.map((index) => first + index),
        { days: 3, source: "own" },
      ),
    ],
  };
  return lookBack(shop, origin, { frame, horizons, demandOf: () => nothing, options });
}

const emptySummary = {
  firstSale: null,
  lastSale: null,
  totalUnits: 0,
  unitsLast365: 0,
  cancelledUnits: 0,
  unmatchedUnits: 0,
};

function predictionsOf(method: BacktestMethod, morning: Morning): readonly (readonly Prediction[])[] {
  const steps = makePredictor(method, morning, horizons);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return morning.cases.map((one) => step.value(one));
  }
}

const pastUnits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: pastDays, maxLength: pastDays });
const futureUnits = fc.array(fc.integer({ min: -3, max: 40 }), {
  minLength: futureDays,
  maxLength: futureDays,
});

describe("the history is never peeked at", () => {
  it("by any method: changing the future changes no past forecast", () => {
    fc.assert(
      fc.property(pastUnits, futureUnits, futureUnits, (past, one, other) => {
        // A sale on the first and last day keeps the span of the files.
        const bounded = [5, ...past.slice(1)];
        const first = morningOf(salesOf(bounded, [...one.slice(1), 1]));
        const second = morningOf(salesOf(bounded, [...other.slice(1), 1]));
        expect(first.cases.map(({ item }) => item.sku)).toEqual(["A", "B", "C"]);
        for (const method of methodNames) {
          expect(predictionsOf(method, second), method).toEqual(predictionsOf(method, first));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("by what is learned of the shop: closed days, series and what lies ahead are those of a shorter file", () => {
    fc.assert(
      fc.property(pastUnits, futureUnits, (past, future) => {
        const bounded = [5, ...past.slice(1, -1), 5];
        const whole = morningOf(salesOf(bounded, [...future.slice(1), 1]));
        const known = morningOf(salesOf(bounded, [1]));
        expect(whole.learned.items).toEqual(known.learned.items);
        expect(whole.learned.future).toEqual(known.learned.future);
        expect(whole.learned.future.seasonal.events.map(({ name }) => name)).toEqual(["Sale"]);
        expect(whole.frame.knownUntil).toBe(known.frame.knownUntil);
      }),
      { numRuns: 20 },
    );
  });
});
