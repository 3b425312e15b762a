import { describe, expect, it } from "vitest";
import { forecastMethods } from "../../src/forecast/methods.ts";

const histories = {
  "an empty history": [],
  "one sale": [5],
  "no sale": [0, 0, 0],
  "three months": [120, 80, 140],
  "a slow mover": Array.from({ length: 200 }, (_, t) => (t % 11 === 0 ? 1 : 0)),
  "a fast mover": Array.from({ length: 500 }, (_, t) => 80 + ((t * 37) % 41)),
};
const futureExposure = Float64Array.of(1, 1, 0, 1, 0.5, 1, 1);

describe.each(Object.entries(forecastMethods))("the method %s", (_, method) => {
  it.each(Object.entries(histories))("keeps the contract of a forecast on %s", (_name, units) => {
    const history = {
      kind: "day" as const,
      units: Float64Array.from(units),
      exposure: new Float64Array(units.length).fill(1),
    };
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
      expect(mean).toBeCloseTo(forecast.mean(index + 1) - forecast.mean(index), 9);
      expect(variance).toBeGreaterThanOrEqual(0);
      expect(variance).toBeLessThan(Infinity);
    }
    expect(() => forecast.bucket(7)).toThrow(RangeError);
    expect(() => forecast.total(7.5)).toThrow(RangeError);
  });

  it("can be sent to another thread between fit and forecast", () => {
    const fitted = method.fit({
      kind: "day",
      units: Float64Array.of(1, 2, 3),
      exposure: Float64Array.of(1, 1, 1),
    });
    const options = { futureExposure, groupDispersion: null };
    const here = method.forecast(fitted, options).total(7);
    expect(method.forecast(structuredClone(fitted), options).total(7)).toEqual(here);
  });
});
