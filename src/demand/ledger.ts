import { type Day, firstDay, lastDay } from "../calendar/day.ts";
import { DayPages } from "./day-pages.ts";

/**
 * demand/ turns sales rows into demand: rows are added up per item and day in the ledger, returns are
 * cancelled, closed days found, and series of units per bucket built.
 */

/** Quantities are whole micro-units while they are added up, so that the order of rows changes nothing. */
export const microUnitsPerUnit = 1_000_000;

/** Revenue is added up in whole ten-thousandths of the currency. */
export const valueStepsPerUnit = 10_000;

/** An item: a SKU at a location ("" when the shop has none). */
export interface LedgerItem {
  /** Its number in the ledger, by first appearance: never let it order a result. */
  readonly index: number;
  readonly sku: string;
  readonly location: string;
}

/**
 * The sales of a shop as they are read: demand, returns, stock-outs and revenue of each item and day.
 *
 * With `asOf`, rows dated on or after it are only counted (`rowsLeftOut`): nothing of the future is kept.
 * Memory is 8 bytes for an item and day, in pages of 64 days.
 */
export class DemandLedger {
  readonly asOf: Day | null;
  readonly #indexes = new Map<string, Map<string, number>>();
  readonly #interned: LedgerItem[] = [];
  readonly #demand = new DayPages();
  readonly #returns = new DayPages();
  /** Bits of 32 days in the place of one day. */
  readonly #outOfStock = new DayPages();
  readonly #values: { sold: number; returned: number }[] = [];
  readonly #seenDays = new Uint8Array(lastDay + 1);
  #lastLocation: string | undefined;
  #lastIndexes = new Map<string, number>();
  /** Sums of all amounts without their signs: no item's own can be greater. */
  #microUnitsSum = 0;
  #valueSum = 0;
  #rowCount = 0;
  #returnCount = 0;
  #leftOutCount = 0;

  constructor(options: { readonly asOf?: Day } = {}) {
    this.asOf = options.asOf ?? null;
  }

  /** The number of an item, given out when it is first seen. */
  itemIndex(sku: string, location: string): number {
    if (location !== this.#lastLocation) {
      this.#lastIndexes = this.#indexes.get(location) ?? new Map<string, number>();
      this.#indexes.set(location, this.#lastIndexes);
      this.#lastLocation = location;
    }
    const known = this.#lastIndexes.get(sku);
    if (known !== undefined) return known;
    const index = this.#interned.length;
    this.#lastIndexes.set(sku, index);
    this.#interned.push({ index, sku, location });
    this.#values.push({ sold: 0, returned: 0 });
    return index;
  }

  /** The number of an item; -1, which has neither demand nor value, when no row speaks of it. */
  findItem(sku: string, location: string): number {
    return this.#indexes.get(location)?.get(sku) ?? -1;
  }

  /** Adds a row: units sold, or returned when negative, in whole micro-units. */
  add(item: number, day: Day, microUnits: number): void {
    if (this.#isLeftOut(day)) {
      this.#leftOutCount++;
      return;
    }
    this.#rowCount++;
    this.#seenDays[day] = 1;
    this.#microUnitsSum += Math.abs(microUnits);
    if (microUnits >= 0) {
      this.#demand.add(item, day, microUnits);
    } else {
      this.#returnCount++;
      this.#returns.add(item, day, -microUnits);
    }
  }

  /** Adds a row's revenue, negative for a return, in whole ten-thousandths. */
  addValue(item: number, day: Day, tenThousandths: number): void {
    const value = this.#values[item];
    if (value === undefined || this.#isLeftOut(day)) return;
    this.#valueSum += Math.abs(tenThousandths);
    if (tenThousandths >= 0) {
      value.sold += tenThousandths;
    } else {
      value.returned -= tenThousandths;
    }
  }

  /** Notes that an item could not be bought for all of a day. */
  markOutOfStock(item: number, day: Day): void {
    if (!this.#isLeftOut(day) && !this.isOutOfStock(item, day)) {
      this.#outOfStock.add(item, day >> 5, 2 ** (day & 31));
    }
  }

  isOutOfStock(item: number, day: Day): boolean {
    return ((this.#outOfStock.get(item, day >> 5) >>> (day & 31)) & 1) === 1;
  }

  /** The days on which an item could not be bought, ascending. */
  outOfStockDays(item: number): readonly Day[] {
    const days: Day[] = [];
    this.#outOfStock.each(item, lastDay + 1, (block, bits) => {
      for (let bit = 0; bit < 32; bit++) {
        if (((bits >>> bit) & 1) === 1) days.push(block * 32 + bit);
      }
    });
    return days;
  }

  /** The items by SKU, then location, in code unit order, whatever the order of the rows. */
  get items(): readonly LedgerItem[] {
    const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
    return this.#interned.toSorted((a, b) => order(a.sku, b.sku) || order(a.location, b.location));
  }

  /** Rows of the history, those of returns among them, and rows dated on or after as-of. */
  get rows(): number {
    return this.#rowCount;
  }

  get returnRows(): number {
    return this.#returnCount;
  }

  get rowsLeftOut(): number {
    return this.#leftOutCount;
  }

  /** The days that rows are dated on, ascending. */
  get distinctDays(): readonly Day[] {
    const days: Day[] = [];
    for (let day = firstDay; day <= lastDay; day++) {
      if (this.#seenDays[day] === 1) days.push(day);
    }
    return days;
  }

  /** Calls `visit` with every day of positive demand of an item before `until`, in day order. */
  eachDemand(item: number, until: Day, visit: (day: Day, microUnits: number) => void): void {
    this.#demand.each(item, until, visit);
  }

  /** The same for returns: microUnits is positive. */
  eachReturn(item: number, until: Day, visit: (day: Day, microUnits: number) => void): void {
    this.#returns.each(item, until, visit);
  }

  /** Revenue less returns, in the shop's currency. */
  valueOf(item: number): number {
    const value = this.#values[item];
    return value === undefined ? 0 : (value.sold - value.returned) / valueStepsPerUnit;
  }

  /**
   * Checks that every sum is exact.
   *
   * @throws RangeError if an item's demand or returns exceed 9e9 units, or its revenue 9e11
   */
  finish(): void {
    if (Math.max(this.#microUnitsSum, this.#valueSum) <= Number.MAX_SAFE_INTEGER) return;
    for (const item of this.items) {
      for (const [name, pages] of [["demand", this.#demand] as const, ["returns", this.#returns] as const]) {
        let sum = 0;
        pages.each(item.index, lastDay + 1, (_, microUnits) => {
          sum += microUnits;
        });
        checkExact(`${name} of ${item.sku}`, sum, microUnitsPerUnit);
      }
      const { sold = 0, returned = 0 } = this.#values[item.index] ?? {};
      checkExact(`revenue of ${item.sku}`, Math.max(sold, returned), valueStepsPerUnit);
    }
  }

  #isLeftOut(day: Day): boolean {
    return this.asOf !== null && day >= this.asOf;
  }
}

function checkExact(name: string, sum: number, stepsPerUnit: number): void {
  if (sum > Number.MAX_SAFE_INTEGER) {
    const limit = Math.floor(Number.MAX_SAFE_INTEGER / stepsPerUnit);
    throw new RangeError(`${name} must add up to at most ${limit}, got ${sum / stepsPerUnit}`);
  }
}
