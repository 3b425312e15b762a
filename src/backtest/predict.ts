import { futureBucketStart } from "../calendar/bucket.ts";
import { accuracyLevels } from "../forecast/accuracy.ts";
import { textbookMean, textbookStock } from "../forecast/textbook.ts";
import { type FittedItem, type ForecastChoice, fitItem, forecastItem } from "../plan/item-forecast.ts";
import type { DemandItem } from "../plan/learn-demand.ts";
import { fitProfile, type Profile, profileEvidence } from "../plan/profile.ts";
import type { Case, Morning } from "./morning.ts";
import type { Horizon } from "./origins.ts";

/** What a backtest can judge: what a plan can be made by, and the textbook's rule. */
export type BacktestMethod = ForecastChoice | "textbook";

/** The forecast of total demand over one horizon. */
export interface Prediction {
  readonly mean: number;
  /** At each of accuracyLevels, in units. */
  readonly quantiles: readonly number[];
}

/** Forecasts one item over each horizon. */
export type Predictor = (one: Case) => readonly Prediction[];

/** Makes a method ready to forecast on a morning; each step of it takes one item. */
export function* makePredictor(
  method: BacktestMethod,
  morning: Morning,
  horizons: readonly Horizon[],
): Generator<void, Predictor> {
  if (method === "textbook") return (one) => predictByTextbook(one, horizons);
  const fitted = new Map<DemandItem, FittedItem>();
  for (const item of morning.learned.items) {
    fitted.set(item, fitItem(item, method));
    yield;
  }
  const profile = fitProfile([...fitted].map(([item, demand]) => profileEvidence(item, demand)));
  return ({ item }) => predictAsPlanned(item, fitted.get(item), { profile, morning, horizons });
}

/** Buckets that the textbook's rule looks back. */
const textbookWindow = { day: 90, week: 13, month: 3 } as const;

function predictByTextbook(
  { item, training: { units } }: Case,
  horizons: readonly Horizon[],
): readonly Prediction[] {
  const window = textbookWindow[item.series.kind];
  return horizons.map(({ buckets }) => ({
    mean: textbookMean(units, { buckets, window }),
    quantiles: accuracyLevels.map((serviceLevel) => textbookStock(units, { buckets, serviceLevel, window })),
  }));
}

/** As a plan made on that morning would have forecast it. */
function predictAsPlanned(
  item: DemandItem,
  fitted: FittedItem | undefined,
  context: {
    readonly profile: Profile;
    readonly morning: Morning;
    readonly horizons: readonly Horizon[];
  },
): readonly Prediction[] {
  if (fitted === undefined) throw new RangeError(`item ${item.sku} must be one of the morning's`);
  const { profile, morning, horizons } = context;
  const { asOf, grid } = morning.frame;
  const longest = Math.max(...horizons.map(({ buckets }) => buckets));
  const days = futureBucketStart(grid.kind, asOf, longest) - asOf;
  const { forecast } = forecastItem(item, fitted, {
    profile,
    future: morning.learned.future,
    meanDays: days,
    totalDays: days,
  });
  return horizons.map(({ buckets }) => {
    const distribution = forecast.distribution(buckets);
    const quantiles = accuracyLevels.map((level) => distribution.quantile(level));
    return { mean: forecast.mean(buckets), quantiles };
  });
}
