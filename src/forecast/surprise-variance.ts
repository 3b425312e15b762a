/** How the surprise of one bucket changes what later ones are expected to sell. */
export interface Surprises {
  /** Variance of each bucket's demand given all before it, units squared; its length is how far is looked. */
  readonly own: Float64Array;
  /** Exposure of each bucket. */
  readonly exposure: Float64Array;
  /** Effect of one unit of surprise in bucket u on the rate of the next bucket, units per average bucket. */
  readonly gain: Float64Array;
  /** That effect on the bucket `lag` later over that on the next; null: it stays. */
  readonly response: Float64Array | null;
  /** Seasonal factor of each bucket, above 0, when the level is that of a seasonally adjusted rate; null: 1. */
  readonly season: Float64Array | null;
}

export interface SurpriseVariance {
  /** Variance of the total of the first `whole` buckets and the share `part` of the next. */
  total(whole: number, part: number): number;
  /** Variance of bucket `index` alone. */
  bucket(index: number): number;
}

/**
 * The variance of total demand when each bucket's surprise moves the forecast of all later ones.
 *
 *   V(H) = sum_u own_u ( 1 + sum_{v = u+1..H} w_uv )^2      w_uv = gain_u response_{v-u} s_v c_v / c_u
 *
 * s: exposure; c: seasonal factor. With a response that stays this is own_u (1 + g_u R_u)^2, R_u the exposure
 * after u: what the rule sigma sqrt(H) leaves out is the bracket. Exact for any forecast that is linear in past demand.
 * A fractional last bucket is one of proportionally smaller exposure and own variance. Costs H^2 / 2 steps
 * once, and then each answer O(1), by the sums over u of own_u E_u w_uv and own_u w_uv^2 for each v, E_u being the
 * bracket up to v - 1.
 *
 * Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, 6.6 (lead-time demand).
 */
export function surpriseVariance(surprises: Surprises): SurpriseVariance {
  const { own, exposure, gain, response, season } = surprises;
  const length = own.length;
  const total = new Float64Array(length + 1);
  const cross = new Float64Array(length + 1);
  const moved = new Float64Array(length + 1);
  const effect = Float64Array.from(own, (_, v) => exposure[v]! * (season === null ? 1 : season[v]!));
  for (let u = 0; u < length; u++) {
    const variance = own[u]!;
    if (variance === 0) continue;
    const unit = gain[u]! / (season === null ? 1 : season[u]!);
    let bracket = 1;
    for (let v = u + 1; v < length; v++) {
      const weight = unit * effect[v]! * (response === null ? 1 : response[v - u]!);
      cross[v]! += variance * bracket * weight;
      moved[v]! += variance * weight * weight;
      bracket += weight;
    }
  }
  for (let v = 0; v < length; v++) total[v + 1] = total[v]! + own[v]! + 2 * cross[v]! + moved[v]!;
  return {
    total: (whole, part) => {
      const last = part > 0 ? part * (own[whole]! + 2 * cross[whole]! + part * moved[whole]!) : 0;
      return total[whole]! + last;
    },
    bucket: (index) => own[index]! + moved[index]!,
  };
}
