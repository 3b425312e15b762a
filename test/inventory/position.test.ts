import { describe, expect, it } from "vitest";
import { availableStock, inventoryPosition } from "../../src/inventory/position.ts";

describe("the inventory position", () => {
  it("is on hand less allocated, plus on order, less backorders", () => {
    expect(inventoryPosition({ onHand: 10, allocated: 2, backorders: 3, onOrder: 24 })).toBe(29);
    expect(availableStock({ onHand: 10, allocated: 2, backorders: 3 })).toBe(5);
  });

  it("may be negative", () => {
    expect(inventoryPosition({ onHand: 0, allocated: 0, backorders: 7, onOrder: 2 })).toBe(-5);
  });

  it("is exact for decimal stock", () => {
    expect(5.3 - 2.1).not.toBe(3.2);
    expect(availableStock({ onHand: 5.3, allocated: 2.1, backorders: 0 })).toBe(3.2);
    expect(inventoryPosition({ onHand: 0.1, allocated: 0, backorders: 0, onOrder: 0.2 })).toBe(0.3);
  });

  it("refuses what is not a number", () => {
    const stock = { onHand: 1, allocated: 0, backorders: 0, onOrder: 0 };
    for (const name of Object.keys(stock)) {
      expect(() => inventoryPosition({ ...stock, [name]: Number.NaN })).toThrow(
        `${name} must be finite, got NaN`,
      );
    }
  });
});
