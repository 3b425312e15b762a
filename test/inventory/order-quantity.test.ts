import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderQuantity, orderUpToLevel, wholeUnitsUp } from "../../src/inventory/order-quantity.ts";
import { inventoryPosition } from "../../src/inventory/position.ts";

const plain = {
  position: 4,
  reorderPoint: 10,
  baseStock: 11,
  lot: 0,
  moq: null,
  packSize: null,
  maxStock: null,
};

describe("an order is due", () => {
  it("when the position is at or below the reorder point, not above it", () => {
    expect(orderQuantity({ ...plain, position: 10 }).quantity).toBe(1);
    expect(orderQuantity({ ...plain, position: 10.5 })).toMatchObject({ quantity: 0, need: 0, flags: [] });
    expect(orderQuantity({ ...plain, position: 11 }).quantity).toBe(0);
  });

  it("at a reorder point below zero only once something is owed", () => {
    const slow = { ...plain, reorderPoint: -1, baseStock: 0 };
    expect(orderQuantity({ ...slow, position: 0 }).quantity).toBe(0);
    expect(orderQuantity({ ...slow, position: -1 }).quantity).toBe(1);
  });
});

describe("published order quantities", () => {
  it("min 10, max 15, on hand 4: order 11 (Dynamics 365, min/max coverage)", () => {
    expect(orderQuantity({ ...plain, position: 4, baseStock: 15 }).quantity).toBe(11);
  });

  it("reorder point 50, maximum 100, 80 on hand, 70 sold: order 90; only 40 sold: 60 (Business Central)", () => {
    const item = { ...plain, reorderPoint: 50, baseStock: 100 };
    expect(orderQuantity({ ...item, position: 80 - 70 }).quantity).toBe(90);
    expect(orderQuantity({ ...item, position: 80 - 40 }).quantity).toBe(60);
  });

  it("min 10, max 40, multiple 6: forecast 10 orders 30, forecast 8 orders 36 (Odoo)", () => {
    const item = { ...plain, reorderPoint: 10, baseStock: 40, packSize: 6 };
    expect(orderQuantity({ ...item, position: 10 }).quantity).toBe(30);
    expect(orderQuantity({ ...item, position: 8 }).quantity).toBe(36);
  });

  it.each([
    [1, 15],
    [6, 15],
    [12, 15],
    [13, 15],
    [15, 15],
    [18, 18],
  ])("MOQ 15, packs of 3: a need of %i orders %i (Dolibarr#38783)", (need, quantity) => {
    const item = { ...plain, position: 0, reorderPoint: need - 1, baseStock: need, moq: 15, packSize: 3 };
    expect(orderQuantity(item)).toMatchObject({ quantity, need, flags: [] });
  });
});

describe("the quantity", () => {
  it("takes the MOQ first and whole packs after, so it is never under the minimum", () => {
    expect(orderQuantity({ ...plain, moq: 10, packSize: 12 }).quantity).toBe(12);
    expect(orderQuantity({ ...plain, moq: 13, packSize: 12 }).quantity).toBe(24);
  });

  it("is the lot when that is more than the need", () => {
    expect(orderQuantity({ ...plain, lot: 40 })).toMatchObject({ quantity: 40, need: 7, flags: [] });
    expect(orderQuantity({ ...plain, lot: 3 }).quantity).toBe(7);
    expect(orderQuantity({ ...plain, lot: 304.05 }).quantity).toBe(305);
  });

  it("is whole units even when the stock is not", () => {
    expect(orderQuantity({ ...plain, position: 4.3 })).toMatchObject({ quantity: 7, need: 7, flags: [] });
    const position = inventoryPosition({ onHand: 0.1, allocated: 0, backorders: 0, onOrder: 0.2 });
    expect(orderQuantity({ ...plain, position, baseStock: 10.3, reorderPoint: 9.3 }).quantity).toBe(10);
  });

  it("may come in fractional packs", () => {
    expect(orderQuantity({ ...plain, packSize: 2.5 }).quantity).toBe(7.5);
  });
});

describe("the maximum stock", () => {
  it("cuts the lot without a word and the need with a flag", () => {
    expect(orderQuantity({ ...plain, lot: 40, maxStock: 30 })).toMatchObject({
      quantity: 26,
      need: 7,
      flags: [],
    });
    expect(orderQuantity({ ...plain, maxStock: 9 })).toMatchObject({
      quantity: 5,
      need: 7,
      flags: ["max-stock"],
    });
  });

  it("orders nothing when there is no room for a single unit", () => {
    expect(orderQuantity({ ...plain, maxStock: 4 })).toMatchObject({
      quantity: 0,
      need: 7,
      flags: ["max-stock"],
    });
    expect(orderQuantity({ ...plain, maxStock: 4.9 }).quantity).toBe(0);
    expect(orderQuantity({ ...plain, maxStock: 0, moq: 12, packSize: 6 }).quantity).toBe(0);
  });

  it("gives way to the last pack, by less than a pack", () => {
    expect(orderQuantity({ ...plain, packSize: 6, maxStock: 12 })).toMatchObject({
      quantity: 12,
      need: 7,
      flags: ["pack-over-max"],
    });
  });

  it("gives way to the MOQ", () => {
    expect(orderQuantity({ ...plain, moq: 20, maxStock: 12 })).toMatchObject({
      quantity: 20,
      need: 7,
      flags: ["moq-over-max"],
    });
  });
});

