/** Five significant digits: more than any factor is known to, and few enough to keep a profile small. */
export function round(value: number): number {
  return Number(value.toPrecision(5));
}

export function rounded(values: Float64Array): readonly number[] {
  return Array.from(values, round);
}
