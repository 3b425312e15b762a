import type { ForecastMethod } from "./forecast-method.ts";
import { gammaPoisson } from "./gamma-poisson.ts";

export type {
  DemandForecast,
  FittedDemand,
  ForecastMethod,
  ForecastOptions,
  History,
  Moments,
} from "./forecast-method.ts";

/** Every forecast method by the name that users give it. */
export const forecastMethods = {
  "gamma-poisson": gammaPoisson,
} as const satisfies Record<string, ForecastMethod>;

export type ForecastMethodName = keyof typeof forecastMethods;
