import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abcClasses } from "../../src/demand/abc.ts";

describe("ABC classes", () => {
  it("go by the share of value before an item", () => {
    expect(abcClasses([60, 25, 10, 5])).toEqual(["A", "A", "B", "C"]);
    expect(abcClasses([5, 10, 25, 60])).toEqual(["C", "B", "A", "A"]);
    expect(abcClasses([80, 15, 5])).toEqual(["A", "B", "C"]);
  });

  it("make a single item A", () => {
    expect(abcClasses([0.01])).toEqual(["A"]);
    expect(abcClasses([])).toEqual([]);
  });

  it("are C for items that brought nothing or were returned", () => {
    expect(abcClasses([0, 10, -50])).toEqual(["C", "A", "C"]);
    expect(abcClasses([0, 0])).toEqual(["C", "C"]);
  });

  it("keep the order given among equals", () => {
    expect(abcClasses([1, 1, 1, 1], { a: 0.5, b: 0.75 })).toEqual(["A", "A", "B", "C"]);
  });

  it("refuse bounds out of order and values that are no numbers", () => {
    expect(() => abcClasses([1], { a: 0.9, b: 0.8 })).toThrow("bounds must be 0 < a <= b <= 1");
    expect(() => abcClasses([1], { a: 0, b: 1.2 })).toThrow(RangeError);
    expect(() => abcClasses([1, Number.NaN])).toThrow("value must be finite, got NaN");
  });

  it("never put an item of less value in a better class", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { maxLength: 50 }), (values) => {
        const classes = abcClasses(values);
        const falling = values.map((value, index) => ({ value, index })).sort((a, b) => b.value - a.value);
        const letters = falling.map(({ index }) => classes[index]);
        expect(letters).toEqual(letters.toSorted());
      }),
    );
  });
});
