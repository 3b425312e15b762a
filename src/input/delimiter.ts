/** The characters that may part the cells of a row. */
export const delimiters = [",", ";", "\t", "|"] as const;

export type Delimiter = (typeof delimiters)[number];

/**
 * Whether a quote that does not enclose its whole cell is an ordinary character. Files with tabs, such as
 * Amazon's reports, quote nothing: a title there may well be `Mug 4" high` or `"Best Dad" mug`.
 */
export function hasLooseQuotes(delimiter: string): boolean {
  return delimiter === "\t";
}

/** As much of a file as the header line may take. */
const longestHeaderBytes = 1024 * 1024;

/** The delimiter of a header line: the one that occurs most often outside quotes; the comma if none does. */
export function sniffDelimiter(headerLine: string): Delimiter {
  const announced = /^sep=([,;\t|])$/.exec(headerLine)?.[1];
  const plain = headerLine.replace(/"[^"]*"/g, "");
  let best: Delimiter = ",";
  let bestCount = 0;
  for (const delimiter of delimiters) {
    if (delimiter === announced) return delimiter;
    const count = plain.split(delimiter).length - 1;
    if (count > bestCount) {
      best = delimiter;
      bestCount = count;
    }
  }
  return best;
}

/** Whether a first row only announces the delimiter, as Excel's "sep=;" does. */
export function isDelimiterRow(cells: readonly string[]): boolean {
  return cells[0] === "sep=" || (cells.length === 1 && /^sep=.$/.test(cells[0] ?? ""));
}

/**
 * The first line that is not blank at the beginning of a text; null while it is not complete.
 * A line break inside quotes does not end it.
 */
export function firstLine(text: string, isWhole: boolean): string | null {
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') isQuoted = !isQuoted;
    if ((char !== "\n" && char !== "\r") || isQuoted) continue;
    if (text.slice(start, at).trim() !== "") return text.slice(start, at);
    start = at + 1;
  }
  return isWhole || text.length > longestHeaderBytes ? text.slice(start) : null;
}
