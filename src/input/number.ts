import { microUnitsPerUnit } from "../demand/ledger.ts";
import { quoteText } from "./problem.ts";

/** The mark between whole units and their fraction. */
export type DecimalMark = "." | ",";

/** The largest quantity, price or other number that a cell may hold, in either direction. */
const largestNumber = 1e9;

const space = 32;
const plus = 43;
const comma = 44;
const minus = 45;
const point = 46;
const zero = 48;

/**
 * A decimal number in millionths, rounded half away from zero at the seventh decimal.
 *
 *   sign? digits (mark digits)?      or      sign? mark digits
 *
 * Spaces around it are left out. Everything else (exponents, hex, separators of thousands, currency
 * signs, NaN, a blank cell, more than a thousand million) is refused: undefined.
 * It runs once for every row of the sales files, hence the character codes.
 *
 * @example parseMicroUnits("-1.5", ".") is -1500000.
 */
export function parseMicroUnits(text: string, decimalMark: DecimalMark): number | undefined {
  let end = text.length;
  let at = 0;
  while (at < end && text.charCodeAt(at) <= space) at++;
  while (end > at && text.charCodeAt(end - 1) <= space) end--;
  const sign = text.charCodeAt(at);
  if (sign === minus || sign === plus) at++;
  const mark = decimalMark === "." ? point : comma;
  const start = at;
  let whole = 0;
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
    if (whole > largestNumber) return undefined;
  }
  let digits = at - start;
  let micro = whole * microUnitsPerUnit;
  if (at < end) {
    if (text.charCodeAt(at) !== mark) return undefined;
    const fraction = parseFraction(text, at + 1, end);
    if (fraction < 0) return undefined;
    digits += end - at - 1;
    micro += fraction;
  }
  if (digits === 0 || micro > largestNumber * microUnitsPerUnit) return undefined;
  return sign === minus && micro !== 0 ? -micro : micro;
}

/** The digits of text from start to end as millionths; -1 when one of them is not a digit. */
function parseFraction(text: string, start: number, end: number): number {
  let micro = 0;
  let scale = microUnitsPerUnit / 10;
  let roundUp = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (!(digit >= 0 && digit <= 9)) return -1;
    if (at - start < 6) {
      micro += digit * scale;
      scale /= 10;
    } else if (at - start === 6 && digit >= 5) {
      roundUp = 1;
    }
  }
  return micro + roundUp;
}

/** A decimal number as parseMicroUnits reads it, in units; exact to six decimals. */
export function parseDecimal(text: string, decimalMark: DecimalMark): number | undefined {
  const micro = parseMicroUnits(text, decimalMark);
  return micro === undefined ? undefined : micro / microUnitsPerUnit;
}

interface NumberFault {
  readonly message: string;
  readonly hint?: string;
}

/** Why a text is refused by parseMicroUnits, in words for the user. */
export function explainNumber(text: string, decimalMark: DecimalMark): NumberFault {
  const trimmed = text.trim();
  if (trimmed === "") return { message: "a number is missing" };
  const message = `${quoteText(text)} is not a number`;
  const other = decimalMark === "." ? "," : ".";
  if (/^[+-]?\d+([.,]\d*)?$/.test(trimmed) && Math.abs(Number.parseFloat(trimmed)) >= largestNumber) {
    return { message: `${quoteText(text)} is beyond ${largestNumber}` };
  }
  const hint = numberHint(trimmed, decimalMark, other);
  return hint === undefined ? { message } : { message, hint };
}

function numberHint(text: string, mark: DecimalMark, other: DecimalMark): string | undefined {
  if (/^\(.+\)$/.test(text)) return `write a negative number with a minus sign: -${text.slice(1, -1).trim()}`;
  if (/^[^-]+-$/.test(text)) return `write the minus sign in front: -${text.slice(0, -1).trim()}`;
  if (/\p{Sc}/u.test(text)) return "leave out the currency sign";
  if (/^#/.test(text)) return "the spreadsheet shows an error in this cell: mend it there";
  if (/^[+-]?0x/i.test(text)) return "write it in decimal digits";
  if (/^[+-]?[\d.,]+e[+-]?\d+$/i.test(text)) return "write it out, without an exponent";
  if (text.endsWith("%")) return "write a fraction, without the percent sign";
  const grouped = mark === "." ? /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/ : /^[+-]?\d{1,3}(\.\d{3})+(,\d*)?$/;
  const switchMark = mark === "." ? "--decimal ," : "--decimal .";
  if (grouped.test(text)) {
    const single = text.split(other).length === 2 && !text.includes(mark);
    const rest = single ? `, or say ${switchMark} if it is a decimal mark` : "";
    return `leave out the separator of thousands${rest}`;
  }
  const isGroupedByMark = text.split(mark).length > 2 && /^[+-]?\d{1,3}([.,]\d{3})+$/.test(text);
  if (isGroupedByMark) return "leave out the separator of thousands";
  if (/^[+-]?\d{1,3}([ '’\u00a0\u202f]\d{3})+([.,]\d*)?$/.test(text))
    return "leave out the separator of thousands";
  if (/^[+-]?[\d.]*,\d*$/.test(text) && mark === ".") return "use a decimal point, or say --decimal ,";
  if (/^[+-]?[\d,]*\.\d*$/.test(text) && mark === ",") return "use a decimal comma, or say --decimal .";
  return undefined;
}
