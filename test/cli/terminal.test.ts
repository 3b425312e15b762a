import { describe, expect, it } from "vitest";
import { createProgress } from "../../src/cli/progress.ts";
import {
  ClosedPipeError,
  colorLevel,
  type Environment,
  openTerminal,
  type TerminalStream,
  terminalWidth,
} from "../../src/cli/terminal.ts";
import { FatalError } from "../../src/errors.ts";

interface FakeStream extends TerminalStream {
  readonly written: string[];
}

/** A stream in memory; `failure` is what every write ends in. */
function stream(
  options: { isTTY?: boolean; columns?: number; depth?: number; failure?: string } = {},
): FakeStream {
  const written: string[] = [];
  return {
    written,
    isTTY: options.isTTY ?? false,
    columns: options.columns,
    getColorDepth: () => options.depth ?? 1,
    write(text, done) {
      written.push(text);
      done(
        options.failure === undefined ? null : Object.assign(new Error("failed"), { code: options.failure }),
      );
      return true;
    },
    on: () => undefined,
  };
}

const plain = { color: true, progress: true, env: {} };

describe("colour", () => {
  const terminal = stream({ isTTY: true, depth: 24 });
  const cases: readonly (readonly [string, TerminalStream, Environment, number])[] = [
    ["is as rich as the terminal", terminal, {}, 3],
    ["has 256 colours where the terminal has", stream({ isTTY: true, depth: 8 }), {}, 2],
    ["has sixteen where the terminal has", stream({ isTTY: true, depth: 4 }), {}, 1],
    ["is off in a pipe", stream(), {}, 0],
    ["is off under NO_COLOR", terminal, { NO_COLOR: "1" }, 0],
    ["is on under an empty NO_COLOR", terminal, { NO_COLOR: "" }, 3],
    ["is off on a dumb terminal", terminal, { TERM: "dumb" }, 0],
    ["is on in a pipe under FORCE_COLOR", stream(), { FORCE_COLOR: "1" }, 1],
    ["is on under FORCE_COLOR and NO_COLOR both", stream(), { FORCE_COLOR: "3", NO_COLOR: "1" }, 3],
    ["is off under FORCE_COLOR=0", terminal, { FORCE_COLOR: "0" }, 0],
  ];

  it.each(cases)("%s", (_, target, env, level) => {
    expect(colorLevel(target, env)).toBe(level);
  });

  it("is off under --no-color whatever the environment says", () => {
    const { stdout } = openTerminal({
      ...plain,
      stdout: terminal,
      stderr: stream(),
      color: false,
      env: { FORCE_COLOR: "3" },
    });
    expect(stdout.colorLevel).toBe(0);
  });
});

describe("the width", () => {
  it("is the terminal's, else COLUMNS, else none", () => {
    expect(terminalWidth(stream({ isTTY: true, columns: 120 }), {})).toBe(120);
    expect(terminalWidth(stream({ isTTY: true, columns: 120 }), { COLUMNS: "90" })).toBe(90);
    expect(terminalWidth(stream(), {})).toBeNull();
    expect(terminalWidth(stream(), { COLUMNS: "wide" })).toBeNull();
    expect(terminalWidth(stream({ isTTY: true, columns: 0 }), {})).toBeNull();
  });
});

describe("writing", () => {
  it("to stdout ends in a ClosedPipeError when the reader is gone", async () => {
    const { stdout } = openTerminal({ ...plain, stdout: stream({ failure: "EPIPE" }), stderr: stream() });
    await expect(stdout.write("x")).rejects.toThrow(ClosedPipeError);
  });

  it("to stdout ends in a FatalError when the disk is full", async () => {
    const { stdout } = openTerminal({ ...plain, stdout: stream({ failure: "ENOSPC" }), stderr: stream() });
    await expect(stdout.write("x")).rejects.toThrow(
      new FatalError("cannot write to standard output: the disk is full"),
    );
  });

  it("to stderr never fails", async () => {
    const { stderr } = openTerminal({ ...plain, stdout: stream(), stderr: stream({ failure: "EPIPE" }) });
    await expect(stderr.write("x")).resolves.toBeUndefined();
  });
});

describe("progress", () => {
  /** Draws at the given times; returns what was written at each. */
  function draw(times: readonly number[], isShown = true): readonly string[] {
    const written: string[] = [];
    let nowMs = 0;
    const progress = createProgress({
      write: (text) => written.push(text),
      isShown,
      width: 20,
      now: () => nowMs,
    });
    return times.map((time) => {
      nowMs = time;
      const before = written.length;
      progress.update(`at ${time} ms, and much more besides`);
      return written.slice(before).join("");
    });
  }

  it("shows nothing in the first half second and then at most ten lines a second", () => {
    expect(draw([0, 499, 500, 550, 599, 600]).map((text) => text !== "")).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
  });

  it("is one line, cut to the width", () => {
    expect(draw([700])).toEqual(["\r\u001b[2Kat 700 ms, and much"]);
  });

  it("shows nothing where there is no terminal", () => {
    expect(draw([700, 900], false)).toEqual(["", ""]);
  });

  it("makes room for other text, once", () => {
    const written: string[] = [];
    let nowMs = 0;
    const progress = createProgress({
      write: (text) => written.push(text),
      isShown: true,
      width: 20,
      now: () => nowMs,
    });
    progress.clear();
    nowMs = 1000;
    progress.update("reading");
    progress.clear();
    progress.clear();
    expect(written).toEqual(["\r\u001b[2Kreading", "\r\u001b[2K"]);
  });
});
