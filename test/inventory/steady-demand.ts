import { totalDemandDistribution } from "../../src/forecast/demand-distribution.ts";
import type { Moments } from "../../src/forecast/methods.ts";
import type { TotalDemand } from "../../src/inventory/lead-time-demand.ts";
import type { SafetyStockInput } from "../../src/inventory/safety-stock/levels.ts";
import { leadTimeDistribution } from "../../src/lead-time/distribution.ts";
import { normal } from "../../src/stats/normal.ts";

/** A forecast of independent buckets, all with the same mean and variance. */
export function steadyDemand(mean: number, variance: number) {
  return demandOf((buckets) => ({ mean: mean * buckets, variance: variance * buckets }));
}

/** A forecast with these moments of the total over so many buckets. */
export function demandOf(total: (buckets: number) => Moments): TotalDemand {
  return { total, distribution: (buckets) => totalDemandDistribution(total(buckets)) };
}

interface Textbook {
  readonly daily: number;
  readonly sd: number;
  readonly leadDays: number;
  readonly leadSdDays?: number;
  readonly reviewDays?: number;
  readonly serviceLevel: number;
}

/** What a textbook gives: demand per period, its deviation, lead time in periods, normal demand. */
export function textbookInput(book: Textbook): SafetyStockInput {
  const { daily, sd, leadDays, leadSdDays = 0, reviewDays = 0, serviceLevel } = book;
  const mean = daily * (leadDays + reviewDays);
  const variance = sd ** 2 * (leadDays + reviewDays) + daily ** 2 * leadSdDays ** 2;
  return {
    serviceLevel,
    leadTimeDemand: {
      mean,
      variance,
      distribution: normal({ mean, variance }),
      protectionDays: leadDays + reviewDays,
    },
    leadTime: leadTimeDistribution({ meanDays: leadDays, sdDays: leadSdDays }),
    reviewDays,
    dailyDemand: { mean: daily, sd, max: daily },
    coverDays: 0,
    minStock: null,
  };
}
