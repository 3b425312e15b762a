import { type DemandFrame, demandFrame } from "../demand/frame.ts";
import type { DemandLedger } from "../demand/ledger.ts";
import { type ExitCode, exitCodes, FatalError } from "../errors.ts";
import { parseColumnMap } from "../input/column-map.ts";
import { readShop, type Shop } from "../input/read-shop.ts";
import { renderDiagnostics } from "../report/diagnostics.ts";
import type { CommandContext } from "./context.ts";
import { type RejectFiles, rejectFiles } from "./reject-files.ts";

/** A shop whose files could be used, and the frame of its history. */
export interface LoadedShop {
  readonly shop: Shop;
  readonly frame: DemandFrame;
  /** null: without --skip-bad-rows. */
  readonly rejects: RejectFiles | null;
}

/**
 * Reads and checks every file, and says on stderr what is wrong with them. The exit code instead of a shop
 * when nothing may be planned.
 *
 * @throws FatalError when a file cannot be read, or the sales hold nothing to plan from
 */
export async function loadShop(context: CommandContext): Promise<LoadedShop | ExitCode> {
  const { settings, terminal } = context;
  const rejects = settings.skipBadRows ? rejectFiles(settings.output) : null;
  try {
    terminal.progress.update("reading files");
    const shop = await readShop({
      files: settings,
      mappings: parseColumnMap(mapTexts(settings.map)),
      delimiter: delimiterOf(settings.delimiter),
      decimalMark: settings.decimal,
      dateFormat: settings.dateFormat ?? undefined,
      asOf: settings.asOf,
      resolveAsOf: (ledger) => frameOf(ledger, context).asOf,
      rejects,
    });
    await sayProblems(shop, context);
    if (shop.mustStop) {
      await rejects?.discard();
      return exitCodes.dataErrors;
    }
    return { shop, frame: frameOf(shop.ledger, context), rejects };
  } catch (error) {
    await rejects?.discard();
    throw error;
  }
}

/** The frame that the settings ask for. @throws FatalError where the history does not allow it */
function frameOf(ledger: DemandLedger, { settings }: CommandContext): DemandFrame {
  const { bucket, asOf, history, weekLabel } = settings;
  try {
    return demandFrame(ledger, {
      bucket,
      label: weekLabel,
      ...(asOf === null ? {} : { asOf }),
      ...(history === null ? {} : { historyDays: history }),
    });
  } catch (error) {
    if (error instanceof RangeError) throw new FatalError(error.message, { cause: error });
    throw error;
  }
}

async function sayProblems({ diagnostics, crowded }: Shop, { terminal }: CommandContext): Promise<void> {
  const { width, colorLevel } = terminal.stderr;
  const uncounted = crowded.map((kind) => {
    const kept = diagnostics.filter(({ file, code }) => file === kind.file && code === kind.code).length;
    return { ...kind, count: kind.count - kept };
  });
  const options = { colorLevel, uncounted, ...(width === null ? {} : { width }) };
  for (const text of renderDiagnostics(diagnostics, options)) await terminal.stderr.write(text);
}

function mapTexts(map: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(map).map(([column, header]) => `${column}=${header}`);
}

function delimiterOf(name: "auto" | "," | ";" | "tab" | "|"): "," | ";" | "\t" | "|" | null {
  if (name === "auto") return null;
  return name === "tab" ? "\t" : name;
}
