/**
 * input/ turns the shop's files into checked, typed records, and everything that is wrong in them into
 * diagnostics with their place. readShop reads all files of one run.
 */
import type { Readable } from "node:stream";
import { dateParser, type ParsedDate } from "../calendar/date-format.ts";
import type { Day } from "../calendar/day.ts";
import type { DemandLedger } from "../demand/ledger.ts";
import { type Diagnostic, FatalError } from "../errors.ts";
import type { ShopData } from "../plan/shop.ts";
import type { TableName } from "./aliases.ts";
import { type ColumnMapping, columnsOf } from "./column-map.ts";
import type { Delimiter } from "./delimiter.ts";
import { DiagnosticLog, type ProblemCount } from "./diagnostic-log.ts";
import { readEventsFile } from "./events-file.ts";
import { itemLocations, itemsSpokenOf } from "./item-locations.ts";
import { quoteText } from "./problem.ts";
import type { RejectSink } from "./rejects.ts";
import type { RowFormat } from "./row.ts";
import { readSalesFiles } from "./sales-files.ts";
import { type OpenFiles, openFiles, readShopTables, type ShopFiles } from "./shop-tables.ts";
import type { TableOptions } from "./table.ts";

export interface ReadShopOptions {
  readonly files: ShopFiles;
  /** From parseColumnMap. */
  readonly mappings?: readonly ColumnMapping[];
  /** null or absent: found from each file's header. */
  readonly delimiter?: Delimiter | null;
  readonly decimalMark?: "." | ",";
  /** date-fns tokens, dd/MM/yyyy; ISO dates are always read. */
  readonly dateFormat?: string | undefined;
  /** Sales rows dated on or after it are only counted; null or absent: none are left out. */
  readonly asOf?: Day | null;
  /** The morning whose stock counts when asOf is not given; absent: the day after the last sale. */
  readonly resolveAsOf?: (ledger: DemandLedger) => Day;
  /** Takes the bad rows with --skip-bad-rows; null or absent: a bad row stops the run. */
  readonly rejects?: RejectSink | null;
  /** What "-" reads. */
  readonly standardInput?: Readable;
  /** Breaks reading off, with its reason. */
  readonly signal?: AbortSignal;
}

/** A shop as its files tell it, and what is wrong with them. */
export interface Shop extends ShopData {
  /** The first 20 of each kind and file, in the order of the files and lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many there are of the kinds of which there are more. */
  readonly crowded: readonly ProblemCount[];
  /** Whether nothing may be planned: errors, or with --skip-bad-rows errors that are not of a row. */
  readonly mustStop: boolean;
  readonly rejectedRows: number;
  /** `sku NUL location` of the items that rejected rows speak of, where they tell it. */
  readonly touchedItems: ReadonlySet<string>;
  readonly counts: ShopCounts;
}

export interface ShopCounts {
  /** Rows of the history, the lines of returns among them, and rows left out at as-of. */
  readonly salesRows: number;
  readonly returnLines: number;
  readonly rowsAfterAsOf: number;
}

/**
 * Reads every file of a shop to its end, so that one run tells all problems.
 *
 * @throws FatalError (exit 2) when a file cannot be opened or read
 */
export async function readShop(options: ReadShopOptions): Promise<Shop> {
  const sources = await openFiles(options.files, options);
  try {
    return await readFiles(options, sources);
  } finally {
    for (const { source } of sources) source.close();
  }
}

async function readFiles(options: ReadShopOptions, sources: OpenFiles): Promise<Shop> {
  const { mappings = [], delimiter = null, rejects = null } = options;
  const log = new DiagnosticLog();
  const touchedItems = new Set<string>();
  const usedMappings = new Set<ColumnMapping>();
  const tables: readonly TableOptions[] = sources.map(({ table, source }) => ({
    ...{ table, source, delimiter, mappings, usedMappings, log, rejects, touchedItems },
  }));
  const read = await readTables(options, tables);
  const isMapWrong = tellUnusedMappings(mappings, usedMappings, sources, log);
  const { ledger } = read.data;
  return {
    ...read.data,
    diagnostics: log.diagnostics,
    crowded: log.crowded,
    mustStop: rejects === null ? log.errors > 0 : read.hasFileErrors || isMapWrong,
    rejectedRows: rejects === null ? 0 : read.badRows,
    touchedItems: itemsSpokenOf(touchedItems, itemLocations(ledger.items)),
    counts: {
      salesRows: ledger.rows,
      returnLines: ledger.returnRows,
      rowsAfterAsOf: ledger.rowsLeftOut,
    },
  };
}

interface TablesRead {
  readonly data: Omit<ShopData, "touchedItems">;
  readonly badRows: number;
  readonly hasFileErrors: boolean;
}

/** The sales first, which tell the items and as-of; the events last, which name items. */
async function readTables(options: ReadShopOptions, tables: readonly TableOptions[]): Promise<TablesRead> {
  const { asOf = null } = options;
  const format: RowFormat = {
    decimalMark: options.decimalMark ?? ".",
    parseDate: makeDateParser(options.dateFormat),
  };
  const sales = await readSalesFiles({
    tables: tables.filter(({ table }) => table === "sales"),
    format,
    asOf,
  });
  const { ledger } = sales;
  const stockDay = asOf ?? options.resolveAsOf?.(ledger) ?? (ledger.distinctDays.at(-1) ?? 0) + 1;
  const rest = await readShopTables({ tables, format, stockDay, ledgerItems: ledger.items });
  const { items, stock, openOrders, leadTimes, suppliers } = rest;
  const data = { ledger, items, stock, openOrders, leadTimes, suppliers };
  const own = await readEventsFile({ tables, format, shop: data });
  return {
    data: { ...data, events: own.events },
    badRows: sales.badRows + rest.badRows + own.badRows,
    hasFileErrors: sales.hasFileErrors || rest.hasFileErrors || own.hasFileErrors,
  };
}

function makeDateParser(format: string | undefined): (text: string) => ParsedDate {
  try {
    return dateParser(format);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const hint = "write a day, a month and a year, as in dd/MM/yyyy";
    throw new FatalError(`--date-format ${quoteText(format ?? "")}: ${error.message}`, {
      hint,
      cause: error,
    });
  }
}

/** A mapping that no file could use would otherwise be overlooked. */
function tellUnusedMappings(
  mappings: readonly ColumnMapping[],
  used: ReadonlySet<ColumnMapping>,
  sources: OpenFiles,
  log: DiagnosticLog,
): boolean {
  const isConcerned = (mapping: ColumnMapping, table: TableName): boolean =>
    mapping.table === null ? Object.hasOwn(columnsOf(table), mapping.column) : mapping.table === table;
  const unused = mappings.filter((mapping) => !used.has(mapping));
  for (const mapping of unused) {
    const file = sources.find(({ table }) => isConcerned(mapping, table))?.source.name ?? "--map";
    const message = `no file has a column ${quoteText(mapping.header)} for "${mapping.column}"`;
    const hint = "compare --map with the header of the file";
    log.add({ severity: "error", code: "unused-map", file, message, hint });
  }
  return unused.length > 0;
}
