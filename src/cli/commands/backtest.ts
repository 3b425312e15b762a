import { type Backtest, backtest } from "../../backtest/backtest.ts";
import { fewestBuckets } from "../../backtest/known-demand.ts";
import { formatDay } from "../../calendar/day.ts";
import type { DemandFrame } from "../../demand/frame.ts";
import { type ExitCode, FatalError } from "../../errors.ts";
import { supplierOfItem } from "../../plan/supplier-of-item.ts";
import { backtestColumns } from "../../report/backtest-columns.ts";
import { countText } from "../../report/numbers.ts";
import type { JsonObject } from "../../report/report.ts";
import { matcher } from "../../report/select.ts";
import type { CommandContext } from "../context.ts";
import { loadEvents } from "../load-events.ts";
import { historyNotes } from "../notes.ts";
import { runRows } from "../run-rows.ts";
import { selectionOf, selectionWarnings } from "../selection-warnings.ts";

/** How well each method would have forecast the shop's own past. */
export async function run(context: CommandContext): Promise<ExitCode> {
  const { settings, terminal, signal } = context;
  const { excludeSku, origins } = settings;
  const horizonDays = [...new Set(settings.horizonDays)].sort((a, b) => a - b);
  const methods = [...new Set(settings.methods)];
  return await runRows(context, backtestColumns, async ({ shop, frame }) => {
    const supplierOf = supplierOfItem(shop);
    const selection = selectionOf(settings);
    const { events, notes } = await loadEvents({ shop, frame }, settings, 0);
    const result = await backtest(shop, frame, {
      ...{ origins, horizonDays, methods, events },
      keepZeroRuns: settings.keepZeroRuns,
      isExcluded: matcher(excludeSku),
      isJudged: (item) => selection.isSelected({ sku: item.sku, supplier: supplierOf(item) }),
      onProgress: (share) => {
        signal.throwIfAborted();
        terminal.progress.update(`looking back ${Math.floor(share * 100)} %`);
      },
    });
    const items = shop.ledger.items.map((item) => ({ sku: item.sku, supplier: supplierOf(item) }));
    const warnings = selectionWarnings(items, selection);
    if (result.rows.length === 0) throw tooShort(frame, horizonDays, warnings);
    return {
      rows: result.rows,
      settings: {
        bucket: frame.grid.kind,
        methods,
        origins,
        horizonDays,
        history: settings.history,
        country: settings.country,
        holidays: settings.holidays,
        excludeSku,
      },
      summary: summaryOf(result),
      optional: [],
      droppable: ["coverage_98", "coverage_80", "coverage_50", "items", "origins", "mase", "coverage_90"],
      group: ({ method }) => method,
      notes: [...historyNotes(shop, frame), ...notes, ...notesOf(result, frame, origins)],
      warnings,
      closing: closingOf(result),
    };
  });
}

function tooShort(
  { grid: { kind } }: DemandFrame,
  horizonDays: readonly number[],
  warnings: readonly string[],
): FatalError {
  const needed = countText(fewestBuckets[kind], kind);
  const longest = countText(Math.max(...horizonDays), "day");
  const message = `no item has ${needed} of sales and ${longest} after them: nothing to judge`;
  const hint = "shorter --horizon-days leave more of them before the last origin";
  return new FatalError(message, { hint: warnings[0]?.replace("warning: ", "") ?? hint });
}

function notesOf(result: Backtest, frame: DemandFrame, asked: number): readonly string[] {
  const { origins, judged, outOfStock } = result;
  const { kind } = frame.grid;
  const from = formatDay(origins[0] ?? frame.asOf);
  const until = formatDay(origins.at(-1) ?? frame.asOf);
  const few =
    origins.length < asked
      ? ` (no item has ${countText(fewestBuckets[kind], kind)} of sales before earlier ones)`
      : "";
  return [
    `origins: ${origins.length} from ${from} to ${until}${few}, ${countText(judged, "forecast")} of each method`,
    roundingNote(result, frame),
    outOfStock === 0
      ? ""
      : `left out: ${countText(outOfStock, "forecast")} over days on which the item was out of stock`,
  ].filter((note) => note !== "");
}

/** Horizons that are no whole weeks or months are rounded up to such. */
function roundingNote({ horizons }: Backtest, { grid: { kind } }: DemandFrame): string {
  const rounded = horizons.filter(
    ({ days, buckets }) => kind === "month" || days !== buckets * (kind === "week" ? 7 : 1),
  );
  if (rounded.length === 0) return "";
  const parts = rounded.map(
    ({ days, buckets }) => `${countText(days, "day")} as ${countText(buckets, kind)}`,
  );
  return `horizons count in whole ${kind}s: ${parts.join(", ")}`;
}

function summaryOf({ origins, horizons, judged, outOfStock }: Backtest): JsonObject {
  return {
    origins: origins.map(formatDay),
    horizons: horizons.map(({ days, buckets }) => ({ days, buckets })),
    forecasts: judged,
    left_out_of_stock: outOfStock,
  };
}

/** The method of the least loss over all horizons, and the textbook's beside it. */
function closingOf({ rows, origins }: Backtest): string {
  const overall = rows.filter(({ horizonDays }) => horizonDays === "all");
  const best = overall.reduce((least, row) => (row.scaledPinball < least.scaledPinball ? row : least));
  const textbook = overall.find(({ method }) => method === "textbook");
  const beside =
    textbook === undefined || textbook === best ? "" : `, textbook has ${textbook.scaledPinball.toFixed(4)}`;
  return `${countText(best.items, "item")}, ${countText(origins.length, "origin")}: least scaled pinball ${best.scaledPinball.toFixed(4)} by ${best.method}${beside}`;
}
