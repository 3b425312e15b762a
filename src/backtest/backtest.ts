import { setImmediate } from "node:timers/promises";
import type { Day } from "../calendar/day.ts";
import type { DemandFrame } from "../demand/frame.ts";
import type { ItemDemand } from "../demand/item-demand.ts";
import type { DemandSources } from "../plan/daily-items.ts";
import type { DemandItem, LearnOptions } from "../plan/learn-demand.ts";
import { wholeDemand } from "./known-demand.ts";
import { lookBack, type Morning } from "./morning.ts";
import { backtestOrigins, type Horizon, horizonOf } from "./origins.ts";
import { type BacktestMethod, makePredictor } from "./predict.ts";
import { type AccuracyRow, accuracyRow, type ScoredForecast, scoreForecast } from "./score.ts";

/**
 * backtest/ tells how well a shop's own past would have been forecast: on each of several past mornings
 * everything that came after is forgotten, every method forecasts, and what came is set against it. Read
 * this file first.
 */

export interface BacktestOptions extends Omit<LearnOptions, "daysAhead"> {
  /** Mornings to forecast from. */
  readonly origins: number;
  readonly horizonDays: readonly number[];
  readonly methods: readonly BacktestMethod[];
  /** The items that are judged; all of them are learned from. Default: every one. */
  readonly isJudged?: (item: DemandItem) => boolean;
  /** Called now and then with the share done, 0..1; what it throws breaks the backtest off. */
  readonly onProgress?: (share: number) => void;
}

export interface Backtest {
  /** By method, in the order asked for: a row for each horizon, then one for all of them. */
  readonly rows: readonly AccuracyRow[];
  readonly horizons: readonly Horizon[];
  /** The mornings on which some item had enough history, ascending. */
  readonly origins: readonly Day[];
  /** Items, origins and horizons that were judged, and those left out since the item was out of stock meanwhile. */
  readonly judged: number;
  readonly outOfStock: number;
}

/** Steps between two turns of the event loop, so that a signal to stop is heard. */
const stepsPerTurn = 64;

/**
 * Judges each method on the same items, origins and horizons. rows are empty when no item has enough history.
 *
 * @throws RangeError if there is no horizon, or one is not a whole number above 0
 */
export async function backtest(
  shop: DemandSources,
  frame: DemandFrame,
  options: BacktestOptions,
): Promise<Backtest> {
  const steps = backtestSteps(shop, frame, options);
  for (let count = 0; ; count++) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (count % stepsPerTurn > 0) continue;
    options.onProgress?.(step.value);
    await setImmediate();
  }
}

/** Forecasts of one method by horizon. */
type ByHorizon = readonly ScoredForecast[][];

/** Each step takes one item; yields the share done. */
function* backtestSteps(
  shop: DemandSources,
  frame: DemandFrame,
  options: BacktestOptions,
): Generator<number, Backtest> {
  const { ledger } = shop;
  if (options.horizonDays.length === 0) throw new RangeError("horizonDays must not be empty");
  const horizons = options.horizonDays.map((days) => horizonOf(frame.grid.kind, days));
  const origins = backtestOrigins(frame, {
    count: options.origins,
    buckets: Math.max(...horizons.map(({ buckets }) => buckets)),
    firstRow: ledger.distinctDays[0] ?? frame.asOf,
  });
  const demandOf = remembered((index) => wholeDemand(ledger, index, frame));
  const tracks = options.methods.map((method) => ({
    method,
    scored: horizons.map((): ScoredForecast[] => []),
  }));
  const judgedFrom: Day[] = [];
  let judged = 0;
  let outOfStock = 0;
  for (const [turn, origin] of origins.entries()) {
    const morning = lookBack(shop, origin, { frame, horizons, demandOf, options });
    if (morning.cases.length === 0) continue;
    judgedFrom.push(origin);
    const actuals = morning.cases.flatMap((one) => one.actuals);
    outOfStock += actuals.filter((actual) => actual === null).length;
    judged += actuals.filter((actual) => actual !== null).length;
    for (const [place, { method, scored }] of tracks.entries()) {
      const share = (turn + place / tracks.length) / origins.length;
      for (const _ of scoreMorning(method, morning, { horizons, scored })) yield share;
    }
  }
  const rows = tracks.flatMap(({ method, scored }) => rowsOf(method, horizons, scored));
  return { rows, horizons, origins: judgedFrom, judged, outOfStock };
}

/** Adds a method's forecasts on one morning to what it has scored before. */
function* scoreMorning(
  method: BacktestMethod,
  morning: Morning,
  { horizons, scored }: { readonly horizons: readonly Horizon[]; readonly scored: ByHorizon },
): Generator<void> {
  const predict = yield* makePredictor(method, morning, horizons);
  const origin = morning.frame.asOf;
  for (const one of morning.cases) {
    for (const [horizon, prediction] of predict(one).entries()) {
      const forecast = scoreForecast(one, prediction, { origin, horizons, horizon });
      if (forecast !== null) scored[horizon]?.push(forecast);
    }
    yield;
  }
}

function rowsOf(method: string, horizons: readonly Horizon[], scored: ByHorizon): readonly AccuracyRow[] {
  const each = horizons.map(({ days }, index) =>
    accuracyRow({ method, horizonDays: days }, scored[index] ?? []),
  );
  const all = accuracyRow({ method, horizonDays: "all" }, scored.flat());
  return [...each, all].filter((row) => row !== null);
}

function remembered(make: (index: number) => ItemDemand): (index: number) => ItemDemand {
  const made = new Map<number, ItemDemand>();
  return (index) => {
    const demand = made.get(index) ?? make(index);
    made.set(index, demand);
    return demand;
  };
}
