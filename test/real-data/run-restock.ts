import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { projectFolder } from "../source-tree.ts";
import type { PrintedRow } from "./printed-row.ts";

const folder = join(projectFolder, "../shared/data");

/** Real data sets lie beside the project on some machines only; elsewhere their tests say so and skip. */
export const isDataThere = existsSync(folder);

/** A file of the real data sets. */
export function dataFile(name: string): string {
  return join(folder, name);
}

/**
 * A shop in a folder of its own, until the test ends: its files by name, and a lead time of so many days for
 * every item unless a file of the shop says otherwise.
 */
export function makeShop(files: Readonly<Record<string, string>>, leadTimeDays: number): string {
  const shop = mkdtempSync(join(tmpdir(), "restock-real-"));
  onTestFinished(() => rmSync(shop, { recursive: true, force: true }));
  writeFileSync(join(shop, "lead-times.csv"), `sku,lead_time_days\n*,${leadTimeDays}\n`);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(shop, name), text);
  return shop;
}

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs the built program in a folder. */
export function runRestock(args: readonly string[], cwd: string, timeZone = "UTC"): Run {
  return spawnSync(process.execPath, [join(projectFolder, "bin/restock.js"), ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? "", TZ: timeZone, NO_COLOR: "1" },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
}

/** What `plan --json` prints, as far as the tests look at it. */
export interface PrintedPlan {
  readonly asOf: string;
  readonly rows: readonly PrintedRow[];
  readonly summary: Readonly<Record<string, unknown>>;
  readonly diagnostics: readonly unknown[];
}

/** The plan of a shop's folder, as printed; fails loudly when the program does. */
export function planOf(args: readonly string[], cwd: string): PrintedPlan {
  const { stdout, stderr, status } = runRestock(["plan", ...args, "-q", "--json"], cwd);
  if (status !== 0) throw new Error(`restock plan ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
