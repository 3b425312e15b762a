/** Units observed and units expected, row by row. */
export interface Pair {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

export function pair(length: number): Pair {
  return {
    observed: new Float64Array(length),
    expected: new Float64Array(length),
  };
}

/** Adds row `from` of one array to row `to` of another. */
export function addRow(
  source: Float64Array,
  target: Float64Array,
  { from, to, columns }: { readonly from: number; readonly to: number; readonly columns: number },
): void {
  for (let column = 0; column < columns; column++) {
    target[to * columns + column]! += source[from * columns + column]!;
  }
}
