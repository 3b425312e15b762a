import { describe, expect, it } from "vitest";
import { dayFactors } from "../../src/seasonality/day-factors.ts";
import { seasonalCalendar } from "../../src/seasonality/event-calendar.ts";
import { exposureAhead } from "../../src/seasonality/exposure-ahead.ts";
import { fitSeasonalProfile } from "../../src/seasonality/fit.ts";
import type { SeasonalProfile } from "../../src/seasonality/profile.ts";
import { day } from "../demand/make-ledger.ts";
import { makeEvent, makeShop } from "./make-season.ts";

const from = day("2024-01-01");
const asOf = day("2024-06-03");
const fair = makeEvent("Fair", [day("2024-06-05")], { days: 2 });
const sale = makeEvent("Sale", [day("2024-06-06")], { source: "own", uplift: 1.5 });
const closure = makeEvent("Stocktaking", [day("2024-06-10")], { source: "own", uplift: 0 });
const { frame, items } = makeShop([{ sku: "A", units: () => 5 }], { from, to: asOf });
const calendar = seasonalCalendar([fair, sale, closure], { from, to: asOf + 60, frame });
const item = { sku: "A", location: "", category: "" };
const blank = fitSeasonalProfile(items, calendar, { frame });

/** A profile that knows the fair as three times the demand, with a variance of .04, and weeks with one of .01. */
const profile: SeasonalProfile = {
  ...blank,
  weekOfYear: { ...blank.weekOfYear, variance: 0.01, groupVariances: {} },
  events: blank.events.map((event) =>
    event.name === "Fair"
      ? {
          ...event,
          isActive: true,
          factors: event.factors.map(() => 3),
          variances: event.bands.map(() => 0.04),
          firstGroupBand: -1,
        }
      : event,
  ),
  eventGroups: {},
};

const options = { asOf, isClosed: (): boolean => false };

describe("the exposure ahead", () => {
  it("is 3 on the days of a fair, the user's word where he gives one, 0 where he closes", () => {
    const { exposure, plain, open } = exposureAhead(profile, calendar, item, {
      ...options,
      kind: "day",
      buckets: 9,
    });
    expect([...exposure]).toEqual([1, 1, 3, 1.5, 1, 1, 1, 0, 1]);
    expect([...plain]).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 1]);
    expect([...open]).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 1]);
  });

  it("of a week is the mean of its days", () => {
    const { exposure, open } = exposureAhead(profile, calendar, item, {
      ...options,
      kind: "week",
      buckets: 2,
    });
    expect(exposure[0]).toBeCloseTo((1 + 1 + 3 + 1.5 + 1 + 1 + 1) / 7, 12);
    expect(open[1]).toBeCloseTo(6 / 7, 12);
  });

  it("is uncertain as a whole: the days of a week and of an event rise and fall together", () => {
    const { variance, bucketVariance } = exposureAhead(profile, calendar, item, {
      ...options,
      kind: "day",
      buckets: 9,
    });
    // 3 and 4 June lie in one week of the year: .01 * 2^2. Then the fair's first day; his word leaves the second alone.
    expect(variance[2]).toBeCloseTo(0.04, 12);
    expect(variance[3]).toBeCloseTo(0.01 * 5 ** 2 + 0.04 * 3 ** 2, 12);
    expect(bucketVariance[2]).toBeCloseTo(0.01 * 3 ** 2 + 0.04 * 3 ** 2, 12);
    for (let bucket = 0; bucket < 9; bucket++) {
      expect(variance[bucket + 1]).toBeGreaterThanOrEqual(variance[bucket]!);
    }
  });

  it("leaves out the days on which the location is closed", () => {
    const isClosed = (date: number): boolean => date === asOf + 2;
    const { exposure } = exposureAhead(profile, calendar, item, { asOf, isClosed, kind: "day", buckets: 4 });
    expect([...exposure]).toEqual([1, 1, 0, 1.5]);
  });

  it("is that of the day factors, and reaches as far as the calendar", () => {
    expect([...dayFactors(profile, calendar, item, asOf, asOf + 4)]).toEqual([1, 1, 3, 1.5]);
    expect(() => dayFactors(profile, calendar, item, from - 1, asOf)).toThrow(RangeError);
    expect(() => exposureAhead(profile, calendar, item, { ...options, kind: "day", buckets: 61 })).toThrow(
      RangeError,
    );
  });
});
