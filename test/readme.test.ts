import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { flagName, optionEntries } from "../src/cli/options.ts";
import { exitCodes } from "../src/errors.ts";
import { backtestColumns } from "../src/report/backtest-columns.ts";
import type { ColumnKind } from "../src/report/column.ts";
import { planColumns } from "../src/report/columns.ts";
import { flagMeanings } from "../src/report/flags.ts";
import { forecastColumns } from "../src/report/forecast-columns.ts";
import { holidayColumns, holidayFlagMeanings } from "../src/report/holiday-columns.ts";
import { anchorsOf, manualPage, rewritten } from "./manual-page.ts";
import { projectFolder } from "./source-tree.ts";

// UPDATE=1 writes what the program prints now into the pages.

const pages = [
  "README.md",
  ...readdirSync(join(projectFolder, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`)
    .sort(),
];

const generated: Readonly<Record<string, () => string>> = {
  columns: () => columnTable(planColumns),
  forecast: () => columnTable(forecastColumns),
  backtest: () => columnTable(backtestColumns),
  holidays: () => columnTable(holidayColumns),
  holidayFlags: () => flagTable(holidayFlagMeanings),
  flags: () => flagTable(flagMeanings),
  sql: () => {
    const columns = planColumns.map(({ name, kind }) => `  ${name} ${sqlTypes[kind]}`);
    return `\`\`\`sql plan.sql\ncreate table restock_plan (\n${columns.join(",\n")}\n);\n\`\`\`\n`;
  },
};

const sqlTypes = {
  ...{ text: "text", list: "text", date: "date" },
  ...{ units: "numeric", days: "numeric", money: "numeric", fraction: "numeric", ratio: "numeric" },
  score: "numeric",
} as const satisfies Record<ColumnKind, string>;

describe("the manual", () => {
  it.each(pages)("%s shows what its commands print now", (name) => {
    const path = join(projectFolder, name);
    const page = manualPage(readFileSync(path, "utf8"));
    const now = rewritten(page, generated);
    if (process.env.UPDATE === "1") writeFileSync(path, now);
    expect(page.text).toBe(now);
  });

  it.each(pages)("%s names no option that does not exist", (name) => {
    const text = readFileSync(join(projectFolder, name), "utf8");
    const ours = text.match(/^restock .*$|`[^`\n]+`/gm) ?? [];
    const flags = ours.flatMap((code) => code.match(/(?<![\w-])--[a-z-]+/g) ?? []);
    const known = [...optionEntries.map(([key]) => flagName(key)), "--help", "--version"];
    const unknown = flags.filter((flag) => !known.includes(flag) && flag !== "--global");
    expect(unknown).toEqual([]);
  });

  it.each(pages)("%s links to what is there", (name) => {
    const text = readFileSync(join(projectFolder, name), "utf8");
    const targets = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target ?? "");
    const broken = targets.filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(name, target));
    expect(broken).toEqual([]);
  });

  it("gives every exit code", () => {
    const text = readFileSync(join(projectFolder, "README.md"), "utf8");
    const given = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(given).toEqual(Object.values(exitCodes));
  });
});

function leadsSomewhere(page: string, target: string): boolean {
  const [file = "", anchor] = target.split("#");
  const path = file === "" ? join(projectFolder, page) : join(projectFolder, dirname(page), file);
  if (!existsSync(path)) return false;
  return anchor === undefined || anchorsOf(readFileSync(path, "utf8")).includes(anchor);
}

function flagTable(meanings: Readonly<Record<string, string>>): string {
  return table(
    ["flag", "meaning"],
    Object.entries(meanings).map(([flag, meaning]) => [`\`${flag}\``, meaning]),
  );
}

function columnTable(columns: readonly { readonly name: string; readonly doc: string }[]): string {
  return table(
    ["column", "meaning"],
    columns.map(({ name, doc }) => [`\`${name}\``, doc]),
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return line(heads) + line(heads.map(() => "---")) + rows.map(line).join("");
}
