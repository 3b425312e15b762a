import type { Distribution } from "./distribution.ts";
import { requireFinite, requireNumber, requireProbability } from "./require.ts";

/**
 * The distribution of a quantity that is known: all probability at one value.
 *
 *   cdf(x) = 1 if x >= value, else 0      quantile(p) = value      loss(x) = max(value - x, 0)
 *
 * @throws RangeError if value is not finite
 */
export function point(value: number): Distribution {
  requireFinite("value", value);
  return {
    mean: value,
    variance: 0,
    cdf: (x) => {
      requireNumber("x", x);
      return x >= value ? 1 : 0;
    },
    quantile: (p) => {
      requireProbability("p", p);
      return value;
    },
    loss: (x) => {
      requireFinite("x", x);
      return Math.max(value - x, 0);
    },
    sample: () => value,
  };
}
