import { describe, expect, it } from "vitest";
import { closedDays } from "../../src/demand/closed-days.ts";
import { demandFrame } from "../../src/demand/frame.ts";
import { futureExposure } from "../../src/demand/future-exposure.ts";
import { day, makeLedger } from "./make-ledger.ts";

const monday = day("2024-04-01");
const ledger = makeLedger(
  Array.from({ length: 84 }, (_, index) => ({ day: monday + index, units: index % 7 === 6 ? 0 : 40 })),
);
const closed = closedDays({
  firstDay: monday,
  units: Float64Array.from({ length: 84 }, (_, index) => (index % 7 === 6 ? 0 : 40)),
});

describe("future exposure", () => {
  it("is 1 for an open day, 0 for a weekday found closed", () => {
    const frame = demandFrame(ledger, { bucket: "day" });
    expect([...futureExposure(frame, 8, closed)]).toEqual([1, 1, 1, 1, 1, 1, 0, 1]);
    expect([...futureExposure(frame, 7)]).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it("is the share of open days for a week, of a mean month for a month", () => {
    const weeks = demandFrame(ledger, { bucket: "week" });
    expect([...futureExposure(weeks, 2, closed)]).toEqual([6 / 7, 6 / 7]);
    const months = demandFrame(ledger, { bucket: "month" });
    expect([...futureExposure(months, 1)]).toEqual([30 / 30.4375]);
    expect([...futureExposure(months, 0)]).toEqual([]);
  });
});
