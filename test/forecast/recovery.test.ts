import { describe, expect, it } from "vitest";
import type { History } from "../../src/forecast/forecast-method.ts";
import { idleRuns } from "../../src/forecast/idle-run.ts";
import { type IdleEvidence, idleEvidence, poolRecovery, returnChance } from "../../src/forecast/recovery.ts";
import { createRandom } from "../../src/stats/random.ts";

const none = (buckets: number): readonly number[] => new Array<number>(buckets).fill(0);
const some = (buckets: number, y = 8): readonly number[] => new Array<number>(buckets).fill(y);
const evidenceOf = (units: readonly number[], kind: History["kind"] = "day"): IdleEvidence => {
  const history = { kind, units: Float64Array.from(units), exposure: new Float64Array(units.length).fill(1) };
  return idleEvidence(history, idleRuns(history));
};

describe("idleEvidence", () => {
  it("counts a return and its level, and the time from where the run was idle, not chance", () => {
    const evidence = evidenceOf([...some(60), ...none(50), ...some(28, 6), ...some(60)]);
    expect(evidence.returns).toBe(1);
    expect(evidence.idleTime).toBeCloseTo(Math.log((50 + 30) / (7 + 30)), 12);
    expect(evidence.levelsKnown).toBe(1);
    expect(evidence.returnedLevels).toBe(0.75);
  });

  it("counts the time of a run that lasts, but no return", () => {
    const evidence = evidenceOf([...some(60), ...none(50)]);
    expect(evidence.returns).toBe(0);
    expect(evidence.idleTime).toBeGreaterThan(0);
  });

  it("does not count what may be chance", () => {
    const none7 = evidenceOf([...some(60, 1), ...none(7), ...some(60, 1)]);
    expect(none7).toEqual({ returns: 0, idleTime: 0, returnedLevels: 0, levelsKnown: 0 });
  });

  it("waits two weeks before it tells the level of a return, and takes more than before for as much", () => {
    expect(evidenceOf([...some(60), ...none(50), ...some(13)]).levelsKnown).toBe(0);
    expect(evidenceOf([...some(60), ...none(50), ...some(14, 99)]).returnedLevels).toBe(1);
  });
});

describe("poolRecovery", () => {
  it("expects what shops commonly see until there is evidence", () => {
    expect(poolRecovery([])).toEqual({ chanceScale: 1, level: 0.7 });
  });

  it("finds the scale and the level that idle items were drawn with", () => {
    const random = createRandom(1, "recovery");
    const evidence = Array.from({ length: 4000 }, () => {
      // Of the runs idle on the 7th day a share of (37 / (37 + t))^a, a = 1.5, is idle t days later.
      const days = 7 + Math.round(37 * (random.next() ** (-1 / 1.5) - 1));
      const seen = Math.min(days, 200);
      const back = seen === days ? some(30, 4) : [];
      return evidenceOf([...some(60), ...none(seen), ...back]);
    });
    const { chanceScale, level } = poolRecovery(evidence);
    expect(chanceScale).toBeGreaterThan(1.35);
    expect(chanceScale).toBeLessThan(1.65);
    expect(level).toBeCloseTo(0.5, 2);
  });
});

describe("returnChance", () => {
  it("falls as idleness lasts, and counts the days of a bucket", () => {
    const recovery = { chanceScale: 1, level: 0.7 };
    expect(returnChance(recovery, 30, 1)).toBeCloseTo(1 / 60, 12);
    expect(returnChance(recovery, 10, 7)).toBeCloseTo(1 - 0.99 ** 7, 12);
    expect(returnChance(recovery, 300, 1)).toBeLessThan(returnChance(recovery, 30, 1));
    expect(returnChance({ ...recovery, chanceScale: 1e9 }, 30, 1)).toBe(0.5);
  });
});
