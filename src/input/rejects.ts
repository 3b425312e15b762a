import { randomUUID } from "node:crypto";
import { createWriteStream, type WriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type Stringifier, stringify } from "csv-stringify";
import { FatalError, fileProblem } from "../errors.ts";

/** A row that was left out of the plan, whole. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  /** The row as it stands in the file. */
  readonly row: string;
}

/** Takes rejected rows; `write` waits when the disk is behind. */
export interface RejectSink {
  readonly write: (row: RejectedRow) => Promise<void>;
}

/** A file of rejected rows: nothing stands at `path` before `finish`, and nothing at all without rows. */
export class RejectFile implements RejectSink {
  readonly path: string;
  readonly #temporary: string;
  #rows: Stringifier | null = null;
  #written: Promise<void> | null = null;

  constructor(path: string) {
    this.path = path;
    this.#temporary = `${path}.${randomUUID()}.tmp`;
  }

  readonly write = async (row: RejectedRow): Promise<void> => {
    const rows = this.#rows ?? this.#open();
    if (rows.write([row.file, String(row.line), row.reason, row.row])) return;
    await this.#attempt(async () => {
      await Promise.race([new Promise((resolve) => rows.once("drain", resolve)), this.#written]);
    });
  };

  /** Writes all rows to disk; no more can follow. */
  async seal(): Promise<void> {
    if (this.#rows === null) return;
    if (!this.#rows.writableEnded) this.#rows.end();
    await this.#attempt(async () => await this.#written);
  }

  /** Puts the file in its place; false: there was no row and so there is no file. */
  async finish(): Promise<boolean> {
    if (this.#rows === null) return false;
    await this.seal();
    await this.#attempt(async () => await rename(this.#temporary, this.path));
    return true;
  }

  /** Gives up: what stood at `path` before still stands. */
  async discard(): Promise<void> {
    if (this.#rows === null) return;
    if (!this.#rows.writableEnded) this.#rows.end();
    await this.#written?.catch(() => {});
    await rm(this.#temporary, { force: true });
  }

  #open(): Stringifier {
    // A row may begin with = or +, which a spreadsheet would run: escape_formulas puts an apostrophe before it.
    const rows = stringify({
      header: true,
      columns: ["file", "line", "reason", "row"],
      escape_formulas: true,
    });
    const file: WriteStream = createWriteStream(this.#temporary, { flags: "wx" });
    this.#rows = rows;
    this.#written = pipeline(rows, file);
    // Told by finish(), or by the next write.
    this.#written.catch(() => {});
    return rows;
  }

  async #attempt(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      await rm(this.#temporary, { force: true });
      throw new FatalError(`cannot write ${this.path}: ${fileProblem(error)}`, { cause: error });
    }
  }
}
