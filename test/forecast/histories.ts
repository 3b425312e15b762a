import fc from "fast-check";
import type {
  DemandForecast,
  ForecastMethod,
  ForecastOptions,
  History,
} from "../../src/forecast/forecast-method.ts";

/** A history of days that were all open, unless exposures are given. */
export function daily(units: readonly number[], exposure?: readonly number[]): History {
  return {
    kind: "day",
    units: Float64Array.from(units),
    exposure: exposure === undefined ? new Float64Array(units.length).fill(1) : Float64Array.from(exposure),
  };
}

/** So many open buckets to come, and no group to lean on. */
export function ahead(buckets: number): ForecastOptions {
  return { futureExposure: new Float64Array(buckets).fill(1), groupDispersion: null };
}

export function forecastBy(
  method: ForecastMethod,
  history: History,
  options: ForecastOptions = ahead(28),
): DemandForecast {
  return method.forecast(method.fit(history), options);
}

/** The expected demand of each of the first `buckets` buckets. */
export function pathOf(forecast: DemandForecast, buckets: number): readonly number[] {
  return Array.from({ length: buckets }, (_, u) => forecast.mean(u + 1) - forecast.mean(u));
}

/** Anything that a shop may have sold, closed buckets among it. */
export const someHistory = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(1, 1, 1, 0.5, 0, 1.5)), { maxLength: 150 })
  .map((buckets) =>
    daily(
      buckets.map(([y, s]) => (s === 0 ? 0 : y)),
      buckets.map(([, s]) => s),
    ),
  );
