import { type Day, formatDay } from "../calendar/day.ts";
import { formatDecimal, givenDigits, roundComputed, roundToDigits } from "./numbers.ts";

/** One step of an explanation: a fact, or an equation with the numbers put in. */
export interface ExplainLine {
  readonly label: string;
  /** The right side in names, e.g. "lead_time_demand / protection_days". */
  readonly formula?: string;
  /** The same with numbers in place of the names. */
  readonly numbers?: string;
  /** The value with its unit. */
  readonly result: string;
  /** Where the number comes from, or what it means. */
  readonly note?: string;
}

export interface ExplainSection {
  readonly heading: string;
  readonly lines: readonly ExplainLine[];
}

/** Where numbers come from, in words: names of the files and origins of the settings, as far as known. */
export interface ExplainSources {
  readonly asOf: Day;
  readonly files?: Readonly<
    Partial<Record<"sales" | "stock" | "items" | "orders" | "suppliers" | "events", string>>
  >;
  /** Origin of a setting, e.g. "--service-level", "restock.json" or "default". */
  readonly serviceLevelOrigin?: string;
  readonly reviewDaysOrigin?: string;
}

/** A number as the row prints it: six significant digits, no separators, so that it can be typed again. */
export function numberText(value: number): string {
  return formatDecimal(roundComputed(value));
}

/** A number inside an expression: negative ones in brackets. */
export function operand(value: number): string {
  return value < 0 ? `(${numberText(value)})` : numberText(value);
}

/** One of the user's own numbers, or one summed from them: not rounded to six digits. */
export function givenText(value: number): string {
  return formatDecimal(roundToDigits(value, givenDigits));
}

/** A given number inside an expression. */
export function givenOperand(value: number): string {
  return value < 0 ? `(${givenText(value)})` : givenText(value);
}

/** @example givenWithUnit(2, "day") // "2 days" */
export function givenWithUnit(value: number, unit: string): string {
  return `${givenText(value)} ${plural(value, unit)}`;
}

/** @example withUnit(1, "day") // "1 day" */
export function withUnit(value: number, unit: string): string {
  return `${numberText(value)} ${plural(value, unit)}`;
}

function plural(value: number, unit: string): string {
  return value === 1 ? unit : `${unit}s`;
}

export function orUnknown(value: number | null, unit: string): string {
  return value === null ? "not known" : withUnit(value, unit);
}

export function dateText(day: Day | null, absent: string): string {
  return day === null ? absent : formatDay(day);
}

/** "stock.csv" if known, else "the stock file". */
export function fileText(sources: ExplainSources, file: keyof NonNullable<ExplainSources["files"]>): string {
  return sources.files?.[file] ?? `the ${file} file`;
}
