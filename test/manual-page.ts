import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caseEnvironment } from "./cli/golden-case.ts";
import { projectFolder } from "./source-tree.ts";

/**
 * A page of the manual, whose commands are run as they stand. Every section ("## ") starts in a new
 * folder with the project's fixtures in it. In a section:
 *
 *   ```csv NAME (json, js, sql …)   is written to the file NAME
 *   ```sh                           is run, and must succeed
 *   ```text [head=N] [from=A to=B] [tail=N]
 *                                   behind a command: all that it prints, or its first N lines, those from
 *                                   one that starts with A to one that starts with B, and its last N
 *   ```shell                        is not run: it needs a program or a file that a test has not
 *   <!-- NAME --> … <!-- /NAME -->  holds a generated table
 */
export interface ManualPage {
  readonly text: string;
  readonly sections: readonly string[];
}

export function manualPage(text: string): ManualPage {
  return { text, sections: text.split(/^(?=## )/m) };
}

/** The page with every output and table as it is now. @throws Error when a command fails */
export function rewritten({ sections }: ManualPage, tables: Readonly<Record<string, () => string>>): string {
  return sections
    .map((section) => withOutputs(section))
    .join("")
    .replace(/(<!-- (\w+) -->\n)[\s\S]*?(<!-- \/\2 -->)/g, (_, open: string, name: string, close: string) => {
      const make = tables[name];
      if (make === undefined) throw new Error(`there is no table "${name}"`);
      return open + make() + close;
    });
}

/** The anchors that a page's headings make. */
export function anchorsOf(text: string): readonly string[] {
  return [...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    (heading ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
}

const block = /^```(\S+)(?: (.*))?\n([\s\S]*?)^```$/gm;

function withOutputs(section: string): string {
  if (!section.includes("```sh\n")) return section;
  const temporary = mkdtempSync(join(tmpdir(), "restock-manual-"));
  try {
    const folder = join(temporary, "case");
    const env = { ...caseEnvironment(temporary), COLUMNS: "100" };
    prepareFolder(folder);
    let printed = "";
    return section.replace(block, (whole, language: string, info: string | undefined, body: string) => {
      if (language === "text")
        return `\`\`\`text${info === undefined ? "" : ` ${info}`}\n${cut(printed, info)}\`\`\``;
      if (language === "sh") printed = run(body, folder, env);
      else if (info !== undefined) writeFileSync(join(folder, info), body);
      return whole;
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function prepareFolder(folder: string): void {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  cpSync(join(projectFolder, "fixtures/example"), join(folder, "fixtures/example"), { recursive: true });
  symlinkSync(projectFolder, join(folder, "node_modules/restock"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
}

/** The commands of a clone, without the installation that the test has behind it. */
function run(commands: string, cwd: string, env: Record<string, string>): string {
  const lines = commands.replaceAll("npm ci && ", "").replaceAll("npx restock", "restock");
  const { stdout, status } = spawnSync("sh", ["-c", `exec 2>&1\n${lines}`], { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`exit ${status} of\n${commands}\n${stdout}`);
  return stdout;
}

/** The lines asked for, with … in place of the others. */
function cut(printed: string, info: string | undefined): string {
  const lines = printed.split("\n").slice(0, -1);
  const asked = (name: string): string | undefined => new RegExp(`\\b${name}=(\\S+)`).exec(info ?? "")?.[1];
  const at = (start: string | undefined): number =>
    start === undefined ? lines.length : lines.findIndex((line) => line.startsWith(start));
  const shown = [
    [0, Number(asked("head") ?? (info === undefined ? lines.length : 0))],
    [at(asked("from")), at(asked("to"))],
    [lines.length - Number(asked("tail") ?? 0), lines.length],
  ] as const;
  return lines
    .map((line, index) => (shown.some(([from, to]) => index >= from && index < to) ? line.trimEnd() : "…"))
    .filter((line, index, all) => line !== "…" || all[index - 1] !== "…")
    .map((line) => `${line}\n`)
    .join("");
}
