import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectFolder } from "../source-tree.ts";

/**
 * A case is a folder: `cmd` is a line for sh, run in a copy of the folder, in which `restock` is this
 * program. `stdout`, `stderr` and `status` are what it must give, whole; `files/` holds the files that
 * must be new or different afterwards, and every other file must be as it was.
 *
 * `setup.sh` or `setup.js` makes what git cannot hold. When the sh line in `skip` succeeds, the case
 * is left out (for what root may do and others may not).
 */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: string;
  /** New and changed files by path; null: the file is gone. */
  readonly files: ReadonlyMap<string, Buffer | null>;
}

const notCopied = ["cmd", "stdout", "stderr", "status", "files", "setup.sh", "setup.js", "skip"];

const casesFolder = join(projectFolder, "fixtures/cli");

export function caseNames(): readonly string[] {
  return readdirSync(casesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Runs a case, or returns undefined where it does not apply. */
export function runCase(name: string): Outcome | undefined {
  const from = join(casesFolder, name);
  const temporary = mkdtempSync(join(tmpdir(), "restock-case-"));
  try {
    const folder = join(temporary, "case");
    const env = caseEnvironment(temporary);
    if (existsSync(join(from, "skip")) && runShell(read(from, "skip"), temporary, env).status === 0)
      return undefined;
    copyInputs(from, folder);
    setUp(from, folder, env);
    const before = snapshot(folder);
    const { stdout, stderr, status, signal } = runShell(read(from, "cmd"), folder, env);
    const files = changes(folder, before, snapshot(folder));
    return { stdout, stderr, status: `${status ?? signal}\n`, files };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

export function expectedOutcome(name: string): Outcome {
  const from = join(casesFolder, name);
  const folder = join(from, "files");
  const files = new Map<string, Buffer | null>();
  for (const path of existsSync(folder) ? snapshot(folder).keys() : [])
    files.set(path, readFileSync(join(folder, path)));
  return { stdout: read(from, "stdout"), stderr: read(from, "stderr"), status: read(from, "status"), files };
}

/** Takes an outcome as the expected one. */
export function writeExpected(name: string, outcome: Outcome): void {
  const to = join(casesFolder, name);
  for (const key of ["stdout", "stderr", "status"] as const) writeFileSync(join(to, key), outcome[key]);
  rmSync(join(to, "files"), { recursive: true, force: true });
  for (const [path, bytes] of outcome.files) {
    if (bytes === null) throw new Error(`${name}: ${path} is gone; no case may remove a file`);
    mkdirSync(dirname(join(to, "files", path)), { recursive: true });
    writeFileSync(join(to, "files", path), bytes);
  }
}

/** Nothing of the developer's own environment but what a program needs to run, and the time zone. */
export function caseEnvironment(temporary: string): Record<string, string> {
  const bin = join(temporary, "bin");
  mkdirSync(bin);
  const program = join(bin, "restock");
  writeFileSync(
    program,
    `#!/bin/sh\nexec "${process.execPath}" "${join(projectFolder, "bin/restock.js")}" "$@"\n`,
  );
  chmodSync(program, 0o755);
  const path = `${bin}:${dirname(process.execPath)}:${process.env.PATH ?? ""}`;
  return {
    PATH: path,
    HOME: temporary,
    TMPDIR: temporary,
    TZ: process.env.TZ ?? "UTC",
    LC_ALL: "C",
    NO_COLOR: "1",
  };
}

function copyInputs(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (!notCopied.includes(name)) {
      cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    }
  }
}

function setUp(from: string, folder: string, env: Record<string, string>): void {
  for (const [file, program] of [
    ["setup.sh", "sh"],
    ["setup.js", process.execPath],
  ] as const) {
    if (!existsSync(join(from, file))) continue;
    const { status, stderr } = spawnSync(program, [join(from, file)], { cwd: folder, env, encoding: "utf8" });
    if (status !== 0) throw new Error(`${file} failed: ${stderr}`);
  }
}

function runShell(line: string, cwd: string, env: Record<string, string>) {
  return spawnSync("sh", ["-c", line], {
    cwd,
    env,
    encoding: "utf8",
    input: "",
    timeout: 60_000,
    maxBuffer: 1 << 28,
  });
}

/** A fingerprint of every file and link below a folder. */
function snapshot(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const stats = lstatSync(join(folder, path));
    if (stats.isSymbolicLink()) found.set(path, `link to ${readlinkSync(join(folder, path))}`);
    else if (stats.isFile())
      found.set(
        path,
        createHash("sha256")
          .update(readFileSync(join(folder, path)))
          .digest("hex"),
      );
  }
  return found;
}

function changes(
  folder: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): ReadonlyMap<string, Buffer | null> {
  const files = new Map<string, Buffer | null>();
  for (const [path, print] of after) {
    if (before.get(path) !== print) files.set(path, readFileSync(join(folder, path)));
  }
  for (const path of before.keys()) if (!after.has(path)) files.set(path, null);
  return files;
}

function read(folder: string, name: string): string {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
