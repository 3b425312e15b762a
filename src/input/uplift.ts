import { quoteText } from "./problem.ts";
import type { Row } from "./row.ts";

/** No event multiplies demand by more: 150 was meant as a percentage. */
const largestUplift = 100;

/** A larger factor is rarer than a percentage that was written as one. */
const surprisingUplift = 10;

const factorHint = "write a factor: 1.5 is half as much again, 0.5 half as much, 0 closed";

/** Demand during an event as a multiple of the usual; null: blank, or not such a number. */
export function readUplift(row: Row): number | null {
  const text = row.text("uplift");
  if (/[a-z×*]/i.test(text)) {
    return row.fault("bad-uplift", "uplift", `${quoteText(text)} is not a factor`, factorHint);
  }
  const change = /^([+-]?)(\d+(?:\.\d+)?) ?%$/.exec(text) ?? /^(\+)(\d+(?:\.\d+)?)$/.exec(text);
  if (change !== null) {
    const hint = changeHint(change[1] ?? "", Number(change[2]));
    return row.fault("bad-uplift", "uplift", `${quoteText(text)} is not a factor`, hint);
  }
  const uplift = row.number("uplift");
  if (uplift === null) return null;
  if (uplift < 0) {
    const message = `uplift must be 0 or more, got ${text}; 0 means closed`;
    return row.fault("bad-uplift", "uplift", message, changeHint("-", -uplift));
  }
  if (uplift > largestUplift) {
    const isPercentage = uplift <= largestUplift * 100;
    const hint = isPercentage ? `for ${text} % of the usual demand write ${fraction(uplift)}` : factorHint;
    return row.fault("bad-uplift", "uplift", `uplift must be at most ${largestUplift}, got ${text}`, hint);
  }
  if (uplift > surprisingUplift) {
    const message = `uplift ${text} means ${text} times the usual demand`;
    row.warn("large-uplift", "uplift", message, `for ${text} % more write ${fraction(100 + uplift)}`);
  }
  return uplift;
}

/** A smaller number with a sign may be a factor or a percentage. */
const leastPercentage = 5;

/** What +20% and -20% are as factors. 50% may mean 1.5 or 0.5, and +0.2 anything: then what a factor is. */
function changeHint(sign: string, percent: number): string {
  if (sign === "" || percent < leastPercentage || (sign === "-" && percent >= 100)) return factorHint;
  return sign === "-"
    ? `for ${percent} % less write ${fraction(100 - percent)}`
    : `for ${percent} % more write ${fraction(100 + percent)}`;
}

/** A percentage as a fraction, without the dust of binary fractions. */
function fraction(percent: number): number {
  return Number((percent / 100).toPrecision(12));
}
