import { logRisingFactorial } from "./log-rising-factorial.ts";

/** A score forgets: a one-step forecast 231 buckets ago counts half of today's. */
const scoreDiscount = 0.997;
/** Likelihood is raised to this power, for one-step forecasts are less independent than they look. */
const likelihoodPower = 0.25;
/** Up to this dispersion the negative binomial is taken for its limit, the Poisson. */
const nearPoisson = 1.01;
/** Least dispersion over mean demand: demand that never errs must not divide by 0. */
const leastRelativeDispersion = 1e-6;

/** One-step means of all discounts over the same buckets: those of discount j stand from j * length on. */
export interface OneStepForecasts {
  readonly predicted: Float64Array;
  readonly length: number;
  /** Units that came, from `start` on. */
  readonly units: Float64Array;
  readonly start: number;
  /** Variance over mean of a bucket's demand, the same for all discounts. */
  readonly dispersion: number;
}

/**
 * Weights of the discounts, by how well each has forecast one step ahead: rising with the likelihood, sum 1.
 *
 *   weight_j ~ exp( power * sum_t scoreDiscount^age log P(y_t | m_jt) )
 *
 * P: negative binomial with mean m and variance dispersion * m; terms alike in all discounts are left
 * out. Without any forecast the weights are equal. A bucket without forecast (m = 0) is passed over.
 * The likelihood to a small power beats both the best discount alone and the full likelihood; see
 * docs/decisions.md.
 */
export function discountWeights(count: number, forecasts: OneStepForecasts, meanUnits: number): Float64Array {
  const weights = new Float64Array(count);
  let best = -Infinity;
  for (let j = 0; j < count; j++) {
    weights[j] =
      forecasts.dispersion > nearPoisson
        ? negativeBinomialScore(forecasts, j * forecasts.length)
        : poissonScore(forecasts, j * forecasts.length, leastRelativeDispersion * meanUnits);
    best = Math.max(best, weights[j]!);
  }
  let sum = 0;
  for (let j = 0; j < count; j++) sum += weights[j] = Math.exp(likelihoodPower * (weights[j]! - best));
  for (let j = 0; j < count; j++) weights[j]! /= sum;
  return weights;
}

/**
 * log P without the terms that only y and the dispersion enter, r = m / (dispersion - 1):
 *
 *   log Gamma(y + r) - log Gamma(r) - r log(dispersion)
 */
function negativeBinomialScore(forecasts: OneStepForecasts, offset: number): number {
  const { predicted, length, units, start, dispersion } = forecasts;
  const shapePerUnit = 1 / (dispersion - 1);
  const logDispersion = Math.log(dispersion);
  let score = 0;
  for (let t = 0; t < length; t++) {
    const m = predicted[offset + t]!;
    if (m === 0) continue;
    const r = m * shapePerUnit;
    score = score * scoreDiscount + logRisingFactorial(r, units[start + t]!) - r * logDispersion;
  }
  return score;
}

/** The Poisson's log P over the dispersion, a quasi-likelihood for demand steadier than the Poisson. */
function poissonScore(forecasts: OneStepForecasts, offset: number, leastDispersion: number): number {
  const { predicted, length, units, start, dispersion } = forecasts;
  const scale = 1 / Math.max(dispersion, leastDispersion);
  let score = 0;
  for (let t = 0; t < length; t++) {
    const m = predicted[offset + t]!;
    if (m === 0) continue;
    const y = units[start + t]!;
    score = score * scoreDiscount + (y === 0 ? -m : y * Math.log(m) - m) * scale;
  }
  return score;
}
