import { describe, expect, it } from "vitest";
import { demandFrame } from "../../src/demand/frame.ts";
import { day, makeLedger } from "./make-ledger.ts";

const start = day("2024-04-01");

describe("frame", () => {
  it("needs a row before as-of and a day of history", () => {
    const ledger = makeLedger([{ day: start, units: 1 }]);
    expect(() => demandFrame(ledger, { asOf: start })).toThrow("sales must have a row before as-of");
    expect(() => demandFrame(makeLedger([]))).toThrow(RangeError);
    for (const historyDays of [0, -1, Number.NaN]) {
      expect(() => demandFrame(ledger, { historyDays })).toThrow("historyDays must be at least 1");
    }
  });

  it("takes as-of from the ledger when it has one", () => {
    expect(demandFrame(makeLedger([{ day: start, units: 1 }], start + 9)).asOf).toBe(start + 9);
  });
});
