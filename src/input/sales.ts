import { type Day, formatDay, lastDay } from "../calendar/day.ts";
import { type DemandLedger, microUnitsPerUnit, valueStepsPerUnit } from "../demand/ledger.ts";
import type { Columns } from "./columns.ts";
import { parseFlag } from "./flag.ts";
import { type DecimalMark, parseMicroUnits } from "./number.ts";
import { type Problem, quoteText } from "./problem.ts";
import { isWidthRight, Row, type RowFormat } from "./row.ts";

/** A date more than this many days after the next-latest one is a slip, not a sale. */
const farDateDays = 400;

export interface SalesOptions extends RowFormat {
  readonly ledger: DemandLedger;
  /** The last day that may be: later ones are far dates. */
  readonly latestDay: Day;
  /** 1 for every day seen in any sales file; shared between files. */
  readonly seenDays: Uint8Array;
}

/**
 * Reads the rows of one sales file into the ledger. `accept` runs for every row of the history: no
 * allocation, no message; what is wrong with a row is told by `explainSale`.
 */
export class SalesRows {
  readonly #options: SalesOptions;
  readonly #ledger: DemandLedger;
  readonly #parseDate: RowFormat["parseDate"];
  readonly #seenDays: Uint8Array;
  readonly #decimalMark: DecimalMark;
  readonly #latestDay: Day;
  readonly #width: number;
  readonly #dateAt: number;
  readonly #skuAt: number;
  readonly #quantityAt: number;
  readonly #locationAt: number;
  readonly #priceAt: number;
  readonly #inStockAt: number;
  /** Ledger index by location and SKU as they are written; blanks around them are trimmed only once. */
  readonly #items = new Map<string, Map<string, number>>();
  #location: string | null = null;
  #itemsHere = new Map<string, number>();

  constructor(columns: Columns, options: SalesOptions) {
    this.#options = options;
    this.#ledger = options.ledger;
    this.#parseDate = options.parseDate;
    this.#seenDays = options.seenDays;
    this.#decimalMark = options.decimalMark;
    this.#latestDay = options.latestDay;
    this.#width = columns.width;
    this.#dateAt = columns.at("date");
    this.#skuAt = columns.at("sku");
    this.#quantityAt = columns.at("quantity");
    this.#locationAt = columns.at("location");
    this.#priceAt = columns.at("price");
    this.#inStockAt = columns.at("in_stock");
  }

  readonly accept = (cells: readonly string[]): boolean => {
    if (cells.length !== this.#width && !isWidthRight(cells, this.#width)) return false;
    const date = this.#parseDate(cells[this.#dateAt]!);
    if (!("day" in date) || date.day > this.#latestDay) return false;
    const microUnits = parseMicroUnits(cells[this.#quantityAt]!, this.#decimalMark);
    if (microUnits === undefined) return false;
    const value = this.#priceAt < 0 ? 0 : saleValue(cells[this.#priceAt]!, microUnits, this.#decimalMark);
    const inStock = this.#inStockAt < 0 ? true : parseFlag(cells[this.#inStockAt]!);
    if (value === undefined || inStock === undefined) return false;
    const item = this.#item(cells[this.#skuAt]!, this.#locationAt < 0 ? "" : cells[this.#locationAt]!);
    if (item < 0) return false;
    this.#seenDays[date.day] = 1;
    this.#ledger.add(item, date.day, microUnits);
    if (value !== 0) this.#ledger.addValue(item, date.day, value);
    if (!inStock) this.#ledger.markOutOfStock(item, date.day);
    return true;
  };

  #item(sku: string, location: string): number {
    if (location !== this.#location) {
      this.#itemsHere = this.#items.get(location) ?? new Map<string, number>();
      this.#items.set(location, this.#itemsHere);
      this.#location = location;
    }
    const known = this.#itemsHere.get(sku);
    if (known !== undefined) return known;
    const name = sku.trim();
    if (name === "" || !isUtf8(name) || !isUtf8(location)) return -1;
    const index = this.#options.ledger.itemIndex(name, location.trim());
    this.#itemsHere.set(sku, index);
    return index;
  }
}

function isUtf8(text: string): boolean {
  return !text.includes("\ufffd");
}

/** quantity * price in ten-thousandths; 0 for a blank price, undefined for a wrong or too large one. */
function saleValue(price: string, microUnits: number, decimalMark: DecimalMark): number | undefined {
  const microPrice = parseMicroUnits(price, decimalMark);
  if (microPrice === undefined) return price.trim() === "" ? 0 : undefined;
  const value = Math.round((microUnits * microPrice) / (microUnitsPerUnit ** 2 / valueStepsPerUnit));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Everything that is wrong with a row of sales. */
export function explainSale(
  cells: readonly string[],
  columns: Columns,
  options: SalesOptions,
): readonly Problem[] {
  const row = new Row(cells, columns, options);
  const day = row.requiredDay("date");
  if (day !== null && day > options.latestDay) {
    const text = `${formatDay(day)} is more than ${farDateDays} days after the next-latest date`;
    row.fault("far-date", "date", text, `the next-latest date is ${formatDay(options.latestDay)}`);
  }
  const sku = row.requiredText("sku");
  row.text("location");
  const quantity = row.requiredNumber("quantity");
  const price = row.number("price");
  if (
    quantity !== null &&
    price !== null &&
    !Number.isSafeInteger(Math.round(quantity * price * valueStepsPerUnit))
  ) {
    row.fault("bad-price", "price", `the value of ${quoteText(sku)} in this row is too large to be added up`);
  }
  const inStock = row.text("in_stock");
  if (parseFlag(inStock) === undefined) {
    row.fault("bad-in-stock", "in_stock", `${quoteText(inStock)} is neither yes nor no`, "write 1 or 0");
  }
  return row.problems;
}

/**
 * The last day that is not far from the others: a latest date more than 400 days after the one before
 * is left out, and so on down. Returns the last day of the calendar when nothing is far.
 */
export function latestPlausibleDay(seenDays: Uint8Array): Day {
  let limit: Day = lastDay;
  let later: Day | null = null;
  for (let day = lastDay; day >= 0; day--) {
    if (seenDays[day] !== 1) continue;
    if (later !== null) {
      if (later - day <= farDateDays) return limit;
      limit = day;
    }
    later = day;
  }
  return limit;
}
