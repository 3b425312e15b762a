import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BucketKind } from "../../src/calendar/bucket.ts";
import { demandFrame, type FrameOptions } from "../../src/demand/frame.ts";
import { closedDaysByLocation } from "../../src/demand/location-totals.ts";
import { day, makeLedger, type Row, seriesOf } from "./make-ledger.ts";

const start = day("2024-04-01");

describe("series of any rows", () => {
  const anyRows = fc.array(
    fc.record({
      day: fc.integer({ min: start, max: start + 90 }),
      units: fc.integer({ min: -300, max: 900 }).map((tenths) => tenths / 10),
      sku: fc.constantFrom("A", "B"),
      location: fc.constantFrom("", "north"),
      inStock: fc.boolean(),
    }),
    { minLength: 1, maxLength: 120 },
  );
  const anyBucket = fc.constantFrom<BucketKind>("day", "week", "month");

  /** Everything that is built from rows, by item name. */
  function everything(rows: readonly Row[], options: FrameOptions): unknown {
    const ledger = makeLedger(rows);
    const frame = demandFrame(ledger, options);
    const closed = closedDaysByLocation(ledger, frame);
    return ledger.items.map(({ sku, location, index }) => {
      const { days, weekdays } = closed.get(location) ?? { days: [], weekdays: [] };
      return [
        sku,
        location,
        days,
        weekdays,
        seriesOf(ledger, index, { frame, closed: closed.get(location) ?? null }),
      ];
    });
  }

  it("does not depend on the order of the rows by a byte", () => {
    fc.assert(
      fc.property(anyRows, fc.infiniteStream(fc.nat()), anyBucket, (rows, keys, bucket) => {
        const keyed = rows.map((row) => ({ row, key: keys.next().value ?? 0 }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ row }) => row);
        const options = { bucket, asOf: start + 91 } as const;
        const daily = [
          { day: start, units: 0 },
          { day: start + 1, units: 0 },
        ];
        expect(everything([...shuffled, ...daily], options)).toEqual(
          everything([...rows, ...daily], options),
        );
      }),
    );
  });

  it("does not depend on rows dated on or after as-of", () => {
    fc.assert(
      fc.property(anyRows, anyRows, anyBucket, (rows, others, bucket) => {
        const asOf = start + 45;
        const anchor = ["A", "B"].flatMap((sku) =>
          ["", "north"].map((location) => ({ day: asOf - 1, units: 0, sku, location })),
        );
        const daily = [...anchor, { day: asOf - 2, units: 0 }];
        const past = [...rows.filter((row) => row.day < asOf), ...daily];
        const future = others.filter((row) => row.day >= asOf);
        const options = { bucket, asOf } as const;
        expect(everything([...future, ...past], options)).toEqual(everything(past, options));
      }),
    );
  });

  it("counts every net unit once when every day counts", () => {
    fc.assert(
      fc.property(anyRows, anyBucket, (rows, bucket) => {
        const daily = [
          { day: start, units: 0 },
          { day: start + 1, units: 0 },
        ];
        const inStock = [...rows.map((row) => ({ ...row, inStock: true })), ...daily];
        const ledger = makeLedger(inStock);
        const frame = demandFrame(ledger, { bucket });
        for (const { index, sku, location } of ledger.items) {
          const series = seriesOf(ledger, index, { frame });
          const ours = inStock.filter((row) => ("sku" in row ? row.sku : "A") === sku);
          const here = ours.filter((row) => ("location" in row ? row.location : "") === location);
          const net = here.reduce((sum, row) => sum + row.units, 0);
          expect(series.units.reduce((sum, units) => sum + units, 0)).toBeCloseTo(series.totalUnits, 6);
          expect(series.totalUnits - series.unmatchedUnits).toBeCloseTo(net, 6);
        }
      }),
    );
  });
});
