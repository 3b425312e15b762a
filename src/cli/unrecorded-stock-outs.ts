import { formatDay } from "../calendar/day.ts";
import type { MaskedRun } from "../demand/zero-runs.ts";
import type { Shop } from "../input/read-shop.ts";
import { dailyItems } from "../plan/daily-items.ts";
import { countText, roundComputed } from "../report/numbers.ts";
import type { JsonObject } from "../report/report.ts";
import { escapeUnsafe } from "../report/safe-text.ts";
import { matcher } from "../report/select.ts";
import type { CommandContext } from "./context.ts";
import { frameOf } from "./load-shop.ts";

/** A stretch in which an item sold nothing although its own trade makes that absurd. */
export interface UnrecordedStockOut extends MaskedRun {
  readonly sku: string;
  readonly location: string;
}

/** By SKU, location and time; none with --keep-zero-runs or without sales. */
export function unrecordedStockOuts(shop: Shop, context: CommandContext): readonly UnrecordedStockOut[] {
  const { keepZeroRuns, excludeSku } = context.settings;
  if (shop.counts.salesRows === 0 || keepZeroRuns) return [];
  const { items } = dailyItems(shop, frameOf(shop.ledger, context), { isExcluded: matcher(excludeSku) });
  return items.flatMap(({ sku, location, maskedRuns }) =>
    maskedRuns.map((run) => ({ sku, location, ...run })),
  );
}

/** More than these are only counted, the JSON form has all. */
const mostLines = 20;

/** What `restock check` prints of them. */
export function stockOutLines(stockOuts: readonly UnrecordedStockOut[]): readonly string[] {
  if (stockOuts.length === 0) return [];
  const runs = countText(stockOuts.length, "run");
  const left = stockOuts.length - mostLines;
  return [
    `stock-outs  ${runs} without sales count as unrecorded stock-outs (--keep-zero-runs: as no demand)\n`,
    ...stockOuts.slice(0, mostLines).map((stockOut) => `  ${escapeUnsafe(lineOf(stockOut))}\n`),
    ...(left > 0 ? [`  and ${countText(left, "more run")}: --json lists them all\n`] : []),
  ];
}

function lineOf({ sku, location, from, to, probability }: UnrecordedStockOut): string {
  const where = location === "" ? sku : `${sku} at ${location}`;
  const chance = probability < 1e-12 ? "below 1e-12" : probability.toExponential(0);
  return `${where}: ${formatDay(from)} to ${formatDay(to - 1)}, ${countText(to - from, "day")}, chance ${chance}`;
}

export function stockOutObject(stockOut: UnrecordedStockOut): JsonObject {
  const { sku, location, from, to, probability } = stockOut;
  return {
    sku,
    location,
    from: formatDay(from),
    to: formatDay(to - 1),
    days: to - from,
    probability: roundComputed(probability),
  };
}
