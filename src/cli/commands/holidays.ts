import type { ExitCode } from "../../errors.ts";
import { type HolidayRow, holidayDays, holidayRows } from "../../plan/holiday-rows.ts";
import { lastOrderDayOf } from "../../plan/last-order-day.ts";
import { learnDemand } from "../../plan/learn-demand.ts";
import { supplierOfItem } from "../../plan/supplier-of-item.ts";
import { holidayColumns } from "../../report/holiday-columns.ts";
import { countText } from "../../report/numbers.ts";
import { matcher } from "../../report/select.ts";
import type { CommandContext } from "../context.ts";
import { loadEvents } from "../load-events.ts";
import { historyNotes } from "../notes.ts";
import { runRows } from "../run-rows.ts";
import { selectionOf, selectionWarnings } from "../selection-warnings.ts";

/** A window may begin within the days looked at and end behind them. */
const longestWindowDays = 60;

/** The calendar of the year ahead, and what each of its events does to demand. */
export async function run(context: CommandContext): Promise<ExitCode> {
  const { settings, terminal } = context;
  return await runRows(context, holidayColumns, async ({ shop, frame }) => {
    terminal.progress.update("learning from the past");
    const daysAhead = holidayDays + longestWindowDays;
    const { events, notes } = await loadEvents({ shop, frame }, settings, daysAhead);
    const learned = learnDemand(shop, frame, {
      ...{ isExcluded: matcher(settings.excludeSku), events, daysAhead },
      keepZeroRuns: settings.keepZeroRuns,
    });
    const supplierOf = supplierOfItem(shop);
    const selection = selectionOf(settings);
    const by = settings.by ?? (isSelective(settings) ? "item" : "shop");
    const rows = holidayRows(learned, {
      by,
      isShown: (item) => selection.isSelected({ sku: item.sku, supplier: supplierOf(item) }),
      lastOrderDay: lastOrderDayOf(shop),
    });
    const items = learned.items.map((item) => ({ sku: item.sku, supplier: supplierOf(item) }));
    const summary = summaryOf(rows);
    return {
      rows,
      settings: {
        bucket: frame.grid.kind,
        history: settings.history,
        country: settings.country,
        holidays: settings.holidays,
        by,
        excludeSku: settings.excludeSku,
      },
      summary,
      optional: ["category", "sku", "location", "order_by", "flags"],
      droppable: [
        "source",
        "event_end",
        "units_expected",
        "units_observed",
        "peak_date",
        "years_seen",
        "own_weight",
      ],
      group: () => "",
      notes: [...historyNotes(shop, frame), ...notes],
      warnings: selectionWarnings(items, selection),
      closing: `${countText(summary.events, "event")} in the year ahead, ${summary.active} of them move demand`,
    };
  });
}

function isSelective({ sku, supplier }: CommandContext["settings"]): boolean {
  return sku.length > 0 || supplier.length > 0;
}

function summaryOf(rows: readonly HolidayRow[]): { readonly events: number; readonly active: number } {
  const isIdle = ({ flags }: HolidayRow): boolean =>
    flags.includes("no-effect") || flags.includes("event-unseen");
  const names = (those: readonly HolidayRow[]): number => new Set(those.map(({ event }) => event)).size;
  return { events: names(rows), active: names(rows.filter((row) => !isIdle(row))) };
}
