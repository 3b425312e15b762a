import type { FormatWriter } from "./report.ts";

/** A way to write a result. The code is loaded on use: names and docs cost nothing at start. */
export interface Format {
  /** One line for --help. */
  readonly doc: string;
  /** Ends of a file's name that mean this format. */
  readonly extensions: readonly string[];
  /** "programs": every column, raw values; "people": a list to read. */
  readonly audience: "programs" | "people";
  readonly load: () => Promise<FormatWriter>;
}

/** Every output format, by its name on the command line. A new one is a file and an entry here. */
export const formats = {
  table: {
    doc: "list for the terminal",
    extensions: [".txt"],
    audience: "people",
    load: async () => (await import("./table.ts")).writeTable,
  },
  csv: {
    doc: "every column, for spreadsheets",
    extensions: [".csv"],
    audience: "programs",
    load: async () => (await import("./csv.ts")).writeCsv,
  },
  json: {
    doc: "one document with settings, rows, evidence and summary",
    extensions: [".json"],
    audience: "programs",
    load: async () => (await import("./json.ts")).writeJson,
  },
  ndjson: {
    doc: "one JSON object a line, one line a row",
    extensions: [".ndjson", ".jsonl"],
    audience: "programs",
    load: async () => (await import("./ndjson.ts")).writeNdjson,
  },
  markdown: {
    doc: "pipe table for a wiki or a chat",
    extensions: [".md", ".markdown"],
    audience: "people",
    load: async () => (await import("./markdown.ts")).writeMarkdown,
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** The format that a file's name asks for; undefined when its end means none. */
export function formatOfPath(path: string): FormatName | undefined {
  const lower = path.toLowerCase();
  return Object.keys(formats)
    .filter(isFormatName)
    .find((name) => formats[name].extensions.some((extension) => lower.endsWith(extension)));
}

export function isFormatName(text: string): text is FormatName {
  return Object.hasOwn(formats, text);
}