describe("an input that cannot be", () => {
  it.each([
    ["position", Number.NaN],
    ["reorderPoint", Number.POSITIVE_INFINITY],
    ["baseStock", Number.NaN],
    ["lot", -1],
    ["moq", -1],
    ["packSize", 0],
    ["maxStock", -1],
  ])("%s %d is refused", (name, value) => {
    expect(() => orderQuantity({ ...plain, [name]: value })).toThrow(new RegExp(`^${name} must be`));
  });
});

describe("every order", () => {
  const units = (max: number) => fc.double({ min: 0, max, noNaN: true });
  const input = fc.record({
    position: fc.double({ min: -100, max: 300, noNaN: true }),
    reorderPoint: fc.integer({ min: -1, max: 200 }),
    lot: units(100),
    moq: fc.option(fc.integer({ min: 0, max: 60 })),
    packSize: fc.option(fc.integer({ min: 1, max: 24 })),
  });

  it("is nothing, or whole packs of at least the MOQ that bring the position to S", () => {
    fc.assert(
      fc.property(input, (some) => {
        const item = { ...some, baseStock: some.reorderPoint + 1, maxStock: null };
        const { quantity } = orderQuantity(item);
        if (item.position > item.reorderPoint) {
          expect(quantity).toBe(0);
          return;
        }
        expect(quantity).toBeGreaterThanOrEqual(item.moq ?? 0);
        expect(quantity % (item.packSize ?? 1)).toBe(0);
        expect(item.position + quantity).toBeGreaterThanOrEqual(item.baseStock - 1e-6);
      }),
      { seed: 1 },
    );
  });

  it("stays below the maximum, or says why not, and then by less than a pack or the MOQ", () => {
    fc.assert(
      fc.property(input, units(300), (some, maxStock) => {
        const item = { ...some, baseStock: some.reorderPoint + 1, maxStock };
        const { quantity, flags } = orderQuantity(item);
        const over = item.position + quantity - maxStock;
        if (quantity === 0 || over <= 1e-6) return;
        expect(flags).toEqual([flags.includes("moq-over-max") ? "moq-over-max" : "pack-over-max"]);
        expect(quantity).toBeLessThan(
          Math.max(item.moq ?? 0, maxStock - item.position) + (item.packSize ?? 1),
        );
      }),
      { seed: 1 },
    );
  });
});

describe("the order-up-to level", () => {
  const level = { baseStock: 50, lot: 0, reviewDemand: 14, maxStock: null };

  it("is S, and the lot beyond the demand of a review period", () => {
    expect(orderUpToLevel(level)).toBe(50);
    expect(orderUpToLevel({ ...level, lot: 10 })).toBe(50);
    expect(orderUpToLevel({ ...level, lot: 40 })).toBe(76);
  });

  it.each([
    [13.87, 8 * 1, 21.87],
    [40, 7 * 10, 110],
    [129926.21, 5 * 5850.03, 159176.36],
  ])(
    "from %d and an order cycle's demand of %d is %d (OCA, minimum and maximum)",
    (minimum, lot, maximum) => {
      const order = { baseStock: minimum, lot, reviewDemand: 0, maxStock: null };
      expect(orderUpToLevel(order)).toBeCloseTo(maximum, 2);
    },
  );

  it("is at most the maximum stock", () => {
    expect(orderUpToLevel({ ...level, lot: 40, maxStock: 60 })).toBe(60);
    expect(orderUpToLevel({ ...level, maxStock: 20 })).toBe(20);
  });

  it("refuses what is not a number", () => {
    expect(() => orderUpToLevel({ ...level, reviewDemand: Number.NaN })).toThrow(RangeError);
  });
});

it("whole units are rounded up, but not for the dust of decimal arithmetic", () => {
  expect(wholeUnitsUp(7.000000000001)).toBe(7);
  expect(wholeUnitsUp(7.001)).toBe(8);
  expect(Object.is(wholeUnitsUp(0), 0)).toBe(true);
  expect(Object.is(wholeUnitsUp(-0.4), 0)).toBe(true);
});
