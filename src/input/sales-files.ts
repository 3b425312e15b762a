import { type Day, lastDay } from "../calendar/day.ts";
import { DemandLedger } from "../demand/ledger.ts";
import type { RowFormat } from "./row.ts";
import { explainSale, latestPlausibleDay, type SalesOptions, SalesRows } from "./sales.ts";
import { explainRows } from "./second-pass.ts";
import { readTable, type TableOptions, type TableRead } from "./table.ts";

export interface SalesFilesOptions {
  readonly tables: readonly TableOptions[];
  readonly format: RowFormat;
  /** Rows dated on or after it are only counted; null: all are kept. */
  readonly asOf: Day | null;
}

export interface SalesRead {
  readonly ledger: DemandLedger;
  readonly badRows: number;
  /** Whether a file as a whole could not be used. */
  readonly hasFileErrors: boolean;
}

interface ReadFile {
  readonly table: TableOptions;
  readonly result: TableRead | null;
}

/**
 * Reads all sales files as one history. A date far after all others is known only at the end: then the
 * files are read once more without it, since what is in the ledger stays there.
 */
export async function readSalesFiles(options: SalesFilesOptions): Promise<SalesRead> {
  let sales = makeOptions(options, lastDay);
  let files = await readAll(options.tables, sales);
  const hasFileErrors = files.some(({ result }) => result === null);
  const latestDay = latestPlausibleDay(sales.seenDays);
  if (latestDay < lastDay) {
    sales = makeOptions(options, latestDay);
    const readable = files.filter(({ result }) => result !== null).map(({ table }) => table);
    files = await readAll(readable, sales);
  }
  let badRows = 0;
  for (const file of files) badRows += await explainFile(file, sales);
  const isExact = finishLedger(sales.ledger, options.tables);
  return { ledger: sales.ledger, badRows, hasFileErrors: hasFileErrors || !isExact };
}

function makeOptions({ format, asOf }: SalesFilesOptions, latestDay: Day): SalesOptions {
  const ledger = new DemandLedger(asOf === null ? {} : { asOf });
  return { ...format, ledger, latestDay, seenDays: new Uint8Array(lastDay + 1) };
}

async function readAll(tables: readonly TableOptions[], sales: SalesOptions): Promise<readonly ReadFile[]> {
  const files: ReadFile[] = [];
  for (const table of tables) {
    const result = await readTable(table, (columns) => new SalesRows(columns, sales).accept);
    files.push({ table, result });
  }
  return files;
}

async function explainFile({ table, result }: ReadFile, sales: SalesOptions): Promise<number> {
  if (result === null || (result.read.badRows.length === 0 && !result.read.hasQuoteFaults)) return 0;
  const { read, columns } = result;
  return explainRows({
    ...table,
    delimiter: read.delimiter,
    read,
    columns,
    rows: "bad",
    explain: (cells) => explainSale(cells, columns, sales),
  });
}

/** Whether all sums of the ledger are exact; a sum that is not is told. */
function finishLedger(ledger: DemandLedger, tables: readonly TableOptions[]): boolean {
  try {
    ledger.finish();
    return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [first] = tables;
    first?.log.add({
      severity: "error",
      code: "sum-too-large",
      file: first.source.name,
      message: error.message,
    });
    return false;
  }
}
