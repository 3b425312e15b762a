import type { BucketKind } from "../calendar/bucket.ts";
import type { Distribution } from "../stats/distribution.ts";
import type { IdleEvidence, Recovery } from "./recovery.ts";

/**
 * forecast/ turns an item's past demand into the mean and variance of its demand over any number of
 * buckets ahead. This file says what every method takes and gives; methods.ts lists the methods.
 */

/** An item's past, oldest bucket first; the last bucket ends at as-of. Both arrays have one length. */
export interface History {
  /** What a bucket is: methods with a season of their own take 7 days, 52 weeks or 12 months for it. */
  readonly kind: BucketKind;
  /** Units demanded in each bucket, at least 0; ignored where exposure is 0. */
  readonly units: Float64Array;
  /** Relative demand that the bucket let expect: 0 closed, out of stock or unknown; 1 an average open one. */
  readonly exposure: Float64Array;
}

/**
 * What a method has learned from one item alone: plain data, so that it can be kept or sent to a thread.
 */
export interface FittedDemand {
  /** Units that the method expected over the scored past: the weight of the item's own dispersion. */
  readonly expectedUnits: number;
  /** Variance of a bucket's demand over its mean, from the item alone; null when nothing could be scored. */
  readonly ownDispersion: number | null;
  /** The method's own numbers, laid out as its file says. */
  readonly state: Float64Array;
  /** What the item tells of how idle items return; absent: the method does not look. */
  readonly idle?: IdleEvidence;
}

export interface ForecastOptions {
  /** Exposure of each bucket to come, the first one begins at as-of; its length is the longest horizon. */
  readonly futureExposure: Float64Array;
  /** Median own dispersion of the item's group (its category); null when there is none. */
  readonly groupDispersion: number | null;
  /**
   * What the shop lets expect of an item about which little is known: a level, in units per average open
   * bucket, worth so many buckets of own history. null: nothing.
   */
  readonly prior?: { readonly level: number; readonly buckets: number } | null;
  /** How the shop's idle items return; absent: as they commonly do. */
  readonly recovery?: Recovery;
  /**
   * Variance of the summed exposure of the first k buckets, k = 0 .. futureExposure.length: how uncertain the
   * learned season and uplifts are. Absent: they are taken as known.
   */
  readonly exposureVariance?: Float64Array;
  /** The same of each bucket's own exposure, for bucket(). Absent: it is taken as known. */
  readonly bucketExposureVariance?: Float64Array;
  /** How many buckets ahead total() and bucket() will be asked for; absent: all of futureExposure. */
  readonly totalBuckets?: number;
}

export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** What a method makes of an item that has not sold for some time. */
export interface Inactivity {
  /** Chance that the item is not on sale: out of stock without a record, delisted or dead. */
  readonly chance: number;
  /** Open buckets since the last sale. */
  readonly openBuckets: number;
  /** Chance that it, if not on sale, sells again in a bucket. */
  readonly returnChance: number;
  /** Units per average open bucket expected after its return. */
  readonly returnLevel: number;
}

/** The demand to come of one item. Buckets count from as-of; of a fractional last one its share is taken. */
export interface DemandForecast {
  /** Units per average open bucket at as-of, if the item is on sale. */
  readonly level: number;
  /** Variance of a bucket's demand over its mean, after shrinkage to the group. */
  readonly dispersion: number;
  readonly ownDispersion: number | null;
  /** The discount whose memory 1 / (1 - discount), in buckets, is that of the weights on the past. */
  readonly discount: number;
  /** Its doubt that the item is on sale; absent or null: none. All that follows has it in. */
  readonly inactivity?: Inactivity | null;
  /** Expected units over the first `buckets` buckets. @throws RangeError beyond futureExposure */
  mean(buckets: number): number;
  /** Mean and variance of the total demand over the first `buckets` buckets. @throws RangeError beyond futureExposure or totalBuckets */
  total(buckets: number): Moments;
  /** The whole distribution of that total, with these moments. */
  distribution(buckets: number): Distribution;
  /**
   * The demand of one bucket alone, 0 the first; its mean is mean(index + 1) - mean(index).
   * @throws RangeError unless index is a whole number within futureExposure and totalBuckets
   */
  bucket(index: number): Distribution;
}

/** One way to forecast. Pure: equal input gives equal output, and only the past is looked at. */
export interface ForecastMethod {
  /** What it takes for exposure: "seasonal" that of season and events, "open" only the open share of each bucket. */
  readonly exposure: "seasonal" | "open";
  /** @throws RangeError if units or exposure are negative or not finite, or their lengths differ */
  fit(history: History): FittedDemand;
  /** @throws RangeError if exposure or groupDispersion is negative or not finite */
  forecast(fitted: FittedDemand, options: ForecastOptions): DemandForecast;
}
