import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FatalError } from "../../src/errors.ts";
import { writeFileAtomically } from "../../src/report/write-file.ts";

let folder = "";
let path = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "restock-write-"));
  path = join(folder, "orders.csv");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The message and exit code that writing ends with. */
async function failure(target: string, chunks: Iterable<string> = ["new"]): Promise<string> {
  const error = await writeFileAtomically(target, chunks).catch((caught: unknown) => caught);
  if (!(error instanceof FatalError)) throw new Error(`expected a FatalError, got ${String(error)}`);
  expect(error.exitCode).toBe(2);
  return error.message;
}

function* breaking(): Iterable<string> {
  yield "half";
  throw new Error("out of numbers");
}

describe("writing a file", () => {
  it("writes all chunks and leaves nothing beside", async () => {
    await writeFileAtomically(path, ["sku,", "", "order\n"]);
    expect(readFileSync(path, "utf8")).toBe("sku,order\n");
    expect(readdirSync(folder)).toEqual(["orders.csv"]);
  });

  it("writes any text from an async source, large or small", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "grapheme" })),
        fc.integer({ min: 1, max: 3000 }),
        async (texts, times) => {
          const chunks = texts.map((text) => text.repeat(times));
          async function* source() {
            yield* chunks;
          }
          await writeFileAtomically(path, source());
          expect(readFileSync(path, "utf8")).toBe(chunks.join(""));
        },
      ),
      { numRuns: 15 },
    );
  });

  it("replaces the old file and keeps its mode", async () => {
    writeFileSync(path, "old");
    chmodSync(path, 0o660);
    await writeFileAtomically(path, ["new"]);
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(statSync(path).mode & 0o777).toBe(0o660);
  });

  it("keeps a symbolic link and replaces its target", async () => {
    mkdirSync(join(folder, "real"));
    writeFileSync(join(folder, "real", "target.csv"), "old");
    symlinkSync(join("real", "target.csv"), path);
    await writeFileAtomically(path, ["new"]);
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "real", "target.csv"), "utf8")).toBe("new");
  });

  it("makes the file that a dangling link points to", async () => {
    symlinkSync("later.csv", path);
    await writeFileAtomically(path, ["new"]);
    expect(readFileSync(join(folder, "later.csv"), "utf8")).toBe("new");
  });

  it("leaves the old file and no rest when the source breaks", async () => {
    writeFileSync(path, "old");
    await expect(writeFileAtomically(path, breaking())).rejects.toThrow("out of numbers");
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["orders.csv"]);
  });

  it("leaves the old file and no rest when it is interrupted", async () => {
    writeFileSync(path, "old");
    const controller = new AbortController();
    function* interrupted() {
      yield "half";
      controller.abort(new Error("interrupted"));
      yield "rest";
    }
    const writing = writeFileAtomically(path, interrupted(), { signal: controller.signal });
    await expect(writing).rejects.toThrow("interrupted");
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["orders.csv"]);
  });

  it("refuses a folder, a missing folder and a path through a file", async () => {
    writeFileSync(path, "old");
    expect(await failure(folder)).toBe(`cannot write ${folder}: it is a folder`);
    expect(await failure(join(folder, "none", "a.csv"))).toContain("there is no such file or folder");
    expect(await failure(join(path, "a.csv"))).toContain("a part of its path is a file, not a folder");
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  it("refuses links that form a loop", async () => {
    symlinkSync("b.csv", path);
    symlinkSync("orders.csv", join(folder, "b.csv"));
    expect(await failure(path)).toContain("its symbolic links form a loop");
  });

  it.skipIf(process.platform === "win32")(
    "refuses devices and pipes and leaves them as they were",
    async () => {
      for (const device of ["/dev/null", "/dev/stdout", "/dev/stderr", "/dev/fd/1"]) {
        expect(await failure(device)).toBe(`cannot write ${device}: it is a device, not a file`);
      }
      expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
      execFileSync("mkfifo", [path]);
      expect(await failure(path)).toContain("it is a device, not a file");
      symlinkSync("/dev/stdout", join(folder, "out"));
      expect(await failure(join(folder, "out"))).toContain("it is a device, not a file");
    },
  );

  it("writes no control byte of the path into its message", async () => {
    expect(await failure(join(folder, "a\u001b[2J", "b"))).toContain("a\\x1b[2J");
  });
});

/** A script that writes so many megabytes to `path` with the real function. */
function writerScript(megabytes: number): string {
  const module = pathToFileURL(join(import.meta.dirname, "../../dist/report/write-file.js")).href;
  return `
    const { writeFileAtomically } = await import(${JSON.stringify(module)});
    async function* chunks() { for (let i = 0; i < ${megabytes * 16}; i++) { yield "x".repeat(65536); if (i === 16) console.log("writing"); } }
    await writeFileAtomically(process.argv[1], chunks()).catch((error) => { console.log(error.message); process.exit(error.exitCode ?? 70); });
  `;
}

const hasBuild = existsSync(join(import.meta.dirname, "../../dist/report/write-file.js"));
if (!hasBuild) console.log("skipped: dist/ is not built, so no writer process can be killed");

describe.skipIf(!hasBuild || process.platform === "win32")("a writer process", () => {
  it("leaves the old file when it is killed in the middle", async () => {
    writeFileSync(path, "old");
    const child = spawn(process.execPath, ["--input-type=module", "-e", writerScript(100_000), path]);
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  it("says so and cleans up when no more can be written", async () => {
    writeFileSync(path, "old");
    const command = `trap '' XFSZ; ulimit -f 2048; exec "$0" --input-type=module -e "$1" "$2"`;
    const child = spawn("bash", ["-c", command, process.execPath, writerScript(8), path]);
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
    });
    const [status] = await once(child, "close");
    expect(output).toContain(`cannot write ${path}: the file would be larger than allowed`);
    expect(status).toBe(2);
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["orders.csv"]);
  });
});
