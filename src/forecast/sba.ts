import { crostonAlpha, crostonMethod } from "./croston.ts";
import type { ForecastMethod } from "./forecast-method.ts";

/**
 * The Syntetos-Boylan approximation: Croston's method less its bias.
 *
 *   level = (1 - beta / 2) z / p          beta: the smoothing constant of the intervals
 *
 * It errs the other way where there is a demand in nearly every bucket.
 *
 * Source: Syntetos, A. & Boylan, J. (2005), The accuracy of intermittent demand estimates, International
 * Journal of Forecasting 21(2), eq. 7.
 */
export const sba: ForecastMethod = crostonMethod(sbaFactor(crostonAlpha));

/** What Croston's level is multiplied with; beta smooths the intervals, whatever smooths the sizes. */
export function sbaFactor(beta: number): number {
  return 1 - beta / 2;
}
