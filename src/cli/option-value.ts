import { dayFromIso } from "../calendar/day.ts";
import { nearestName } from "../report/nearest.ts";
import type { JsonValue } from "./json-reader.ts";
import type { OptionSpec } from "./options/option.ts";

export type OptionValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly number[]
  | Readonly<Record<string, string>>;

/** A setting's value, or why it cannot be one: a clause to follow the value, "must be in (0, 1)". */
export type CheckedValue = { readonly value: OptionValue } | { readonly problem: string };

/** Reads a value from the texts given on the command line or in a variable (several for files, list, numbers and map). */
export function valueFromTexts(spec: OptionSpec, texts: readonly string[]): CheckedValue {
  const last = texts.at(-1) ?? "";
  switch (spec.kind) {
    case "flag":
      return flagFromText(last);
    case "number":
    case "fraction":
      return numberFromText(spec, last);
    case "numbers":
      return numbersFromTexts(spec, texts);
    case "files":
      return checkValue(spec, texts);
    case "list":
      return checkValue(
        spec,
        spec.separator === undefined ? texts : texts.flatMap((text) => text.split(",")),
      );
    case "map":
      return mapFromTexts(texts);
    case "file":
      if (texts.length > 1) return { problem: `can be said only once, got ${texts.join(" and ")}` };
      return checkValue(spec, last);
    default:
      return checkValue(spec, last);
  }
}

/** Checks a value that has its type already, as it stands in restock.json. */
export function checkValue(spec: OptionSpec, value: JsonValue): CheckedValue {
  switch (spec.kind) {
    case "flag":
      return typeof value === "boolean" ? { value } : { problem: "must be true or false" };
    case "number":
    case "fraction":
      return typeof value === "number"
        ? checkNumber(spec, value)
        : { problem: "must be a number, without quotes" };
    case "numbers":
      return checkNumbers(spec, Array.isArray(value) ? value : [value]);
    case "files":
      return checkTexts(value);
    case "list":
      return checkList(spec, value);
    case "map":
      return checkMap(value);
    default:
      return typeof value === "string"
        ? checkText(spec, value)
        : { problem: "must be a text in double quotes" };
  }
}

function checkText(spec: OptionSpec, text: string): CheckedValue {
  if (text.trim() === "") return { problem: "must not be empty" };
  if (spec.kind === "choice" && !spec.choices.includes(text)) return noChoice(spec.choices, text);
  if (spec.kind === "country") return { value: countryFromText(text) };
  if (spec.kind !== "day") return { value: text };
  const day = dayFromIso(text);
  return day === undefined
    ? { problem: "must be a date from 1970 to 2099 written yyyy-mm-dd" }
    : { value: day };
}

/** A code in capitals, or the text as it is: which countries there are is known where the holidays are. */
function countryFromText(text: string): string {
  return /^[a-z]{2}([-._][a-z0-9]+){0,2}$/i.test(text) ? text.toUpperCase().replace(/[._]/g, "-") : text;
}

function noChoice(choices: readonly string[], text: string): CheckedValue {
  const near = nearestName(text, choices);
  const question = near === undefined ? "" : `; did you mean ${near}?`;
  return { problem: `must be one of ${choices.join(" ")}${question}` };
}

/** A list whose words are all of the choices, where there are such. */
function checkList({ choices }: OptionSpec & { readonly kind: "list" }, value: JsonValue): CheckedValue {
  const checked = checkTexts(value);
  if ("problem" in checked || choices === undefined || !Array.isArray(checked.value)) return checked;
  const wrong = checked.value.find((text) => !choices.includes(String(text)));
  return wrong === undefined ? checked : noChoice(choices, String(wrong));
}

function checkNumbers(
  spec: OptionSpec & { readonly kind: "numbers" },
  values: readonly JsonValue[],
): CheckedValue {
  const numbers: number[] = [];
  for (const value of values) {
    if (typeof value !== "number") return { problem: "must be numbers, without quotes" };
    const checked = checkNumber({ ...spec, kind: "number", default: 0 }, value);
    if ("problem" in checked) return checked;
    numbers.push(value);
  }
  return numbers.length === 0 ? { problem: "must be at least one number" } : { value: numbers };
}

function numbersFromTexts(
  spec: OptionSpec & { readonly kind: "numbers" },
  texts: readonly string[],
): CheckedValue {
  const numbers: number[] = [];
  for (const text of texts.flatMap((one) => one.split(","))) {
    const checked = numberFromText({ ...spec, kind: "number", default: 0 }, text.trim());
    if ("problem" in checked) return checked;
    numbers.push(Number(text));
  }
  return { value: numbers };
}

function checkNumber(
  spec: OptionSpec & { readonly kind: "number" | "fraction" },
  value: number,
): CheckedValue {
  if (spec.kind === "fraction") {
    if (value > 0 && value < 1) return { value };
    const percent = value > 1 && value < 100;
    return { problem: `must be in (0, 1)${percent ? `; did you mean ${hundredth(value)}?` : ""}` };
  }
  const isRight = value >= spec.min && value <= spec.max && (!spec.integer || Number.isInteger(value));
  if (isRight) return { value };
  return { problem: `must be a ${spec.integer ? "whole " : ""}number from ${spec.min} to ${spec.max}` };
}

/** Plain decimals only: no NaN, Infinity, hex or exponents. */
function numberFromText(
  spec: OptionSpec & { readonly kind: "number" | "fraction" },
  text: string,
): CheckedValue {
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return checkNumber(spec, Number(text));
  const percent = /^(\d+\.?\d*)%$/.exec(text);
  if (spec.kind === "fraction" && percent) return checkNumber(spec, Math.max(1, Number(percent[1])));
  return { problem: "must be a number such as 7 or 0.95" };
}

function flagFromText(text: string): CheckedValue {
  if (/^(1|true|yes|on)$/i.test(text)) return { value: true };
  if (/^(0|false|no|off)$/i.test(text)) return { value: false };
  return { problem: "must be true or false" };
}

function checkTexts(value: JsonValue): CheckedValue {
  const texts = Array.isArray(value) ? value : [value];
  const isRight = texts.every((text) => typeof text === "string" && text.trim() !== "");
  return isRight ? { value: texts } : { problem: "must be a text or a list of texts, none of them empty" };
}

function mapFromTexts(texts: readonly string[]): CheckedValue {
  const pairs: [column: string, header: string][] = [];
  for (const text of texts) {
    const split = text.indexOf("=");
    if (split < 1) return { problem: "must be written column=header, such as quantity=Units" };
    pairs.push([text.slice(0, split).trim(), text.slice(split + 1).trim()]);
  }
  return checkMap(Object.fromEntries(pairs));
}

function checkMap(value: JsonValue): CheckedValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { problem: 'must be columns with their headers, such as { "quantity": "Units" }' };
  }
  const pairs: [column: string, header: string][] = [];
  for (const [column, header] of Object.entries(value)) {
    if (typeof header !== "string" || header === "") return { problem: `must name a header for ${column}` };
    pairs.push([column, header]);
  }
  // Not by assignment, which would lose a column named __proto__ without a word.
  return { value: Object.fromEntries(pairs) };
}

/** value / 100 without the dust of binary fractions: 99.9 -> 0.999. */
function hundredth(value: number): number {
  return Number((value / 100).toPrecision(12));
}
