import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { History } from "../../src/forecast/forecast-method.ts";
import { idleRuns, runningIdleRun } from "../../src/forecast/idle-run.ts";

const opened = (units: readonly number[]): History => ({
  kind: "day",
  units: Float64Array.from(units),
  exposure: new Float64Array(units.length).fill(1),
});
const none = (buckets: number): readonly number[] => new Array<number>(buckets).fill(0);
const some = (buckets: number, y = 2): readonly number[] => new Array<number>(buckets).fill(y);

describe("idleRuns", () => {
  it("finds the ended runs and the one that lasts, of a week or more", () => {
    const runs = idleRuns(opened([...some(30), ...none(7), ...some(5), ...none(6), ...some(9), ...none(30)]));
    expect(runs.map(({ start, end, openBuckets }) => [start, end, openBuckets])).toEqual([
      [30, 37, 7],
      [57, null, 30],
    ]);
    expect(runningIdleRun(runs)?.start).toBe(57);
    expect(runningIdleRun(runs.slice(0, 1))).toBeNull();
    expect(runningIdleRun([])).toBeNull();
  });

  it("knows no run before the first sale", () => {
    expect(idleRuns(opened(none(40)))).toEqual([]);
    expect(idleRuns(opened([...none(40), 1]))).toEqual([]);
    expect(idleRuns(opened([]))).toEqual([]);
  });

  it("takes a bucket of steady trade for empty as seldom as its rate and its past allow", () => {
    const [run] = idleRuns(opened([...some(100, 1), ...none(10)]));
    expect(run?.rate).toBe(1);
    expect(run?.emptyChance).toBe(0.5);
    const [busy] = idleRuns(opened([...some(100, 50), ...none(10)]));
    expect(busy?.emptyChance).toBeCloseTo(1 / 57, 12);
  });

  it("expects more empty buckets of an item that often had them, whatever it sells at a time", () => {
    const lumpy = Array.from({ length: 112 }, (_, t) => (t % 14 === 13 ? 500 : 0));
    const [run] = idleRuns(opened([...lumpy, ...none(40)])).slice(-1);
    expect(run?.emptyChance).toBeGreaterThan(0.9);
    expect(run?.emptyChance).toBeLessThan(1);
  });

  it("passes over closed buckets and adds up the exposure of the others", () => {
    const units = Float64Array.from([...some(30), ...none(20)]);
    const exposure = units.map((y, t) => (y > 0 ? 1 : t % 2 === 0 ? 0.5 : 0));
    const [run] = idleRuns({ kind: "day", units, exposure });
    expect([run?.openBuckets, run?.exposure]).toEqual([10, 5]);
  });

  it("says nothing of an item of less than four weeks, or that hardly sold before", () => {
    expect(idleRuns(opened([...some(27), ...none(60)]))).toEqual([]);
    expect(idleRuns(opened([1, ...none(40), 1, ...none(60)]))).toEqual([]);
    expect(idleRuns(opened([...some(2), ...none(5), ...some(1), ...none(60)]))).toEqual([]);
    expect(idleRuns(opened([...some(28), ...none(60)]))).toHaveLength(1);
  });

  it("takes two weeks or two months for a run", () => {
    for (const kind of ["week", "month"] as const) {
      const lengths = (empty: number): number =>
        idleRuns({ ...opened([...some(20), ...none(empty), 1]), kind }).length;
      expect([lengths(1), lengths(2)]).toEqual([0, 1]);
    }
  });

  it("judges a run by what came before it alone", () => {
    const units = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(units, units, fc.integer({ min: 7, max: 40 }), (past, future, empty) => {
        const before = [...some(26), ...past, 1, ...none(empty)];
        const running = runningIdleRun(idleRuns(opened(before)));
        const ended = idleRuns(opened([...before, 2, ...future])).find(
          ({ start }) => start === running?.start,
        );
        expect(ended).toEqual({ ...running, end: before.length });
        expect(running!.emptyChance).toBeGreaterThan(0);
        expect(running!.emptyChance).toBeLessThan(1);
      }),
    );
  });
});
