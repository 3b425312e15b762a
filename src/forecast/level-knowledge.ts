/**
 * How much is known of a level that moves, and what one more bucket changes: the gains of exponential
 * smoothing when the first buckets are averaged and when buckets are open for different shares.
 *
 *   kept = max( discount B, min(B, 1 - s) )      B <- kept + s      gain = 1 / B
 *
 * B: knowledge, in average open buckets; s: exposure of the bucket. Where s = 1, B climbs from 1 to
 * 1 / (1 - discount): the gain is 1/n while n buckets are averaged and 1 - discount at last, the smoothing
 * constant. A bucket that is hardly open (s near 0) moves little and never makes less known than one average
 * bucket tells, which is also where a long closure ends; discount 0 keeps just the last average bucket.
 *
 * Source: Brown, R. G. (1963), Smoothing, Forecasting and Prediction, ch. 7 (discounted averages).
 */
export function keptKnowledge(knowledge: number, exposure: number, discount: number): number {
  return Math.max(discount * knowledge, Math.min(knowledge, 1 - exposure));
}

/**
 * The variance of a one-step error over what it is once the level is settled: 1 there, up to 2 when a
 * single bucket is all that is known.
 *
 *   doubt = (1 + s / B) / (1 + alpha)       alpha = 1 - discount, B before the bucket
 */
export function stepDoubt(knowledge: number, exposure: number, discount: number): number {
  return (1 + exposure / knowledge) / (2 - discount);
}

/** Knowledge after so much exposure when each average bucket moves the level by `gain`: (1 - (1 - gain)^n) / gain. */
export function knowledgeAfter(exposure: number, gain: number): number {
  return gain >= 1 ? Math.min(1, exposure) : (1 - (1 - gain) ** exposure) / gain;
}

export interface GainsAhead {
  /** Effect of one unit of surprise in bucket u on the level, in units per average bucket. */
  readonly gain: Float64Array;
  readonly doubt: Float64Array;
}

/** The gain and the doubt of each of the first `buckets` buckets ahead. */
export function gainsAhead(
  start: { readonly knowledge: number; readonly discount: number },
  exposure: Float64Array,
  buckets: number,
): GainsAhead {
  const { discount } = start;
  const gain = new Float64Array(buckets);
  const doubt = new Float64Array(buckets);
  let knowledge = start.knowledge;
  for (let u = 0; u < buckets; u++) {
    const s = exposure[u]!;
    if (knowledge > 0) doubt[u] = stepDoubt(knowledge, s, discount);
    knowledge = keptKnowledge(knowledge, s, discount) + s;
    if (knowledge > 0) gain[u] = 1 / knowledge;
  }
  return { gain, doubt };
}
