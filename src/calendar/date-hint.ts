import { datePattern } from "./date-pattern.ts";
import { dayFromParts, formatDay } from "./day.ts";

/** Serial numbers of spreadsheets count from 30 December 1899; 1970-01-01 is number 25569. */
const serialOfFirstDay = 25_569;

const numericDate = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![^T\s])/;

/** 2026-03, 03/2026, Mar 2026, March-26: a month without a day. */
const monthOnly =
  /^(?:\d{4}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[-./ ]*'?(?:\d{2}|\d{4}))$/i;

/** 2026-W05, 2026W5. */
const isoWeek = /^\d{4}[- ]?W\d{1,2}$/i;

/** Formats of other shapes that exports use, tried in this order. */
const otherFormats = [
  "yyyy/MM/dd",
  "yyyy.MM.dd",
  "yyyy-M-d",
  "yyyyMMdd",
  "d MMM yyyy",
  "d. MMM yyyy",
  "d-MMM-yyyy",
  "d-MMM-yy",
  "d MMM yy",
  "MMM d, yyyy",
  "MMM d yyyy",
  "MMM do, yyyy",
  "EEE, d MMM yyyy",
  "EEE d MMM yyyy",
  "EEE, MMM d, yyyy",
].map((format) => ({ format, pattern: datePattern(format) }));

/**
 * The formats that a numeric day, month and year could be read with: two when 03/04/2026 may be April
 * or March, one when only one reading is a date, none when the text is no such thing.
 */
export function numericFormats(text: string): readonly string[] {
  const [, first = "", separator = "", second = "", year = ""] = numericDate.exec(text) ?? [];
  const yearToken = year.length === 2 ? "yy" : "yyyy";
  const hasDate = (month: string, dayOfMonth: string) =>
    dayFromParts(2000, Number(month), Number(dayOfMonth)) !== undefined;
  return [
    ...(hasDate(second, first) ? [["dd", "MM", yearToken].join(separator)] : []),
    ...(hasDate(first, second) ? [["MM", "dd", yearToken].join(separator)] : []),
  ];
}

/**
 * What to do about a text that was not read as a date, or undefined when it looks like none.
 *
 * @example dateHint("13/04/2026") is "say --date-format dd/MM/yyyy".
 */
export function dateHint(text: string): string | undefined {
  const numeric = numericFormats(text);
  if (numeric.length > 0) return `say --date-format ${numeric.join(" or ")}`;
  const serial = /^([2-7]\d{4})(?:\.\d+)?$/.exec(text)?.[1];
  if (serial !== undefined) {
    const day = formatDay(Number(serial) - serialOfFirstDay);
    return `a spreadsheet's serial number for ${day}? format the column as yyyy-mm-dd before saving it`;
  }
  if (monthOnly.test(text.trim())) return "a month? write its first day, as in 2026-03-01";
  if (isoWeek.test(text.trim())) return "a week? write its first day, as in 2026-03-02";
  const fitting = otherFormats.find(({ pattern }) => {
    const parts = pattern.read(text);
    return parts !== undefined && dayFromParts(parts.year, parts.month, parts.dayOfMonth) !== undefined;
  });
  return fitting === undefined ? undefined : `say --date-format "${fitting.format}"`;
}
