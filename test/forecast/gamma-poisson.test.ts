import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ForecastOptions, History } from "../../src/forecast/forecast-method.ts";
import { gammaPoisson } from "../../src/forecast/gamma-poisson.ts";

const month: ForecastOptions = { futureExposure: new Float64Array(28).fill(1), groupDispersion: null };
const opened = (units: readonly number[]): History => ({
  kind: "day",
  units: Float64Array.from(units),
  exposure: new Float64Array(units.length).fill(1),
});
const forecastOf = (history: History, options = month) =>
  gammaPoisson.forecast(gammaPoisson.fit(history), options);
const someUnits = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 120 });

describe("gammaPoisson", () => {
  it("finds the level of demand that never changes", () => {
    for (const y of [1, 0.25, 7, 1e9]) {
      const forecast = forecastOf(opened(Array.from({ length: 60 }, () => y)));
      expect(forecast.level / y).toBeCloseTo(1, 12);
      expect(forecast.ownDispersion! / y).toBeCloseTo(0, 12);
    }
  });

  it("weights the recent past more after demand has moved", () => {
    const moved = Array.from({ length: 200 }, (_, t) => (t < 150 ? 2 : 10));
    const { level, discount } = forecastOf(opened(moved));
    expect(level).toBeGreaterThan(9);
    expect(discount).toBeLessThan(0.95);
  });

  it("keeps a long memory of demand that only scatters", () => {
    const scattered = Array.from({ length: 365 }, (_, t) => [0, 3, 1, 0, 2, 4, 1, 5][(t * t) % 8] ?? 0);
    expect(forecastOf(opened(scattered)).discount).toBeGreaterThan(0.97);
  });

  it("leaves closed buckets out, whatever stands in them", () => {
    const units = Array.from({ length: 40 }, (_, t) => (t % 4 === 0 ? 99 : 5));
    const exposure = Float64Array.from(units, (y) => (y === 99 ? 0 : 1));
    const forecast = forecastOf({ kind: "day", units: Float64Array.from(units), exposure });
    expect(forecast.level).toBeCloseTo(5, 12);
  });

  it("divides by the exposure of buckets that were weak or strong", () => {
    const exposure = Float64Array.from({ length: 50 }, (_, t) => 0.5 + (t % 3));
    const forecast = forecastOf({ kind: "day", units: exposure.map((s) => 4 * s), exposure });
    expect(forecast.level).toBeCloseTo(4, 12);
  });

  it("knows less after a long gap, but not less than from one open bucket", () => {
    const units = new Float64Array(400).fill(3);
    const exposure = Float64Array.from(units, (_, t) => (t < 100 ? 1 : 0));
    const options = { ...month, groupDispersion: 1 };
    const gap = forecastOf({ kind: "day", units, exposure }, options).total(28);
    const noGap = forecastOf(
      { kind: "day", units: units.slice(0, 100), exposure: exposure.slice(0, 100) },
      options,
    ).total(28);
    const oneBucket = forecastOf(opened([3]), { ...month, groupDispersion: 1 }).total(28);
    expect(gap.mean).toBeCloseTo(noGap.mean, 9);
    expect(gap.variance).toBeGreaterThan(noGap.variance);
    expect(gap.variance).toBeLessThan(oneBucket.variance);
  });

  it.each([
    ["an empty history", opened([])],
    ["a history without sales", opened([0, 0, 0, 0, 0])],
    [
      "a history that was never open",
      { kind: "day" as const, units: Float64Array.of(3, 4), exposure: new Float64Array(2) },
    ],
  ])("forecasts 0 without doubt from %s", (_, history) => {
    const forecast = forecastOf(history, { ...month, groupDispersion: 2 });
    expect(forecast.level).toBe(0);
    expect(forecast.ownDispersion).toBeNull();
    expect(forecast.dispersion).toBe(2);
    expect(forecast.total(28)).toEqual({ mean: 0, variance: 0 });
  });

  it("forecasts from a single bucket, with the group's dispersion and much doubt", () => {
    const forecast = forecastOf(opened([6]), { ...month, groupDispersion: 1.5 });
    expect(forecast.level).toBe(6);
    expect(forecast.dispersion).toBe(1.5);
    expect(forecast.total(2).variance).toBeGreaterThan(1.5 * 12);
  });

  it.each([
    ["one giant spike", [...new Array<number>(99).fill(0.001), 1e9]],
    ["a spike that ended long ago", [1, 1e9, ...new Array<number>(300).fill(0)]],
    ["dollars and cents", Array.from({ length: 80 }, (_, t) => 1234.56 + ((t * 7919) % 500) / 100)],
    ["grams of a kilogram", Array.from({ length: 80 }, (_, t) => ((t * 31) % 7) / 1000)],
    ["a thousand million a day", Array.from({ length: 80 }, (_, t) => 1e9 - ((t * 7919) % 1000) * 1e5)],
  ])("stays finite on %s", (_, units) => {
    const forecast = forecastOf(opened(units));
    const { mean, variance } = forecast.total(27.5);
    for (const value of [mean, variance, forecast.level, forecast.dispersion, forecast.discount]) {
      expect(Number.isFinite(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(0);
    }
    expect(mean).toBeLessThan(28 * Math.max(...units));
  });

  it("follows the unit in which demand is counted", () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        const small = gammaPoisson.fit(opened(units.map((y) => y / 1024 / 1024)));
        const smaller = gammaPoisson.fit(opened(units.map((y) => y / 1024 / 1024 / 8)));
        const one = gammaPoisson.forecast(small, month).total(28);
        const other = gammaPoisson.forecast(smaller, month).total(28);
        expect(other.mean * 8).toBeCloseTo(one.mean, 12);
        if (small.ownDispersion !== null) expect(other.variance * 64).toBeCloseTo(one.variance, 12);
      }),
    );
  });

  it("does not look at what comes after the history", () => {
    fc.assert(
      fc.property(someUnits, someUnits, (past, future) => {
        const whole = opened([...past, ...future]);
        const seen = {
          kind: "day" as const,
          units: whole.units.subarray(0, past.length),
          exposure: whole.exposure.subarray(0, past.length),
        };
        expect(gammaPoisson.fit(seen)).toEqual(gammaPoisson.fit(opened(past)));
      }),
    );
  });

  it("keeps its level within the demand that has been", () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        const { level } = forecastOf(opened(units));
        expect(level).toBeGreaterThanOrEqual(Math.min(...units) * (1 - 1e-12));
        expect(level).toBeLessThanOrEqual(Math.max(...units) * (1 + 1e-12));
      }),
    );
  });

  it("doubts the level less the longer the history", () => {
    const doubt = (buckets: number): number => {
      const forecast = forecastOf(opened(new Array<number>(buckets).fill(4)), {
        ...month,
        groupDispersion: 2,
      });
      const { mean, variance } = forecast.total(28);
      return variance / (forecast.dispersion * mean);
    };
    const doubts = [1, 2, 5, 10, 30, 100, 300].map(doubt);
    for (const [i, value] of doubts.entries()) if (i > 0) expect(value).toBeLessThan(doubts[i - 1]!);
  });

  it("forgets what lies more than 365 open buckets back", () => {
    const year = Array.from({ length: 365 }, (_, t) => 3 + (t % 5));
    const longer = [...new Array<number>(100).fill(1000), ...year];
    expect(gammaPoisson.fit(opened(longer))).toEqual(gammaPoisson.fit(opened(year)));
  });

  it("remembers weeks for a shorter time than days, when demand moves", () => {
    const moved = Array.from({ length: 104 }, (_, t) => 40 + 15 * Math.floor(t / 13) + ((t * 7) % 5));
    const day = forecastOf(opened(moved));
    const week = forecastOf({ ...opened(moved), kind: "week" });
    expect(week.discount).toBeLessThan(day.discount);
    expect(week.level).toBeGreaterThan(day.level);
  });

  const steady = Array.from({ length: 200 }, (_, t) => 3 + (t % 3));

  it("doubts that an item is on sale which sold daily and then not for three weeks", () => {
    const idle = forecastOf(opened([...steady, ...new Array<number>(21).fill(0)]));
    expect(idle.inactivity?.chance).toBeGreaterThan(0.99);
    expect(idle.inactivity?.openBuckets).toBe(21);
    expect(idle.inactivity?.returnLevel).toBeCloseTo(0.7 * 4, 0);
    const { mean, variance } = idle.total(28);
    expect(mean).toBeLessThan(0.5 * 28 * 4);
    expect(idle.distribution(28).mean).toBeCloseTo(mean, 9);
    expect(idle.distribution(28).variance).toBeCloseTo(variance, 6);
    expect(idle.distribution(28).cdf(0)).toBeGreaterThan(0.3);
    expect(idle.bucket(3).mean).toBeCloseTo(idle.mean(4) - idle.mean(3), 9);
  });

  it("takes a few days without sales for chance", () => {
    expect(forecastOf(opened([...steady, 0, 0, 0])).inactivity).toBeNull();
    expect(forecastOf(opened(steady)).inactivity).toBeNull();
  });

  it("expects idle items back as the shop's own came back", () => {
    const units = opened([...steady, ...new Array<number>(40).fill(0)]);
    const meanWith = (chanceScale: number, level: number): number =>
      forecastOf(units, { ...month, recovery: { chanceScale, level } }).total(28).mean;
    expect(meanWith(3, 0.7)).toBeGreaterThan(2 * meanWith(1, 0.7));
    expect(meanWith(1, 0.9)).toBeGreaterThan(meanWith(1, 0.3));
  });

  it("does not take an off-season without demand for idleness", () => {
    const units = Float64Array.from([...steady, ...new Array<number>(40).fill(0)]);
    const exposure = Float64Array.from(units, (_, t) => (t < 200 ? 1 : 0.002));
    const forecast = forecastOf({ kind: "day", units, exposure });
    expect(forecast.inactivity?.chance ?? 0).toBeLessThan(0.05);
  });

  it("adds what is uncertain about the season to the variance", () => {
    const exposureVariance = Float64Array.from({ length: 29 }, (_, k) => 0.1 * k);
    const plain = forecastOf(opened(steady));
    const unsure = forecastOf(opened(steady), { ...month, exposureVariance });
    const added = unsure.total(10.5).variance - plain.total(10.5).variance;
    expect(added).toBeCloseTo(1.05 * plain.level ** 2, 9);
    expect(unsure.total(10.5).mean).toBe(plain.total(10.5).mean);
  });

  it("refuses histories that are none", () => {
    const two = new Float64Array(2);
    expect(() => gammaPoisson.fit({ kind: "day", units: two, exposure: new Float64Array(3) })).toThrow(
      "got 2 and 3",
    );
    expect(() =>
      gammaPoisson.fit({ kind: "day", units: Float64Array.of(1, Number.NaN), exposure: two }),
    ).toThrow("got NaN");
    expect(() => gammaPoisson.fit({ kind: "day", units: Float64Array.of(1, -2), exposure: two })).toThrow(
      "got -2",
    );
    expect(() => gammaPoisson.fit({ kind: "day", units: two, exposure: Float64Array.of(1, -1) })).toThrow(
      "exposure",
    );
  });
});
