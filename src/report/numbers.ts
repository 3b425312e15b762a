import { requireFinite } from "../stats/require.ts";

/**
 * Rounding and decimal text: the only place where a number of the plan loses digits.
 */

/** Digits that a computed number is printed with, in csv and JSON alike. */
const computedDigits = 6;

/** Digits that every decimal number of a user's file keeps in a double; drops sums' binary noise. */
export const givenDigits = 15;

/**
 * Rounds to so many significant digits; whole numbers stay exact, -0 becomes 0.
 *
 * @throws RangeError if the value is NaN or infinite
 * @example roundToDigits(12.3456789, 6) // 12.3457
 */
export function roundToDigits(value: number, digits: number): number {
  requireFinite("value", value);
  if (Number.isInteger(value)) return value + 0;
  return Number(value.toPrecision(digits)) + 0;
}

/** A computed number below this is what is left of 0: no unit, day or chance so small means anything. */
const leastComputed = 1e-9;

/**
 * A computed number as it is printed: six significant digits, in csv, JSON and explain alike.
 *
 * @throws RangeError if the value is NaN or infinite
 * @example roundComputed(1.6e-29) // 0
 */
export function roundComputed(value: number): number {
  return Math.abs(value) < leastComputed ? 0 : roundToDigits(value, computedDigits);
}

/**
 * The difference of two decimal numbers as a person would write it: 119 - 87.3456 is 31.6544.
 *
 * Both are taken as the shortest decimals that stand for them; exact while the result needs no more
 * than fifteen digits.
 */
export function subtractDecimals(minuend: number, subtrahend: number): number {
  const decimals = Math.max(countDecimals(minuend), countDecimals(subtrahend));
  const difference = minuend - subtrahend;
  const rounded = decimals <= 100 ? Number(difference.toFixed(decimals)) : difference;
  return roundToDigits(rounded, givenDigits);
}

function countDecimals(value: number): number {
  const text = formatDecimal(value);
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

/**
 * The shortest decimal text that reads back as the same number, never with an exponent.
 *
 * @throws RangeError if the value is NaN or infinite
 * @example formatDecimal(1.5e-7) // "0.00000015"
 */
export function formatDecimal(value: number): string {
  requireFinite("value", value);
  const text = String(value + 0);
  const [mantissa = "", exponent] = text.split("e");
  return exponent === undefined ? text : movePoint(mantissa, Number(exponent));
}

function movePoint(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.slice(sign.length).split(".");
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${"0".repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/**
 * Sets commas between the thousands of a decimal text.
 *
 * @example groupThousands("-12340.5") // "-12,340.5"
 */
export function groupThousands(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * A number for people: so many decimals at most, trailing zeros dropped, thousands set apart.
 * A value that would read as 0 keeps two significant digits.
 *
 * @example formatForPeople(1234.56, 1) // "1,234.6"
 */
export function formatForPeople(value: number, decimals: number): string {
  requireFinite("value", value);
  const rounded = Number(value.toFixed(decimals));
  const shown = rounded === 0 && value !== 0 ? roundToDigits(value, 2) : rounded;
  return groupThousands(formatDecimal(shown));
}

/**
 * A count with its noun.
 *
 * @example countText(1204, "sales row") // "1,204 sales rows"
 */
export function countText(count: number, noun: string): string {
  return `${formatForPeople(count, 0)} ${noun}${count === 1 ? "" : "s"}`;
}
