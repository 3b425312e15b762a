import type { Distribution } from "../stats/distribution.ts";
import { requireFinite } from "../stats/require.ts";
import { demandScenarios, type LeadTimeDemandOptions, mixtureOf } from "./lead-time-demand.ts";

export interface StockoutRiskOptions extends Omit<LeadTimeDemandOptions, "reviewDays"> {
  /** On hand - allocated - backorders (units). */
  readonly available: number;
  /** Open orders; those due in 0 days or less are here on the morning of as-of. */
  readonly arrivals: readonly Arrival[];
}

/** An open order: whole days from as-of until it is due, and units. */
export interface Arrival {
  readonly days: number;
  readonly quantity: number;
}

export interface StockoutRisk {
  /** Probability that demand goes unmet in [as-of, as-of + lead time). */
  readonly probability: number;
  /** Expected unmet demand in it (units). */
  readonly lostUnits: number;
  /** false: an open order arrives inside, and both numbers are lower bounds. */
  readonly isExact: boolean;
}

/**
 * Risk and size of a shortage before an order placed today can arrive.
 *
 *   probability = P(D > x)        lostUnits = E(D - x)+        D: demand in [as-of, as-of + L), a mixture over L
 *   x = max(0, available + deliveries due by as-of)
 *
 * This holds when no open order arrives inside [as-of, as-of + L). Otherwise the stretch up to each arrival u
 * and the whole stretch up to L are each set against the stock they can draw on,
 *
 *   probability >= max_u P(D[0, u) > x + arrivals before u)        lostUnits likewise
 *
 * and the worst of them is taken: a shortage in one stretch does not rule one out in another, so the
 * true figures are at least these. What is already owed (available < 0) is not counted again.
 *
 * @throws RangeError if available or an arrival is not finite
 * Source of the loss function: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., appendix C.
 */
export function stockoutRisk(options: StockoutRiskOptions): StockoutRisk {
  const { available, arrivals, leadTime } = options;
  requireFinite("available", available);
  for (const { days, quantity } of arrivals) {
    requireFinite("days", days);
    requireFinite("quantity", quantity);
  }
  const inside = arrivals.filter(({ days }) => days >= 1 && days < leadTime.maxDays);
  const now = available + quantityBefore(arrivals, 1);
  const scenarios = demandScenarios({ ...options, reviewDays: 0 });
  if (inside.length === 0) return { ...shortage(mixtureOf(scenarios), now), isExact: true };

  const beforeArrivals = inside.map(({ days }) => {
    const demand = options.forecast.distribution(options.bucketsAhead(days));
    return { days, ...shortage(demand, now + quantityBefore(inside, days)) };
  });
  let probability = 0;
  let lostUnits = 0;
  for (const scenario of scenarios) {
    const stock = now + quantityBefore(inside, scenario.leadDays);
    let worst = shortage(scenario.distribution, stock);
    for (const stretch of beforeArrivals) {
      if (stretch.days < scenario.leadDays) worst = worse(worst, stretch);
    }
    probability += scenario.probability * worst.probability;
    lostUnits += scenario.probability * worst.lostUnits;
  }
  return { probability: Math.min(1, probability), lostUnits, isExact: false };
}

type Shortage = Pick<StockoutRisk, "probability" | "lostUnits">;

/** Chance and size of demand beyond a stock; what is owed already does not count as new demand. */
function shortage(demand: Distribution, stock: number): Shortage {
  const toSell = Math.max(0, stock);
  return { probability: Math.max(0, 1 - demand.cdf(toSell)), lostUnits: demand.loss(toSell) };
}

function worse(a: Shortage, b: Shortage): Shortage {
  return {
    probability: Math.max(a.probability, b.probability),
    lostUnits: Math.max(a.lostUnits, b.lostUnits),
  };
}

/** Units that can be sold before the morning of a day: those of the orders due on earlier days. */
function quantityBefore(arrivals: readonly Arrival[], day: number): number {
  return arrivals.reduce((sum, { days, quantity }) => (days < day ? sum + quantity : sum), 0);
}
