import { requireNonNegative } from "../stats/require.ts";

/** Expected units at which an item's own dispersion weighs as much as its group's. */
const groupWeightUnits = 20;

/**
 * An item's dispersion, drawn towards its group's as far as its own evidence is thin.
 *
 *   dispersion = (W own + 20 group) / (W + 20)
 *
 * own, group: variance of a bucket's demand over its mean, from the item and the median of its group;
 * W: units that the item was expected to sell while `own` was measured. The one that is null leaves
 * the word to the other; both null: 1, the Poisson's.
 *
 * @throws RangeError if a dispersion or expectedUnits is negative or not finite
 */
export function shrunkDispersion(own: number | null, group: number | null, expectedUnits: number): number {
  for (const [name, value] of Object.entries({ own, group, expectedUnits })) {
    if (value !== null) requireNonNegative(name, value);
  }
  if (group === null) return own ?? 1;
  if (own === null) return group;
  return (expectedUnits * own + groupWeightUnits * group) / (expectedUnits + groupWeightUnits);
}
