import { escapeUnsafe } from "./safe-text.ts";
import { textWidth } from "./text-width.ts";

/** Columns that a tab is shown as: a fixed number, so that the caret stands right on every terminal. */
const tab = "    ";

/**
 * The part of a source line around a column that fits a width, safe to show, and the caret's place.
 *
 * `column` counts characters of the line (UTF-16) from 1; one past the end points behind the line.
 * `caret` is the number of terminal columns before it. Where something is left out stands "…".
 */
export function windowAround(
  source: string,
  column: number,
  width: number,
): { readonly text: string; readonly caret: number } {
  const at = Math.min(Math.max(column - 1, 0), source.length);
  const before = shownPieces(source.slice(Math.max(0, at - width), at));
  const after = shownPieces(source.slice(at, at + width));
  const isCutBefore = at > width || totalWidth(before) + 2 > width || !fits([...before, ...after], width);
  const room = isCutBefore ? Math.floor(width / 2) : width;
  const left = isCutBefore ? lastPieces(before, room) : before;
  const hidesLeft = left.length < before.length || at > width;
  const prefix = `${hidesLeft ? "…" : ""}${left.join("")}`;
  const caret = textWidth(prefix);
  const right = firstPieces(after, width - caret);
  const hidesRight = right.length < after.length || at + width < source.length;
  const suffix = hidesRight ? `${firstPieces(after, width - caret - 1).join("")}…` : right.join("");
  return { text: `${prefix}${suffix}`, caret };
}

/** Characters as they are shown: tabs widened, control characters escaped. */
function shownPieces(text: string): readonly string[] {
  return Array.from(text, (character) => (character === "\t" ? tab : escapeUnsafe(character)));
}

function totalWidth(pieces: readonly string[]): number {
  return textWidth(pieces.join(""));
}

function fits(pieces: readonly string[], width: number): boolean {
  return totalWidth(pieces) <= width;
}

function firstPieces(pieces: readonly string[], width: number): readonly string[] {
  let used = 0;
  const end = pieces.findIndex((piece) => {
    used += textWidth(piece);
    return used > width;
  });
  return end < 0 ? pieces : pieces.slice(0, end);
}

/** The last pieces that leave a column for "…". */
function lastPieces(pieces: readonly string[], width: number): readonly string[] {
  if (fits(pieces, width)) return pieces;
  return firstPieces(pieces.toReversed(), width - 1).toReversed();
}
