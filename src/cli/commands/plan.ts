import { type ExitCode, exitCodes } from "../../errors.ts";
import type { PlanRow } from "../../plan/row.ts";
import type { Column } from "../../report/column.ts";
import { parseSort, type SortKey, selectColumns } from "../../report/column-choice.ts";
import { planColumns } from "../../report/columns.ts";
import { formats } from "../../report/formats.ts";
import { planReport } from "../../report/plan-report.ts";
import type { JsonObject } from "../../report/report.ts";
import { escapeUnsafe } from "../../report/safe-text.ts";
import { type RowSelection, selectRows } from "../../report/select.ts";
import { sortRows } from "../../report/sort.ts";
import { summarizePlan, summaryLine, summaryObject } from "../../report/summary.ts";
import type { CommandContext } from "../context.ts";
import { type LoadedShop, loadShop } from "../load-shop.ts";
import { notesOf } from "../notes.ts";
import { checkOutput, writeResult } from "../output.ts";
import { type PlanRun, runPlan } from "../run-plan.ts";
import { selectionWarnings } from "../selection-warnings.ts";

/** The main job: what to order now, how much and by when. */
export async function run(context: CommandContext): Promise<ExitCode> {
  const { settings, terminal } = context;
  const view = {
    columns:
      settings.columns.length === 0 ? undefined : selectColumns(settings.columns.join(","), planColumns),
    sort: parseSort(settings.sort.join(","), planColumns),
  };
  await checkOutput(context);
  const loaded = await loadShop(context);
  if (typeof loaded === "number") return loaded;
  try {
    const planned = await runPlan(loaded, context);
    const notes = [...notesOf(loaded.shop, loaded.frame, planned.prepared), ...planned.notes];
    const said = settings.quiet ? [] : notes;
    for (const note of said) await terminal.stderr.write(`${escapeUnsafe(note)}\n`);
    for (const warning of selectionWarnings(planned.rows, selectionOf(context, "all")))
      await terminal.stderr.write(`${escapeUnsafe(warning)}\n`);
    await loaded.rejects?.seal();
    const summary = await writePlan(context, { loaded, planned, view });
    const rejected = (await loaded.rejects?.finish()) ?? [];
    if (!settings.quiet) {
      for (const path of rejected) await terminal.stderr.write(`rejected rows: ${escapeUnsafe(path)}\n`);
      await terminal.stderr.write(`${summary}\n`);
    }
  } catch (error) {
    await loaded.rejects?.discard();
    throw error;
  }
  return loaded.shop.rejectedRows > 0 ? exitCodes.rowsRejected : exitCodes.done;
}

/** What --columns and --sort ask for. */
interface View {
  readonly columns: readonly Column<PlanRow>[] | undefined;
  readonly sort: readonly SortKey<PlanRow>[];
}

/** Writes the rows that were asked for; the closing line. */
async function writePlan(
  context: CommandContext,
  plan: {
    readonly loaded: LoadedShop;
    readonly planned: PlanRun;
    readonly view: View;
  },
): Promise<string> {
  const { settings, terminal } = context;
  const { loaded, planned, view } = plan;
  const concerned = selectRows(planned.rows, selectionOf(context, "all"));
  const rows = sortRows(selectRows(concerned, selectionOf(context, settings.only)), view.sort);
  const summary = summarizePlan(concerned, loaded.shop.rejectedRows);
  const report = planReport({
    asOf: planned.settings.asOf,
    settings: settingsObject(planned, settings),
    rows,
    summary: summaryObject(summary),
    diagnostics: loaded.shop.diagnostics,
    selected: view.columns,
    grouped: view.sort.length === 0,
  });
  const isFile = settings.output !== null && settings.output !== "-";
  const { width, colorLevel } = terminal.stdout;
  const write = await formats[settings.format].load();
  const options = isFile ? { colorLevel: 0 as const } : { colorLevel, ...(width === null ? {} : { width }) };
  await writeResult(context, write<PlanRow>(report, options));
  return summaryLine(summary);
}

function selectionOf({ settings }: CommandContext, only: RowSelection["only"]): RowSelection {
  return { only, suppliers: settings.supplier, skus: settings.sku, excludedSkus: [] };
}

/** The settings that a result depends on, by their names in restock.json. */
function settingsObject(
  { settings }: PlanRun,
  { country, holidays, keepZeroRuns, excludeSku }: CommandContext["settings"],
): JsonObject {
  const { bucket, method, historyDays, serviceLevel, safetyStock, coverDays, reviewDays } = settings;
  return {
    bucket,
    method,
    history: historyDays,
    ...{ country, holidays, keepZeroRuns },
    serviceLevel,
    safetyStock,
    coverDays,
    reviewDays,
    orderCycleDays: settings.orderCycleDays,
    excludeSku,
  };
}
