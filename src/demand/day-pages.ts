const pageBits = 6;
const pageDays = 1 << pageBits;
/** Pages in one allocation of 512 kB. */
const chunkBits = 10;
const chunkPages = 1 << chunkBits;

/**
 * A number for each item and day, 0 unless set, in pages of 64 days.
 *
 * `slots[page][item]` is 1 + the place of the item's page in the chunks, 0 when it has none. A page is
 * made when its first day is written, so that one stray early date costs a page (512 bytes, and 4 bytes
 * an item), not the years between.
 */
export class DayPages {
  readonly #slots: (Int32Array | undefined)[] = [];
  readonly #chunks: Float64Array[] = [];
  #pages = 0;

  /** Adds to a cell: the hot path of reading, once for every row. */
  add(item: number, day: number, amount: number): void {
    const column = this.#slots[day >> pageBits];
    let slot = column === undefined || item >= column.length ? 0 : column[item]!;
    if (slot === 0) slot = this.#makePage(item, day >> pageBits);
    const place = slot - 1;
    this.#chunks[place >> chunkBits]![((place & (chunkPages - 1)) << pageBits) | (day & (pageDays - 1))]! +=
      amount;
  }

  get(item: number, day: number): number {
    const slot = this.#slots[day >> pageBits]?.[item] ?? 0;
    if (slot === 0) return 0;
    const place = slot - 1;
    return this.#chunks[place >> chunkBits]![
      ((place & (chunkPages - 1)) << pageBits) | (day & (pageDays - 1))
    ]!;
  }

  /** Calls `visit` with each cell of an item that is not 0, before the day `until`, in day order. */
  each(item: number, until: number, visit: (day: number, amount: number) => void): void {
    for (let page = 0; page < this.#slots.length; page++) {
      const slot = this.#slots[page]?.[item] ?? 0;
      if (slot === 0) continue;
      const cells = this.#chunks[(slot - 1) >> chunkBits]!;
      const start = ((slot - 1) & (chunkPages - 1)) << pageBits;
      const days = Math.min(pageDays, until - (page << pageBits));
      for (let offset = 0; offset < days; offset++) {
        const amount = cells[start + offset]!;
        if (amount !== 0) visit((page << pageBits) + offset, amount);
      }
    }
  }

  #makePage(item: number, number: number): number {
    let column = this.#slots[number];
    if (column === undefined || item >= column.length) {
      const grown = new Int32Array(Math.max(64, (item + 1) * 2));
      grown.set(column ?? []);
      while (this.#slots.length <= number) {
        this.#slots.push(undefined);
      }
      this.#slots[number] = grown;
      column = grown;
    }
    if (this.#pages >> chunkBits === this.#chunks.length) {
      this.#chunks.push(new Float64Array(chunkPages * pageDays));
    }
    this.#pages++;
    column[item] = this.#pages;
    return this.#pages;
  }
}
