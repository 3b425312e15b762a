import { futureBucketStart } from "../calendar/bucket.ts";
import type { Day } from "../calendar/day.ts";
import { type DemandFrame, earlierFrame } from "../demand/frame.ts";
import type { ItemDemand } from "../demand/item-demand.ts";
import type { DemandSources } from "../plan/daily-items.ts";
import { type DemandItem, type LearnedDemand, type LearnOptions, learnDemand } from "../plan/learn-demand.ts";
import { actualDemand, type Training, trainingOf } from "./known-demand.ts";
import type { Horizon } from "./origins.ts";

/** What was known on one past morning, and what came. */
export interface Morning {
  readonly frame: DemandFrame;
  readonly learned: LearnedDemand;
  /** The items that are old enough to be judged. */
  readonly cases: readonly Case[];
}

/** One item on that morning. */
export interface Case {
  readonly item: DemandItem;
  /** Its number in the ledger. */
  readonly index: number;
  readonly training: Training;
  /** Units over each horizon; null where the item was out of stock meanwhile. */
  readonly actuals: readonly (number | null)[];
}

/** Forgets all that came after an origin, but for the demand that forecasts are set against. */
export function lookBack(
  shop: DemandSources,
  origin: Day,
  context: {
    /** Of the whole history. */
    readonly frame: DemandFrame;
    readonly horizons: readonly Horizon[];
    /** All that is known of an item's demand, by its number in the ledger. */
    readonly demandOf: (index: number) => ItemDemand;
    readonly options: Omit<LearnOptions, "daysAhead"> & { readonly isJudged?: (item: DemandItem) => boolean };
  },
): Morning {
  const { horizons, demandOf } = context;
  const { isJudged = () => true } = context.options;
  const frame = earlierFrame(context.frame, shop.ledger, origin);
  const ends = horizons.map(({ buckets }) => futureBucketStart(frame.grid.kind, origin, buckets));
  const daysAhead = Math.max(...ends) - origin;
  const learned = learnDemand(shop, frame, { ...context.options, daysAhead });
  const cases = learned.items.flatMap((item): Case[] => {
    if (!isJudged(item)) return [];
    const index = shop.ledger.findItem(item.sku, item.location);
    const training = trainingOf(shop.ledger, index, frame);
    if (training === null) return [];
    const actuals = ends.map((end) => actualDemand(demandOf(index), origin, end));
    return [{ item, index, training, actuals }];
  });
  return { frame, learned, cases };
}
