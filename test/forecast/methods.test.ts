import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ForecastOptions, History } from "../../src/forecast/forecast-method.ts";
import { forecastMethods } from "../../src/forecast/methods.ts";
import { ahead, daily, forecastBy, someHistory } from "./histories.ts";

const histories = {
  "an empty history": daily([]),
  "one sale": daily([5]),
  "no sale": daily([0, 0, 0]),
  "a history that was never open": daily([0, 0, 0, 0], [0, 0, 0, 0]),
  "three months": { ...daily([120, 80, 140]), kind: "month" },
  "two years of months": {
    ...daily(Array.from({ length: 24 }, (_, t) => 40 + 30 * (t % 12))),
    kind: "month",
  },
  "three years of weeks": { ...daily(Array.from({ length: 160 }, (_, t) => (t * 13) % 29)), kind: "week" },
  "a slow mover": daily(Array.from({ length: 200 }, (_, t) => (t % 11 === 0 ? 1 : 0))),
  "a fast mover": daily(Array.from({ length: 500 }, (_, t) => 80 + ((t * 37) % 41))),
  "one giant spike": daily([...new Array<number>(99).fill(0.001), 1e9]),
  "a spike that ended long ago": daily([1, 1e9, ...new Array<number>(300).fill(0)]),
  "a decline to nothing": daily(Array.from({ length: 120 }, (_, t) => Math.max(0, 60 - t))),
  "a first bucket hardly open": daily([2, 3, 4, 5], [0.03, 1, 1, 1]),
  "weekends closed": daily(
    Array.from({ length: 70 }, (_, t) => (t % 7 < 5 ? 6 + (t % 3) : 0)),
    Array.from({ length: 70 }, (_, t) => (t % 7 < 5 ? 1 : 0)),
  ),
} as const satisfies Record<string, History>;
const futureExposure = Float64Array.of(1, 1, 0, 1, 0.5, 1, 1);
const uncertain = {
  futureExposure,
  groupDispersion: 1.5,
  exposureVariance: Float64Array.of(0, 1, 2, 2, 3, 4, 5, 6),
};

