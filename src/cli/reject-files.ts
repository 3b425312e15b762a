import { basename, dirname, join } from "node:path";
import { type RejectedRow, RejectFile, type RejectSink } from "../input/rejects.ts";

/** The reject files of a run: one for each input file that lost rows. */
export interface RejectFiles extends RejectSink {
  /** Writes all rows to disk, in no place yet: what can fail for want of room fails here. */
  readonly seal: () => Promise<void>;
  /** Puts the files in their places; the paths of those that have rows. */
  readonly finish: () => Promise<readonly string[]>;
  /** Gives up: what stood there before still stands. */
  readonly discard: () => Promise<void>;
}

/**
 * Bad rows of sales.csv go to sales.rejected.csv, beside the output file or, without one, in the working
 * directory. Files of one name in several folders share a reject file: each row tells its own.
 */
export function rejectFiles(output: string | null): RejectFiles {
  const files = new Map<string, RejectFile>();
  const fileOf = ({ file }: RejectedRow): RejectFile => {
    const path = rejectPath(file, output);
    const known = files.get(path) ?? new RejectFile(path);
    files.set(path, known);
    return known;
  };
  return {
    write: (row) => fileOf(row).write(row),
    seal: async () => {
      for (const file of files.values()) await file.seal();
    },
    finish: async () => {
      const written: string[] = [];
      for (const file of files.values()) if (await file.finish()) written.push(file.path);
      return written;
    },
    discard: async () => {
      for (const file of files.values()) await file.discard();
    },
  };
}

/** Where the bad rows of an input file go. */
export function rejectPath(input: string, output: string | null): string {
  return join(output === null ? "." : dirname(output), `${stem(input)}.rejected.csv`);
}

/** @example stem("data/sales.csv.gz") // "sales" */
function stem(file: string): string {
  if (file === "-") return "stdin";
  return basename(file).replace(/(\.[A-Za-z]{1,5}){1,2}$/, "") || "input";
}
