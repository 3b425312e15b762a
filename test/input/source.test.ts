import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FatalError } from "../../src/errors.ts";
import { openSource, type Source } from "../../src/input/source.ts";
import { textBytes } from "../../src/input/text.ts";
import { chunkedSource, chunkSizes } from "./chunks.ts";

let folder = "";
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "restock-source-"));
  writeFileSync(path("plain.csv"), "date,sku\n");
  writeFileSync(path("packed.csv.gz"), gzipSync("date,sku\n"));
  writeFileSync(path("packed-without-suffix.csv"), gzipSync("date,sku\n"));
  writeFileSync(path("cut.csv.gz"), gzipSync("date,sku\n".repeat(1000)).subarray(0, 40));
  writeFileSync(
    path("damaged.csv.gz"),
    Buffer.concat([gzipSync("date").subarray(0, 10), Buffer.alloc(50, 0xff)]),
  );
  mkdirSync(path("folder"));
  symlinkSync(path("loop"), path("loop"));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function textOf(source: Source): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.open()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe("a source gives its bytes as often as asked", () => {
  it.each(["plain.csv", "packed.csv.gz", "packed-without-suffix.csv"])("from %s", async (name) => {
    const source = await openSource(path(name));
    expect(await textOf(source)).toBe("date,sku\n");
    expect(await textOf(source)).toBe("date,sku\n");
    source.close();
  });

  it("from standard input, packed or not", async () => {
    for (const bytes of [Buffer.from("date,sku\n"), gzipSync("date,sku\n")]) {
      const source = await openSource("-", {
        standardInput: Readable.from([bytes.subarray(0, 1), bytes.subarray(1)]),
      });
      expect(source.name).toBe("-");
      expect(await textOf(source)).toBe("date,sku\n");
      expect(await textOf(source)).toBe("date,sku\n");
      source.close();
    }
  });

  it("and can be left early", async () => {
    for (const name of ["plain.csv", "packed.csv.gz"]) {
      const source = await openSource(path(name));
      for await (const _ of source.open()) break;
      expect(await textOf(source)).toBe("date,sku\n");
      source.close();
    }
  });
});

describe("a file that changes while it is read", () => {
  it.each([
    ["is cut short", (name: string) => truncateSync(name, 2 ** 19)],
    ["grows", (name: string) => appendFileSync(name, "2026-03-01,A-100,2\n")],
  ])("ends the run when it %s", async (_, change) => {
    writeFileSync(path("growing.csv"), "x".repeat(2 ** 20));
    const source = await openSource(path("growing.csv"));
    const reading = async () => {
      let isFirst = true;
      for await (const _chunk of source.open()) {
        if (isFirst) change(path("growing.csv"));
        isFirst = false;
      }
    };
    await expect(reading()).rejects.toThrow(/it changed while it was read/);
    source.close();
  });
});

describe("a source is broken off by a signal that comes while it is read", () => {
  it.each(["plain", "packed"])("from a %s file", async (kind) => {
    const bytes = randomBytes(2 ** 20);
    writeFileSync(path("long"), kind === "packed" ? gzipSync(bytes) : bytes);
    const controller = new AbortController();
    const source = await openSource(path("long"), { signal: controller.signal });
    let read = 0;
    const reading = async () => {
      for await (const chunk of source.open()) {
        if (read === 0) setImmediate(() => controller.abort(new Error("told to stop")));
        read += chunk.length;
      }
    };
    await expect(reading()).rejects.toThrow(/^told to stop$/);
    expect(read).toBeLessThan(bytes.length);
    source.close();
  });
});

describe("a file that cannot be read ends the run in a plain sentence", () => {
  it.each([
    ["none.csv", /cannot read .*none\.csv: there is no such file or folder/],
    ["folder", /folder: it is a folder/],
    ["plain.csv/more.csv", /a part of its path is a file, not a folder/],
    ["loop", /its symbolic links form a loop/],
  ])("%s", async (name, message) => {
    const failure = await openSource(path(name)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FatalError);
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
  });

  it.each([
    ["cut.csv.gz", /it ends in the middle/],
    ["damaged.csv.gz", /its gzip data is damaged/],
  ])("%s", async (name, message) => {
    const source = await openSource(path(name));
    await expect(textOf(source)).rejects.toThrow(message);
    source.close();
  });
});

describe("text comes as UTF-8 without a mark, whatever the chunks", () => {
  const text = "dätum,sku\n1,😀\n";
  const swapped = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16, little end first", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16, big end first", swapped],
  ];
  it.each(cases)("from %s", async (_, bytes) => {
    for (const size of chunkSizes) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of textBytes(chunkedSource("t.csv", bytes, size))) chunks.push(chunk);
      expect(Buffer.concat(chunks).toString()).toBe(text);
    }
  });

  it("tells the offset of the first NUL byte behind the mark", async () => {
    for (const size of chunkSizes) {
      const read = async () => {
        for await (const _ of textBytes(chunkedSource("t.csv", "\ufeffdate,sku\n1,\0\n", size)));
      };
      await expect(read()).rejects.toMatchObject({ offset: 11 });
    }
  });
});
