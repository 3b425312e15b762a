import { type ExitCode, exitCodes } from "../errors.ts";
import type { Column } from "../report/column.ts";
import { byKeys, parseSort, selectColumns } from "../report/column-choice.ts";
import { formats } from "../report/formats.ts";
import { type ListReportOptions, listReport } from "../report/list-report.ts";
import { escapeUnsafe } from "../report/safe-text.ts";
import type { CommandContext } from "./context.ts";
import { type LoadedShop, loadShop } from "./load-shop.ts";
import { checkOutput, writeResult } from "./output.ts";

/** What a command makes of a shop. */
export interface MadeRows<Row>
  extends Pick<ListReportOptions<Row>, "rows" | "settings" | "optional" | "droppable" | "group"> {
  readonly summary: Omit<ListReportOptions<Row>["summary"], "rejected_rows">;
  /** Sentences for stderr, a line each: not said when the run is quiet. */
  readonly notes: readonly string[];
  /** The same, said always. */
  readonly warnings: readonly string[];
  /** The closing line. */
  readonly closing: string;
}

/**
 * Runs a command whose result is rows of its own: reads the files, makes the rows, writes them in the
 * format asked for, and tells on stderr what is to be known.
 */
export async function runRows<Row>(
  context: CommandContext,
  columns: readonly Column<Row>[],
  make: (loaded: LoadedShop) => Promise<MadeRows<Row>>,
): Promise<ExitCode> {
  const { settings, terminal } = context;
  const selected = settings.columns.length === 0 ? null : selectColumns(settings.columns.join(","), columns);
  const sort = parseSort(settings.sort.join(","), columns);
  await checkOutput(context);
  const loaded = await loadShop(context);
  if (typeof loaded === "number") return loaded;
  const { shop, rejects } = loaded;
  try {
    const made = await make(loaded);
    terminal.progress.clear();
    const notes = settings.quiet ? [] : made.notes;
    for (const line of [...notes, ...made.warnings]) await terminal.stderr.write(`${escapeUnsafe(line)}\n`);
    await rejects?.seal();
    const report = listReport<Row>({
      ...made,
      asOf: loaded.frame.asOf,
      rows: sort.length === 0 ? made.rows : made.rows.toSorted(byKeys(sort)),
      summary: { ...made.summary, rejected_rows: shop.rejectedRows },
      diagnostics: shop.diagnostics,
      ...{ columns, selected },
      group: sort.length === 0 ? made.group : () => "",
    });
    const isFile = settings.output !== null && settings.output !== "-";
    const { width, colorLevel } = terminal.stdout;
    const write = await formats[settings.format].load();
    const place = isFile ? { colorLevel: 0 as const } : { colorLevel, ...(width === null ? {} : { width }) };
    await writeResult(context, write<Row>(report, place));
    const rejected = (await rejects?.finish()) ?? [];
    if (!settings.quiet) {
      for (const path of rejected) await terminal.stderr.write(`rejected rows: ${escapeUnsafe(path)}\n`);
      await terminal.stderr.write(`${escapeUnsafe(made.closing)}\n`);
    }
  } catch (error) {
    await rejects?.discard();
    throw error;
  }
  return shop.rejectedRows > 0 ? exitCodes.rowsRejected : exitCodes.done;
}
