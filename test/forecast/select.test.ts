import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammaPoisson } from "../../src/forecast/gamma-poisson.ts";
import { type SeasonalHistory, selectMethod } from "../../src/forecast/select.ts";
import { createRandom } from "../../src/stats/random.ts";
import { samplePoisson } from "../../src/stats/sample-poisson.ts";

const days = 400;
const options = { protectionDays: 14 };
/** A season that doubles and halves demand over two months. */
const season = Float64Array.from({ length: days }, (_, t) => 2 ** Math.sin((2 * Math.PI * t) / 61));
const open = new Float64Array(days).fill(1);
const sold = (level: (t: number) => number, name = "item"): Float64Array => {
  const random = createRandom(1, name);
  return Float64Array.from({ length: days }, (_, t) => samplePoisson(random, level(t)));
};
const history = (units: Float64Array): SeasonalHistory => ({ kind: "day", units, exposure: season, open });

describe("selectMethod", () => {
  it("keeps the season of an item that has it", () => {
    const { method, losses } = selectMethod(history(sold((t) => 8 * season[t]!)), options);
    expect(method).toBe("gamma-poisson");
    expect(losses?.seasonal).toHaveLength(4);
    const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
    expect(sum(losses!.seasonal)).toBeLessThan(sum(losses!.flat));
  });

  it("takes the flat model for an item that clearly has none of its category's season", () => {
    const units = sold(() => 8);
    const { method, demand } = selectMethod(history(units), options);
    expect(method).toBe("gamma-poisson-flat");
    expect(demand).toEqual(gammaPoisson.fit({ kind: "day", units, exposure: open }));
  });

  it("keeps the season where the difference is noise", () => {
    const faint = season.map((s) => 1 + (s - 1) / 50);
    for (const name of ["a", "b", "c", "d", "e", "f"]) {
      const units = sold(() => 2, name);
      expect(selectMethod({ kind: "day", units, exposure: faint, open }, options).method).toBe(
        "gamma-poisson",
      );
    }
  });

  it("keeps the season of an item with less than eight weeks before the spans it is judged on", () => {
    const end = 4 * 14 + 55;
    const short = (length: number): SeasonalHistory => ({
      kind: "day",
      units: sold(() => 8).subarray(0, length),
      exposure: season.subarray(0, length),
      open: open.subarray(0, length),
    });
    expect(selectMethod(short(end), options)).toMatchObject({ method: "gamma-poisson", losses: null });
    expect(selectMethod(short(end + 1), options).losses).not.toBeNull();
    expect(selectMethod(short(0), options)).toMatchObject({ method: "gamma-poisson", losses: null });
  });

  it("judges spans of a week at least and eight weeks at most, in the data's own buckets", () => {
    const of = (kind: SeasonalHistory["kind"], protectionDays: number, length: number) =>
      selectMethod(
        {
          kind,
          units: open.subarray(0, length),
          exposure: season.subarray(0, length),
          open: open.subarray(0, length),
        },
        { protectionDays },
      ).losses;
    expect(of("day", 0.5, 4 * 7 + 56)).not.toBeNull();
    expect(of("day", 0.5, 4 * 7 + 55)).toBeNull();
    expect(of("day", 999, 4 * 56 + 56)).not.toBeNull();
    expect(of("week", 21, 4 * 3 + 8)).not.toBeNull();
    expect(of("month", 21, 4 + 2)).not.toBeNull();
    expect(of("month", 21, 4 + 1)).toBeNull();
  });

  it("has nothing to compare where there is no season", () => {
    const units = sold(() => 3);
    expect(selectMethod({ kind: "day", units, exposure: open, open }, options).losses).toBeNull();
  });

  it("takes no loss for a gain where spans were closed or nothing was sold", () => {
    const closed = Float64Array.from(open, (_, t) => (t < 200 ? 1 : 0));
    const shut = {
      kind: "day" as const,
      units: sold(() => 3),
      exposure: closed.map((s) => s * 2),
      open: closed,
    };
    expect(selectMethod(shut, options)).toMatchObject({ method: "gamma-poisson" });
    expect(selectMethod(history(new Float64Array(days)), options).method).toBe("gamma-poisson");
  });

  it("follows the past alone", () => {
    const level = fc.double({ min: 0.5, max: 20, noNaN: true });
    fc.assert(
      fc.property(level, fc.boolean(), (rate, isSeasonal) => {
        const units = sold((t) => rate * (isSeasonal ? season[t]! : 1), `${rate}`);
        const { method } = selectMethod(history(units), options);
        const longer = Float64Array.from([...units, 1000, 1000]);
        const past = history(longer.subarray(0, days));
        expect(selectMethod(past, options).method).toBe(method);
      }),
      { numRuns: 20 },
    );
  });

  it("refuses a protection interval that is none", () => {
    expect(() => selectMethod(history(open), { protectionDays: 0 })).toThrow("protectionDays");
    expect(() => selectMethod(history(open), { protectionDays: Number.NaN })).toThrow(RangeError);
  });
});
