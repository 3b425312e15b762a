import type { DemandForecast } from "../forecast/methods.ts";
import type { LeadTime } from "../lead-time/distribution.ts";
import type { Distribution } from "../stats/distribution.ts";
import { mixture } from "../stats/mixture.ts";
import { requireNonNegative } from "../stats/require.ts";

/**
 * From forecast and lead time to what to order and when: lead-time demand, safety stock and reorder
 * point, order quantity, and the stock projected along the mean path.
 */

/** What is needed of a forecast: total demand over so many buckets ahead, its moments and its distribution. */
export type TotalDemand = Pick<DemandForecast, "total" | "distribution">;

/** Demand over the protection interval, in units: [as-of, as-of + lead time + review period). */
export interface LeadTimeDemand {
  readonly mean: number;
  readonly variance: number;
  readonly distribution: Distribution;
  /** Mean lead time + review period. */
  readonly protectionDays: number;
}

export interface LeadTimeDemandOptions {
  readonly forecast: TotalDemand;
  readonly leadTime: LeadTime;
  readonly reviewDays: number;
  /** The forecast's buckets, fractions included, in the given days from as-of on. */
  readonly bucketsAhead: (days: number) => number;
}

/** Total demand up to a lead time that has the given probability. */
export interface DemandScenario {
  readonly probability: number;
  /** The lead time, in days; a probability-weighted mean where neighbouring days share a scenario. */
  readonly leadDays: number;
  readonly mean: number;
  readonly variance: number;
  readonly distribution: Distribution;
}

/** Up to this many lead times each keep their own scenario; see demandScenarios. */
const mostScenarios = 64;

/**
 * Demand over the protection interval as a mixture over the lead time L:
 *
 *   P(D <= x) = sum_k P(L = k) P(D[0, k + R) <= x)
 *   mean = sum_k p_k m_k        variance = sum_k p_k (v_k + m_k^2) - mean^2
 *
 * R: review period (days); m_k, v_k: mean and variance of total demand over k + R days.
 * Nothing here is normal, and the demand of each day may differ: a peak inside the window is in m_k.
 * Demand and lead time are taken as independent.
 *
 * @throws RangeError if reviewDays is below 0 or not finite
 * Source: Hadley & Whitin (1963), Analysis of Inventory Systems (the moments); why not a
 *   normal distribution: Chopra, Reinhardt & Dada (2004), Decision Sciences 35(1).
 */
export function leadTimeDemand(options: LeadTimeDemandOptions): LeadTimeDemand {
  requireNonNegative("reviewDays", options.reviewDays);
  const scenarios = demandScenarios(options);
  const { mean, variance } = merge(scenarios);
  const protectionDays = options.leadTime.meanDays + options.reviewDays;
  return { mean, variance, distribution: mixtureOf(scenarios), protectionDays };
}

/**
 * One scenario for each lead time or, where a wide distribution has more than 64 of them, for each run
 * of neighbouring days. A run keeps the mean and variance of the days in it, so that these moments stay
 * exact; its distribution is that of its mean day, so that the cost of a quantile stays bounded.
 */
export function demandScenarios(options: LeadTimeDemandOptions): readonly DemandScenario[] {
  const { forecast, leadTime, reviewDays, bucketsAhead } = options;
  const single = leadTime.days.map((leadDays, index): ScenarioMoments => {
    const { mean, variance } = forecast.total(bucketsAhead(leadDays + reviewDays));
    return { probability: leadTime.probabilities[index]!, leadDays, mean, variance };
  });
  // A day so far out in a tail that its chance has underflown can share no probability.
  const possible = single.filter(({ probability }) => probability > 0);
  return inRuns(possible).map((scenario) => ({
    ...scenario,
    distribution: forecast.distribution(bucketsAhead(scenario.leadDays + reviewDays)),
  }));
}

type ScenarioMoments = Omit<DemandScenario, "distribution">;

function inRuns(scenarios: readonly ScenarioMoments[]): readonly ScenarioMoments[] {
  if (scenarios.length <= mostScenarios) return scenarios;
  const width = Math.ceil(scenarios.length / mostScenarios);
  const runs: ScenarioMoments[] = [];
  for (let start = 0; start < scenarios.length; start += width) {
    runs.push(merge(scenarios.slice(start, start + width)));
  }
  return runs;
}

/** One scenario with the probability, mean and variance of several together. */
function merge(scenarios: readonly ScenarioMoments[]): ScenarioMoments {
  let probability = 0;
  for (const scenario of scenarios) probability += scenario.probability;
  let leadDays = 0;
  let mean = 0;
  for (const scenario of scenarios) {
    const share = scenario.probability / probability;
    leadDays += share * scenario.leadDays;
    mean += share * scenario.mean;
  }
  let variance = 0;
  for (const scenario of scenarios) {
    variance += (scenario.probability / probability) * (scenario.variance + (scenario.mean - mean) ** 2);
  }
  return { probability, leadDays, mean, variance };
}

/** The distribution of total demand when each scenario comes true with its probability. */
export function mixtureOf(scenarios: readonly DemandScenario[]): Distribution {
  return mixture(
    scenarios.map(({ distribution }) => distribution),
    scenarios.map(({ probability }) => probability),
  );
}