describe.each(Object.entries(forecastMethods))("the method %s", (name, method) => {
  it.each(Object.entries(histories))("keeps the contract of a forecast on %s", (_name, history) => {
    const before = structuredClone(history);
    const fitted = method.fit(history);
    const forecast = method.forecast(fitted, { futureExposure, groupDispersion: 1.5 });
    expect(history).toEqual(before);
    expect(method.fit(history)).toEqual(fitted);
    expect(fitted.expectedUnits).toBeGreaterThanOrEqual(0);
    expect(forecast.ownDispersion).toBe(fitted.ownDispersion);
    expect(forecast.discount).toBeGreaterThanOrEqual(0);
    expect(forecast.discount).toBeLessThan(1);
    expect(forecast.mean(0)).toBe(0);
    for (let h = 0.5; h <= 7; h += 0.5) {
      const { mean, variance } = forecast.total(h);
      expect(mean).toBe(forecast.mean(h));
      expect(mean).toBeGreaterThanOrEqual(forecast.mean(h - 0.5));
      expect(variance).toBeGreaterThanOrEqual(0);
      expect(variance).toBeLessThan(Infinity);
    }
    expect(forecast.mean(3)).toBe(forecast.mean(2));
    for (let index = 0; index < 7; index++) {
      const { mean, variance } = forecast.bucket(index);
      expectClose(mean, forecast.mean(index + 1) - forecast.mean(index));
      expect(variance).toBeGreaterThanOrEqual(0);
      expect(variance).toBeLessThan(Infinity);
    }
    expect(() => forecast.bucket(7)).toThrow(RangeError);
    expect(() => forecast.bucket(0.5)).toThrow(RangeError);
    expect(() => forecast.total(7.5)).toThrow(RangeError);
    expect(() => forecast.mean(-1)).toThrow(RangeError);
  });

  it.each(Object.entries(histories))(
    "gives a distribution with the moments of the total on %s",
    (_name, history) => {
      for (const options of [{ futureExposure, groupDispersion: 1.5 }, uncertain]) {
        const forecast = forecastBy(method, history, options);
        for (const buckets of [0, 1, 2.5, 7]) {
          const { mean, variance } = forecast.total(buckets);
          const distribution = forecast.distribution(buckets);
          expectClose(distribution.mean, mean);
          expectClose(distribution.variance, Math.max(variance, distribution.variance));
          expect(distribution.quantile(0.99)).toBeGreaterThanOrEqual(distribution.quantile(0.5));
          expect(distribution.cdf(distribution.quantile(0.9))).toBeGreaterThanOrEqual(0.9 - 1e-9);
        }
      }
    },
  );

  it("can be sent to another thread between fit and forecast", () => {
    const fitted = method.fit(histories["a slow mover"]);
    const options = { futureExposure, groupDispersion: null };
    const here = method.forecast(fitted, options).total(7);
    expect(method.forecast(structuredClone(fitted), options).total(7)).toEqual(here);
  });

  it("forecasts 0 without doubt for an item that never sold", () => {
    for (const units of [[], [0], [0, 0, 0, 0, 0]]) {
      const forecast = forecastBy(method, daily(units), { futureExposure, groupDispersion: 2 });
      expect(forecast.level).toBe(0);
      expect(forecast.total(7)).toEqual({ mean: 0, variance: 0 });
      expect(forecast.distribution(7).quantile(0.99)).toBe(0);
    }
  });

  it("takes what the shop lets expect of an item without any history", () => {
    const prior = { level: 3, buckets: 20 };
    const forecast = forecastBy(method, daily([]), { futureExposure, groupDispersion: 2, prior });
    expectClose(forecast.level, 3);
    expectClose(forecast.total(7).mean, 16.5);
    expect(forecast.total(7).variance).toBeGreaterThan(16.5);
    expect(forecast.distribution(7).quantile(0.95)).toBeGreaterThan(17);
  });

  it("doubts more when the exposure to come is uncertain", () => {
    const history = histories["a fast mover"];
    const known = forecastBy(method, history, { futureExposure, groupDispersion: null });
    const doubted = forecastBy(method, history, { ...uncertain, groupDispersion: null });
    expect(doubted.total(7).mean).toBe(known.total(7).mean);
    expect(doubted.total(7).variance).toBeGreaterThan(known.total(7).variance + 0.99 * known.level ** 2 * 6);
  });

  it("says the same of a span whether more follows or not", () => {
    const long = forecastBy(method, histories["weekends closed"], ahead(60));
    const short = forecastBy(method, histories["weekends closed"], ahead(20));
    const looked = forecastBy(method, histories["weekends closed"], { ...ahead(60), totalBuckets: 20 });
    for (const buckets of [1, 7, 12.3, 20]) {
      expectClose(short.total(buckets).mean, long.total(buckets).mean);
      expectClose(short.total(buckets).variance, long.total(buckets).variance);
      expect(looked.total(buckets)).toEqual(long.total(buckets));
    }
    expect(looked.mean(60)).toBe(long.mean(60));
    expect(() => looked.total(20.5)).toThrow(RangeError);
  });

  it("expects nothing of closed buckets to come", () => {
    const shut = new Float64Array(14);
    const forecast = forecastBy(method, histories["a fast mover"], {
      futureExposure: shut,
      groupDispersion: 1,
    });
    expect(forecast.total(14)).toEqual({ mean: 0, variance: 0 });
    expect(forecast.bucket(3).quantile(0.99)).toBe(0);
  });

  it("takes nothing from closed buckets, whatever stands in them", () => {
    const history = histories["weekends closed"];
    const noisy = { ...history, units: history.units.map((y, t) => (history.exposure[t] === 0 ? 1e6 : y)) };
    expect(method.fit(noisy)).toEqual(method.fit(history));
  });

  it("does not look at what comes after the history", () => {
    fc.assert(
      fc.property(someHistory, someHistory, (past, future) => {
        const units = Float64Array.of(...past.units, ...future.units);
        const exposure = Float64Array.of(...past.exposure, ...future.exposure);
        const length = past.units.length;
        const seen = {
          kind: past.kind,
          units: units.subarray(0, length),
          exposure: exposure.subarray(0, length),
        };
        expect(method.fit(seen)).toEqual(method.fit(past));
      }),
    );
  });

  it("stays finite and not below 0 on whatever was sold", () => {
    fc.assert(
      fc.property(
        someHistory,
        fc.constantFrom("day" as const, "week" as const, "month" as const),
        (past, kind) => {
          const options: ForecastOptions = {
            futureExposure,
            groupDispersion: 1.2,
            prior: { level: 2, buckets: 5 },
          };
          const forecast = forecastBy(method, { ...past, kind }, options);
          const { mean, variance } = forecast.total(6.5);
          for (const value of [mean, variance, forecast.level, forecast.dispersion]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThan(Infinity);
          }
        },
      ),
    );
  });

  it.runIf(!name.startsWith("gamma-poisson"))("follows the unit in which demand is counted", () => {
    fc.assert(
      fc.property(someHistory, (past) => {
        const eighths = { ...past, units: past.units.map((y) => y * 8) };
        const one = forecastBy(method, past, { futureExposure, groupDispersion: null });
        const other = forecastBy(method, eighths, { futureExposure, groupDispersion: null });
        expectClose(other.total(7).mean, 8 * one.total(7).mean);
        if (one.ownDispersion !== null) expectClose(other.total(7).variance, 64 * one.total(7).variance);
      }),
    );
  });

  it("refuses histories and futures that are none", () => {
    const fitOf = (units: readonly number[], exposure: readonly number[]) => () =>
      method.fit(daily(units, exposure));
    expect(fitOf([1, 2], [1, 1, 1])).toThrow("got 2 and 3");
    expect(fitOf([1, Number.NaN], [1, 1])).toThrow("got NaN");
    expect(fitOf([1, -2], [1, 1])).toThrow("got -2");
    expect(fitOf([1, 2], [1, Infinity])).toThrow("exposure");
    const fitted = method.fit(daily([1, 2, 3]));
    const bad = Float64Array.of(1, -1);
    expect(() => method.forecast(fitted, { futureExposure: bad, groupDispersion: 1 }).total(2)).toThrow(
      "exposure",
    );
    expect(() => method.forecast(fitted, { futureExposure, groupDispersion: -1 })).toThrow(RangeError);
  });
});

describe("the forecast methods", () => {
  it("leave season and events out where they bring a season of their own or are to do without", () => {
    const open = Object.entries(forecastMethods).filter(([, { exposure }]) => exposure === "open");
    expect(open.map(([name]) => name).sort()).toEqual([
      "empirical",
      "gamma-poisson-flat",
      "holt-winters",
      "seasonal-naive",
    ]);
  });
});

function expectClose(actual: number, expected: number): void {
  const tolerance = 1e-9 * Math.max(1, Math.abs(expected));
  expect(Math.abs(actual - expected), `${actual} is not ${expected}`).toBeLessThanOrEqual(tolerance);
}
