import { longestBucketDays } from "../../calendar/bucket.ts";
import type { ExitCode } from "../../errors.ts";
import { forecastRows } from "../../plan/forecast-rows.ts";
import { learnDemand } from "../../plan/learn-demand.ts";
import { supplierOfItem } from "../../plan/supplier-of-item.ts";
import { forecastColumns } from "../../report/forecast-columns.ts";
import { countText, formatForPeople } from "../../report/numbers.ts";
import { matcher } from "../../report/select.ts";
import type { CommandContext } from "../context.ts";
import { loadEvents } from "../load-events.ts";
import { demandNotes } from "../notes.ts";
import { runRows } from "../run-rows.ts";
import { selectionOf, selectionWarnings } from "../selection-warnings.ts";

/** The demand expected of each item in each bucket ahead. */
export async function run(context: CommandContext): Promise<ExitCode> {
  const { settings, terminal, signal } = context;
  const { method, excludeSku } = settings;
  const horizonDays = Math.max(...settings.horizonDays);
  return await runRows(context, forecastColumns, async ({ shop, frame }) => {
    terminal.progress.update("preparing items");
    const daysAhead = horizonDays;
    // The last bucket may reach beyond the days asked for.
    const { events, notes } = await loadEvents(
      { shop, frame },
      settings,
      daysAhead + longestBucketDays.month,
    );
    const learned = learnDemand(shop, frame, {
      ...{ isExcluded: matcher(excludeSku), events, daysAhead },
      keepZeroRuns: settings.keepZeroRuns,
    });
    const supplierOf = supplierOfItem(shop);
    const selection = selectionOf(settings);
    const rows = await forecastRows(learned, {
      method,
      horizonDays,
      isShown: (item) => selection.isSelected({ sku: item.sku, supplier: supplierOf(item) }),
      onProgress: (share) => {
        signal.throwIfAborted();
        terminal.progress.update(`forecasting ${Math.floor(share * 100)} %`);
      },
    });
    const items = learned.items.map((item) => ({ sku: item.sku, supplier: supplierOf(item) }));
    const shown = new Set(rows.map(({ sku, location }) => `${sku}\u0000${location}`)).size;
    const total = rows.reduce((sum, { mean }) => sum + mean, 0);
    return {
      rows,
      settings: {
        bucket: frame.grid.kind,
        method,
        history: settings.history,
        country: settings.country,
        holidays: settings.holidays,
        horizonDays,
        excludeSku,
      },
      summary: { items: shown },
      optional: ["location", "event"],
      droppable: ["method", "exposure", "sd", "p80", "p50", "p99"],
      group: ({ sku, location }) => `${sku}\u0000${location}`,
      notes: [...demandNotes(shop, frame, learned), ...notes],
      warnings: selectionWarnings(items, selection),
      closing: `${countText(shown, "item")}: ${formatForPeople(total, total < 100 ? 1 : 0)} units expected in ${countText(horizonDays, "day")}`,
    };
  });
}
