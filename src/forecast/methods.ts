import { croston } from "./croston.ts";
import { empirical } from "./empirical.ts";
import type { ForecastMethod } from "./forecast-method.ts";
import { gammaPoisson } from "./gamma-poisson.ts";
import { holtWinters } from "./holt-winters.ts";
import { movingAverage } from "./moving-average.ts";
import { naive } from "./naive.ts";
import { sba } from "./sba.ts";
import { seasonalNaive } from "./seasonal-naive.ts";
import { ses } from "./simple-exponential-smoothing.ts";
import { theta } from "./theta.ts";
import { tsb } from "./tsb.ts";

export type {
  DemandForecast,
  FittedDemand,
  ForecastMethod,
  Moments,
} from "./forecast-method.ts";

/** Every forecast method by the name that users give it. */
export const forecastMethods = {
  "gamma-poisson": gammaPoisson,
  "gamma-poisson-flat": { ...gammaPoisson, exposure: "open" },
  empirical,
  naive,
  "seasonal-naive": seasonalNaive,
  "moving-average": movingAverage,
  ses,
  "holt-winters": holtWinters,
  theta,
  croston,
  sba,
  tsb,
} as const satisfies Record<string, ForecastMethod>;

export type ForecastMethodName = keyof typeof forecastMethods;
