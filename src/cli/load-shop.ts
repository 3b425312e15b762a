import { type Day, dayFromParts, formatDay } from "../calendar/day.ts";
import { type DemandFrame, demandFrame } from "../demand/frame.ts";
import type { DemandLedger } from "../demand/ledger.ts";
import { type ExitCode, exitCodes, FatalError } from "../errors.ts";
import { parseColumnMap } from "../input/column-map.ts";
import { readShop, type Shop } from "../input/read-shop.ts";
import { renderDiagnostics } from "../report/diagnostics.ts";
import type { CommandContext } from "./context.ts";
import { checkRejects } from "./output.ts";
import { type RejectFiles, rejectFiles } from "./reject-files.ts";
import { requireCountry } from "./require-country.ts";

/** A shop whose files could be used. */
export interface ReadShop {
  readonly shop: Shop;
  /** null: without --skip-bad-rows. */
  readonly rejects: RejectFiles | null;
}

/** The same with the frame of its history, ready to be planned. */
export interface LoadedShop extends ReadShop {
  readonly frame: DemandFrame;
}

/**
 * Reads and checks every file, and says on stderr what is wrong with them. The exit code instead of a shop
 * when nothing may be planned.
 *
 * @throws FatalError when a file cannot be read
 */
export async function readFiles(context: CommandContext): Promise<ReadShop | ExitCode> {
  const { settings, terminal } = context;
  await requireCountry(context);
  if (settings.skipBadRows) await checkRejects(context);
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
      resolveAsOf: (ledger) => stockMorning(ledger, context),
      rejects,
      signal: context.signal,
    });
    await sayProblems(shop, context);
    if (!shop.mustStop) return { shop, rejects };
    await rejects?.discard();
    return exitCodes.dataErrors;
  } catch (error) {
    await rejects?.discard();
    throw error;
  }
}

/**
 * As readFiles, with the frame of the history.
 *
 * @throws FatalError also when the sales hold nothing to plan from, or end longer ago than --max-age
 */
export async function loadShop(context: CommandContext): Promise<LoadedShop | ExitCode> {
  const read = await readFiles(context);
  if (typeof read === "number") return read;
  try {
    const frame = frameOf(read.shop.ledger, context);
    checkAge(frame, context);
    return { ...read, frame };
  } catch (error) {
    await read.rejects?.discard();
    throw error;
  }
}

/** @throws FatalError (exit 3) when the history ends more than --max-age days before today */
export function checkAge(frame: DemandFrame, { settings }: CommandContext): void {
  const { maxAge } = settings;
  // The one look at the clock: it decides whether there is a result, never what is in it.
  const now = new Date();
  const today = dayFromParts(now.getFullYear(), now.getMonth() + 1, now.getDate());
  const age = (today ?? frame.knownUntil) - frame.knownUntil;
  if (maxAge === null || age <= maxAge) return;
  throw new FatalError(
    `the sales end on ${formatDay(frame.knownUntil - 1)}, ${age} days before today; --max-age allows ${maxAge}`,
    { exitCode: exitCodes.staleData, hint: "export the sales again" },
  );
}

/** The frame that the settings ask for. @throws FatalError where the history does not allow it */
export function frameOf(ledger: DemandLedger, { settings }: CommandContext): DemandFrame {
  const { bucket, asOf, history, weekLabel } = settings;
  if (asOf !== null && ledger.rows === 0 && ledger.rowsLeftOut > 0) {
    throw new FatalError(`every sales row is dated ${formatDay(asOf)} or later: nothing to plan from`, {
      hint: "--as-of is the first day that is not in the history",
    });
  }
  if (ledger.rows === 0) {
    throw new FatalError("no sales row is left to plan from", { exitCode: exitCodes.dataErrors });
  }
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

/**
 * The morning whose stock counts. Where the history allows no frame, the problems of the files are told
 * first: they are why.
 */
function stockMorning(ledger: DemandLedger, context: CommandContext): Day {
  try {
    return frameOf(ledger, context).asOf;
  } catch (error) {
    if (error instanceof FatalError) return (ledger.distinctDays.at(-1) ?? 0) + 1;
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
