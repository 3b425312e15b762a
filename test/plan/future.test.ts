import { describe, expect, it } from "vitest";
import { exposureAhead } from "../../src/plan/future.ts";
import { day } from "./make-shop.ts";

const asOf = day("2024-04-01"); // a Monday
const closedWeekdays = new Map([["Oak Street", [false, false, false, false, false, false, true]]]);
const open = (kind: "day" | "week" | "month", location: string, buckets: number) => [
  ...exposureAhead({ asOf, kind, closedWeekdays }, { location }, buckets).open,
];

describe("the exposure of the buckets ahead", () => {
  it("is 1 for an open day, 0 for a weekday found closed", () => {
    expect(open("day", "Oak Street", 8)).toEqual([1, 1, 1, 1, 1, 1, 0, 1]);
    expect(open("day", "", 7)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it("is the share of open days for a week, of a mean month for a month", () => {
    expect(open("week", "Oak Street", 2)).toEqual([6 / 7, 6 / 7]);
    expect(open("month", "", 1)).toEqual([30 / 30.4375]);
    expect(open("month", "", 0)).toEqual([]);
  });
});
