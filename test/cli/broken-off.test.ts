import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectFolder } from "../source-tree.ts";

const program = join(projectFolder, "bin/restock.js");
const header = "date,sku,quantity\n";
const inputs = ["lead-times.csv", "sales.csv"];
const options = ["--lead-times", "lead-times.csv", "--json", "--jobs", "1", "-q", "-o", "plan.json"];

const oldText = "the plan of last week\n";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "restock-broken-"));
  writeFileSync(join(folder, "lead-times.csv"), "supplier,lead_time_days\n*,7\n");
  writeFileSync(join(folder, "sales.csv"), salesOf(3000));
  writeFileSync(join(folder, "plan.json"), oldText);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A sale of each item on each of two days. */
function salesOf(items: number): string {
  const rows = Array.from({ length: items }, (_, at) => `2026-03-01,A-${at},3\n2026-03-02,A-${at},2\n`);
  return header + rows.join("");
}

function startPlan(sales: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program, "plan", "--sales", sales, ...options], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder },
  });
}

/** Runs a plan until its temporary file appears, and holds it there; again where that came too late. */
async function holdInTheMiddle(): Promise<ChildProcessWithoutNullStreams> {
  for (let attempt = 0; attempt < 5; attempt++) {
    writeFileSync(join(folder, "plan.json"), oldText);
    const watcher = watch(folder);
    const child = startPlan("sales.csv");
    await once(watcher, "change");
    child.kill("SIGSTOP");
    watcher.close();
    if (oldPlan() && readdirSync(folder).some((name) => name.endsWith(".tmp"))) return child;
    child.kill("SIGKILL");
    await once(child, "close");
  }
  throw new Error("no plan could be held while it was written");
}

function oldPlan(): boolean {
  return readFileSync(join(folder, "plan.json"), "utf8") === oldText;
}

describe.skipIf(process.platform === "win32")("a plan that is broken off", () => {
  it("by kill -9 in the middle of writing leaves the old file as it was", async () => {
    const child = await holdInTheMiddle();
    child.kill("SIGKILL");
    const [, signal] = await once(child, "close");
    expect(signal).toBe("SIGKILL");
    expect(oldPlan()).toBe(true);
  });

  it("by SIGINT in the middle of writing ends with 130 and leaves nothing half-written", async () => {
    const child = await holdInTheMiddle();
    child.kill("SIGINT");
    child.kill("SIGCONT");
    const [status] = await once(child, "close");
    expect(status).toBe(130);
    expect(oldPlan()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["lead-times.csv", "plan.json", "sales.csv"]);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s while it waits for its input ends with %i, saying nothing", async (signal, expected) => {
    const child = startPlan("-");
    let said = "";
    child.stderr.on("data", (data: Buffer) => {
      said += data.toString();
    });
    // More than a pipe holds: once it has gone through, the program is reading.
    const hasRoom = child.stdin.write(header + "2026-03-01,A-100,2\n".repeat(50_000));
    if (!hasRoom) await once(child.stdin, "drain");
    child.kill(signal);
    const [status] = await once(child, "close");
    expect([status, said]).toEqual([expected, ""]);
    expect(readdirSync(folder).sort()).toEqual([...inputs, "plan.json"].sort());
    expect(oldPlan()).toBe(true);
  });

  it("by a reader who has seen enough ends with 0 and no complaint", () => {
    const line = `{ "$0" "$1" plan --sales sales.csv --lead-times lead-times.csv --json -q; echo "status $?" >&2; } | head -n 1`;
    const run = spawnSync("sh", ["-c", line, process.execPath, program], { cwd: folder, encoding: "utf8" });
    expect([run.stdout, run.stderr]).toEqual(["{\n", "status 0\n"]);
  });
});

/** The most memory, in megabytes, that a check of such sales takes. */
function peakMegabytes(rows: string): number {
  writeFileSync(join(folder, "sales.csv"), header + rows);
  const report = 'process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS))';
  const args = [
    "--import",
    `data:text/javascript,${encodeURIComponent(report)}`,
    program,
    "check",
    "--sales",
    "sales.csv",
    "--lead-times",
    "lead-times.csv",
  ];
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return Number(/^peak (\d+)$/m.exec(stderr)?.[1]) / 1024;
}

describe("a date outside the years 1970 to 2099", () => {
  it("takes no memory", () => {
    const wrong = peakMegabytes("2026-03-01,A-100,2\n9999-12-31,A-100,2\n0001-01-01,A-100,2\n");
    const good = peakMegabytes("2026-03-01,A-100,2\n2026-03-02,A-100,2\n2026-03-03,A-100,2\n");
    expect(wrong - good).toBeLessThan(30);
    expect(good).toBeGreaterThan(10);
  });
});
