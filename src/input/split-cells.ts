import { hasLooseQuotes } from "./delimiter.ts";

/** A record's cells, unquoted, and the offset in the raw text at which each begins. */
export function splitCells(
  raw: string,
  delimiter: string,
): { readonly cells: string[]; readonly offsets: number[] } {
  const cells: string[] = [];
  const offsets: number[] = [];
  let at = 0;
  while (at <= raw.length) {
    offsets.push(at);
    const isQuoted = raw[at] === '"';
    const close = isQuoted ? closingQuote(raw, at + 1) : at;
    const isWhole = close + 1 >= raw.length || raw[close + 1] === delimiter;
    if (isQuoted && (isWhole || !hasLooseQuotes(delimiter))) {
      cells.push(unescaped(raw.slice(at + 1, close)));
      at = close + 1;
    } else {
      const next = raw.indexOf(delimiter, close);
      const end = next < 0 ? raw.length : next;
      cells.push(unescaped(raw.slice(at, close)) + raw.slice(close, end));
      at = end;
    }
    if (raw[at] !== delimiter) break;
    at++;
  }
  return { cells, offsets };
}

function unescaped(text: string): string {
  return text.replaceAll('""', '"');
}

function closingQuote(raw: string, from: number): number {
  let at = raw.indexOf('"', from);
  while (at >= 0 && raw[at + 1] === '"') at = raw.indexOf('"', at + 2);
  return at < 0 ? raw.length : at;
}
