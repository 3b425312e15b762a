import stringWidth from "string-width";

/** Width of text on a terminal, where a wide character takes two columns and a combining one none. */

const plainAscii = /^[\x20-\x7e]*$/;

/** Columns that the text takes; the same measure as cli-table3's. */
export function textWidth(text: string): number {
  return plainAscii.test(text) ? text.length : stringWidth(text);
}

/** The text cut to so many columns, with … in the last one when something is missing. */
export function cutToWidth(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Lines of at most so many columns, broken at spaces; a longer word stands alone, whole. */
export function wrapToWidth(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
