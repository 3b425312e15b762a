import type { Estimates } from "./estimates.ts";
import type { FitShop } from "./fit-shop.ts";
import type { FitStep } from "./fit-step.ts";
import { standardEventPrior } from "./group-events.ts";
import { type Pair, pair } from "./pair.ts";
import type { LearnedEvent } from "./profile.ts";
import { round, rounded } from "./round.ts";

/** Variance of the logarithm of a factor from year to year while nothing tells it: 15 %. */
const unknownYearVariance = 0.15 ** 2;

/** What the shop has learned of each event. */
export function writeEvents(shop: FitShop, estimates: Estimates, last: FitStep): readonly LearnedEvent[] {
  const { calendar } = shop;
  const { observed, expected } = soldByBand(shop, last);
  const { events } = last;
  return calendar.events.map(({ name, slots, bands, firstSlot, firstBand }, number) => {
    const isActive = estimates.strengths[number]! >= 0;
    const own = (values: Float64Array): Float64Array => values.subarray(firstBand, firstBand + bands.length);
    return {
      name,
      isActive,
      factors: slots.map((_, slot) => (isActive ? round(estimates.slots[firstSlot + slot]!) : 1)),
      bandOfSlot: slots.map(({ band }) => band),
      bands,
      observed: rounded(own(observed)),
      expected: rounded(own(expected)),
      years: rounded(own(events.years)),
      weights: rounded(own(events.weights)),
      variances: rounded(
        own(events.weights).map((weight, band) => {
          const years = own(events.years)[band]!;
          const isTold = events.yearVariance !== null && years > 1;
          const yearly = isTold ? (events.yearVariance ?? 0) * (1 + 1 / years) : unknownYearVariance;
          return yearly + (1 - weight) / standardEventPrior;
        }),
      ),
      firstGroupBand: shop.groupBandOfSlot[firstSlot] ?? -1,
    };
  });
}

/** Units sold and expected by band of all events. */
function soldByBand({ calendar, tables }: FitShop, { sums }: FitStep): Pair {
  const bands = pair(calendar.bandCount);
  for (let cell = 0; cell < calendar.cellCount; cell++) {
    const band = tables.bandOfSlot[tables.slotOfCell[cell]!]!;
    bands.observed[band]! += sums.soldCells.observed[cell]!;
    bands.expected[band]! += sums.soldCells.expected[cell]!;
  }
  return bands;
}
