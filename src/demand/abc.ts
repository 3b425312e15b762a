export type AbcClass = "A" | "B" | "C";

/**
 * ABC classes by value: items in falling order, A while those before make up less than `a` of the total,
 * B while they make up less than `b`, else C. So the item that crosses a bound still belongs above it, and
 * the most valuable item is always A.
 *
 * Items of equal value keep the order given. A value of 0 or less is C and adds nothing to the total.
 *
 * @throws RangeError if a value is not finite or not 0 < a <= b <= 1
 * @example abcClasses([60, 25, 10, 5]) is ["A", "A", "B", "C"].
 * Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 2.2; the
 * bounds are a convention and may be set.
 */
export function abcClasses(
  values: readonly number[],
  bounds: { readonly a: number; readonly b: number } = { a: 0.8, b: 0.95 },
): readonly AbcClass[] {
  if (!(bounds.a > 0 && bounds.a <= bounds.b && bounds.b <= 1)) {
    throw new RangeError(`bounds must be 0 < a <= b <= 1, got a = ${bounds.a}, b = ${bounds.b}`);
  }
  const unusable = values.find((value) => !Number.isFinite(value));
  if (unusable !== undefined) throw new RangeError(`value must be finite, got ${unusable}`);
  const classes = values.map((): AbcClass => "C");
  const sellers = Array.from(values.keys()).filter((index) => values[index]! > 0);
  const falling = sellers.sort((left, right) => values[right]! - values[left]! || left - right);
  const total = falling.reduce((sum, index) => sum + values[index]!, 0);
  let before = 0;
  for (const index of falling) {
    const share = before / total;
    classes[index] = share < bounds.a ? "A" : share < bounds.b ? "B" : "C";
    before += values[index]!;
  }
  return classes;
}
