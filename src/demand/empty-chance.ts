/** Days beside a run without sales that tell how the item sells. */
export const sideDays = 56;
/** A run without sales is absurd, no work of chance, when its chance is below this. */
export const absurdChance = 1e-6;
/** Empty buckets that an item is taken to have had besides, each followed by another only by chance. */
const unlinkedBuckets = 2;

/**
 * The chance that one more bucket of an item passes without a sale.
 *
 *   max( 2^(-rate), 1 - filled, P(empty | the bucket before was empty) )
 *   P = (stayed + 2 alone) / (followed + 2)        alone: the greater of the first two
 *
 * rate: units per open bucket; filled: share of the open buckets with sales; followed: empty open buckets that
 * another open one follows; stayed: those of them whose follower is empty too. 2^(-rate) is the empty bucket of a
 * negative binomial with variance twice its mean; the conditional chance leaves an item alone that rests again and
 * again, or sells in lumps.
 */
export function emptyChance(trade: {
  readonly rate: number;
  readonly filled: number;
  readonly followed: number;
  readonly stayed: number;
}): number {
  const { rate, filled, followed, stayed } = trade;
  const alone = Math.max(2 ** -rate, 1 - filled);
  return Math.max(alone, (stayed + unlinkedBuckets * alone) / (followed + unlinkedBuckets));
}
