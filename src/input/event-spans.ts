import type { Day } from "../calendar/day.ts";

interface Span {
  readonly start: Day;
  readonly end: Day;
  readonly line: number;
}

/** The days that the rows of each event and scope cover, to find two rows that tell of the same day. */
export class EventSpans {
  readonly #spans = new Map<string, Span[]>();

  /** Adds a span; the line of one with the same key that shares a day with it, or null: there is none. */
  add(key: string, span: Span): number | null {
    const spans = this.#spans.get(key) ?? [];
    this.#spans.set(key, spans);
    const at = firstEndingFrom(spans, span.start);
    const next = spans[at];
    if (next !== undefined && next.start <= span.end) return next.line;
    spans.splice(at, 0, span);
    return null;
  }
}

/** Index of the first of the spans, ascending and apart, that ends on a day or later. */
function firstEndingFrom(spans: readonly Span[], day: Day): number {
  let from = 0;
  let to = spans.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (spans[middle]!.end < day) from = middle + 1;
    else to = middle;
  }
  return from;
}
