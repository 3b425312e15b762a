import { mean, sampleVariance } from "simple-statistics";

export type DemandPattern = "smooth" | "intermittent" | "erratic" | "lumpy";

/** Units by bucket and the share of it that was open for sale; a closed bucket is not looked at. */
export interface ObservedDemand {
  readonly units: Float64Array;
  readonly open: Float64Array;
}

/** The two measures that tell demand patterns apart; null where the history cannot tell. */
export interface DemandMeasures {
  readonly adi: number | null;
  readonly cv2: number | null;
}

/**
 * Average demand interval and squared variation of the sizes, over the open buckets.
 *
 *   ADI = n / n_demand      CV2 = s^2 / mean^2,   s^2 the sample variance (n - 1) of the sizes
 *
 * n: open buckets; n_demand: those with demand, whose units are the sizes. ADI is null without demand,
 * CV2 with fewer than two sizes.
 *
 * Source: Syntetos, Boylan & Croston (2005), On the categorization of demand patterns, JORS 56.
 */
export function demandMeasures({ units, open }: ObservedDemand): DemandMeasures {
  const sizes: number[] = [];
  let openBuckets = 0;
  for (let bucket = 0; bucket < units.length; bucket++) {
    if (open[bucket]! <= 0) continue;
    openBuckets++;
    if (units[bucket]! > 0) sizes.push(units[bucket]!);
  }
  return {
    adi: sizes.length === 0 ? null : openBuckets / sizes.length,
    cv2: sizes.length < 2 ? null : sampleVariance(sizes) / mean(sizes) ** 2,
  };
}

/**
 * The class of an item by its intervals and sizes; a value on a boundary belongs to the upper class.
 * null when either is unknown.
 *
 *   smooth        ADI < 1.32, CV2 < 0.49        erratic   ADI < 1.32, CV2 >= 0.49
 *   intermittent  ADI >= 1.32, CV2 < 0.49       lumpy     both at or above
 *
 * The boundaries are where Croston's method and Syntetos and Boylan's are equally good; they may be set.
 *
 * @throws RangeError if adi is below 1 or cv2 below 0
 * Source: Syntetos, Boylan & Croston (2005), fig. 1.
 */
export function demandPattern(
  measures: DemandMeasures,
  bounds: { readonly adi: number; readonly cv2: number } = { adi: 1.32, cv2: 0.49 },
): DemandPattern | null {
  const { adi, cv2 } = measures;
  if (adi === null || cv2 === null) return null;
  if (!(adi >= 1)) throw new RangeError(`adi must be at least 1, got ${adi}`);
  if (!(cv2 >= 0)) throw new RangeError(`cv2 must be at least 0, got ${cv2}`);
  if (adi < bounds.adi) return cv2 < bounds.cv2 ? "smooth" : "erratic";
  return cv2 < bounds.cv2 ? "intermittent" : "lumpy";
}
