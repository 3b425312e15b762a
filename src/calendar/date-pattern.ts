/** A date format made ready to read texts with. */
export interface DatePattern {
  /** Whether a text has the format's shape, be it a date or not: "99/99/2026" fits dd/MM/yyyy. */
  fitsShape(text: string): boolean;
  /** The numbers that a text names, unchecked; undefined when it has another shape. */
  read(text: string): DateParts | undefined;
}

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/** Two-digit years from here on are of the 1900s, those before of the 2000s: 1970..2069. */
const pivotYear = 70;

/** A time of day behind a date, with or without a zone; empty fits too. */
export const timeOfDay =
  /^(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?\s*$/;

/** A token, a quoted literal, blanks, or any other single character. */
const piecePattern = /y+|u+|do|d+|M+|L+|E+|'(?:[^']|'')*'|\s+|./gs;

/** The time at the end of a format: read past like any time behind a date. */
const timeTokens = /[\s,]*(?:'T'|T)?\s*[Hhk]{1,2}\W.*$/;

/**
 * Compiles a format of date-fns tokens (yyyy, yy, MMMM, MMM, MM, M, dd, d, do, EEE, 'quoted text').
 *
 * One-digit days and months fit their two-letter tokens, since spreadsheets drop the zero, but not
 * where digits touch (yyyyMMdd). Our own small reader rather than date-fns/parse, which takes 80 ms to
 * load and 5 us for each text.
 *
 * @throws RangeError if the format does not name one day, one month and one year
 * @example datePattern("dd/MM/yyyy").read("13/4/2026") is { year: 2026, month: 4, dayOfMonth: 13 }.
 */
export function datePattern(format: string): DatePattern {
  const pieces = format.replace(timeTokens, "").match(piecePattern) ?? [];
  const source = pieces.map((piece, index) => pieceSource(piece, pieces[index + 1], format)).join("");
  for (const part of ["year", "month", "day"]) {
    if (source.split(`(?<${part}>`).length !== 2) throw badFormat(format);
  }
  const shape = new RegExp(`^${source}`, "i");
  const match = (text: string): RegExpExecArray | null => {
    const found = shape.exec(text);
    return found !== null && timeOfDay.test(text.slice(found[0].length)) ? found : null;
  };
  return {
    fitsShape: (text) => match(text) !== null,
    read: (text) => {
      const { year, month, day } = match(text)?.groups ?? {};
      if (year === undefined || month === undefined || day === undefined) return undefined;
      const monthOfYear = monthFrom(month);
      return monthOfYear === undefined
        ? undefined
        : { year: yearFrom(year), month: monthOfYear, dayOfMonth: Number(day) };
    },
  };
}

function pieceSource(piece: string, next: string | undefined, format: string): string {
  const touchesDigits = next !== undefined && /^(?:[yu]|d|[ML]{1,2}$)/.test(next);
  const twoDigits = touchesDigits ? "\\d{2}" : "\\d{1,2}";
  switch (piece.charAt(0)) {
    case "y":
    case "u":
      return piece.length === 2 ? "(?<year>\\d{2})" : "(?<year>\\d{4})";
    case "M":
    case "L":
      return piece.length <= 2 ? `(?<month>${twoDigits})` : "(?<month>[a-z]{3,})\\.?";
    case "d":
      return piece === "do" ? "(?<day>\\d{1,2})(?:st|nd|rd|th)" : `(?<day>${twoDigits})`;
    case "E":
      return "[a-z]+\\.?";
    case "'":
      return escapeForRegExp(piece === "''" ? "'" : piece.slice(1, -1).replaceAll("''", "'"));
    default:
      if (/[A-Za-z]/.test(piece)) throw badFormat(format);
      return /\s/.test(piece) ? "\\s+" : escapeForRegExp(piece);
  }
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

function yearFrom(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year >= pivotYear ? 1900 : 2000);
}

/** A month by its number or by the first three or more letters of its English name. */
function monthFrom(text: string): number | undefined {
  if (/^\d/.test(text)) return Number(text);
  const index = monthNames.findIndex((name) => name.startsWith(text.toLowerCase()));
  return index < 0 ? undefined : index + 1;
}

function badFormat(format: string): RangeError {
  const cased = format.replaceAll("Y", "y").replaceAll("D", "d");
  const repaired = cased.includes("M") ? cased : cased.replace(/m+/, (months) => months.toUpperCase());
  const suggestion = repaired === format ? "" : `; did you mean "${repaired}"?`;
  return new RangeError(
    `dateFormat must name a day (dd), a month (MM) and a year (yyyy), got "${format}"${suggestion}`,
  );
}
