import { requireProbability } from "../stats/require.ts";

/** Chance that an item goes out of stock or off the shelf on a day: about one stock-out in nine years. */
const dailyIdling = 0.0003;

/**
 * The chance that an item which has not sold for some time is not on sale at all: out of stock without a record,
 * delisted or dead.
 *
 *   odds = sum_{k < r} lambda p^k (1 - rho)^(r - k) / (p (1 - lambda))^r
 *
 * r: open buckets since the last sale; p: chance that one of them is empty when the item is on sale; lambda:
 * chance that it goes idle in a bucket, of `days` days; rho: chance that an idle item sells in a bucket.
 * In the sum the item was on sale for k empty buckets and idle since; the denominator has it on
 * sale all the time. The sum is geometric: x = (1 - rho) / p,
 *
 *   1 / odds = (1 - lambda)^r p / (lambda (1 - rho) (1 + x + ... + x^(r - 1)))
 *
 * @throws RangeError if emptyChance or returnChance is not in (0, 1)
 * @example inactiveChance({ openBuckets: 30, emptyChance: 0.5, returnChance: 0.02, days: 1 }) // 1 - 3e-6
 */
export function inactiveChance(run: {
  readonly openBuckets: number;
  readonly emptyChance: number;
  readonly returnChance: number;
  readonly days: number;
}): number {
  const { openBuckets, emptyChance, returnChance, days } = run;
  requireProbability("emptyChance", emptyChance);
  requireProbability("returnChance", returnChance);
  const staysActive = (1 - dailyIdling) ** days;
  const ratio = (1 - returnChance) / emptyChance;
  const againstOdds =
    (staysActive ** openBuckets * emptyChance) /
    ((1 - staysActive) * (1 - returnChance) * geometricSum(ratio, openBuckets));
  return 1 / (1 + againstOdds);
}

/** 1 + x + ... + x^(n - 1). */
function geometricSum(x: number, n: number): number {
  return Math.abs(x - 1) * n < 1e-6 ? n : (x ** n - 1) / (x - 1);
}
