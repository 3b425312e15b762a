import { describe, expect, it } from "vitest";
import { reachable, type SourceFile, sourceFiles } from "./source-tree.ts";

/** From left to right: a file imports from its own folder or from one to its left. */
const layers = [
  "errors",
  "stats",
  "calendar",
  "demand",
  "seasonality",
  "forecast",
  "lead-time",
  "inventory",
  "plan",
  "backtest",
  "input",
  "report",
  "cli",
];

const source = sourceFiles("src");
const tests = sourceFiles("test");

/** The library's list of exports may name every layer; nothing imports it. */
const library = "src/index.ts";

function layerOf(path: string): string {
  return path.split("/")[1]?.replace(/\.ts$/, "") ?? "";
}

/** `path:line` of each line that a pattern matches, comments aside. */
function linesMatching(files: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => {
      const isComment = /^\s*(\/\/|\/?\*)/.test(line);
      return !isComment && pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [];
    }),
  );
}

describe("the source tree", () => {
  it("has no folder beside the layers", () => {
    const folders = source.map(({ path }) => layerOf(path)).filter((name) => name !== "index");
    expect(folders.filter((name) => !layers.includes(name))).toEqual([]);
  });

  it("imports only from its own layer or from one to its left", () => {
    const wrong = source
      .filter(({ path }) => path !== library)
      .flatMap(({ path, imports }) =>
        imports
          .filter(
            ({ target, isOurs }) => isOurs && layers.indexOf(layerOf(target)) > layers.indexOf(layerOf(path)),
          )
          .map(({ target }) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it("has no import that names no file", () => {
    const paths = new Set(source.map(({ path }) => path));
    const wrong = source.flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isOurs }) => isOurs && !paths.has(target))
        .map(({ target }) => `${path}: ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("has no circle of imports", () => {
    const circles = source.filter(({ path, imports }) => {
      const targets = imports
        .filter(({ isOurs, kind }) => isOurs && kind === "static")
        .map(({ target }) => target);
      return reachable(source, targets, ["static"]).has(path);
    });
    expect(circles.map(({ path }) => path)).toEqual([]);
  });

  it("has no file of more than 200 lines", () => {
    const long = source
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
      .filter(({ lines }) => lines > 200)
      .map(({ path, lines }) => `${path} has ${lines} lines: split it by what its parts are for`);
    expect(long).toEqual([]);
  });

  it("has no file named for nothing in particular", () => {
    const names = source
      .map(({ path }) => path)
      .filter((path) => /\b(utils?|helpers?|types|services?|common|misc)\b/.test(path));
    expect(names).toEqual([]);
  });

  it("exports by name", () => {
    expect(linesMatching(source, /^export default/)).toEqual([]);
  });

  it("knows no locale, no clock and no chance outside the edge", () => {
    const inner = source.filter(({ path }) => layerOf(path) !== "cli");
    expect(linesMatching(source, /\.(localeCompare|toLocale\w*)\(|\bIntl\./)).toEqual([]);
    expect(linesMatching(source, /\bMath\.random\(/)).toEqual([]);
    expect(
      linesMatching(
        inner,
        /\bnew Date\(\)|\bDate\.now\(|\bperformance\.now\(|\bprocess\.(env|argv|stdout|stderr)\b/,
      ),
    ).toEqual([]);
  });

  it("uses date-fns in calendar alone", () => {
    const users = source.filter(({ imports }) =>
      imports.some(({ target }) => /^(@date-fns|date-fns)(\/|$)/.test(target)),
    );
    expect(users.map(({ path }) => layerOf(path)).filter((layer) => layer !== "calendar")).toEqual([]);
  });

  it("reads and writes no file in the layers of mathematics", () => {
    const mathematics = layers.slice(0, layers.indexOf("plan"));
    const wrong = source.filter(
      ({ path, imports }) =>
        mathematics.includes(layerOf(path)) && imports.some(({ target }) => target.startsWith("node:")),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("is reached by a test, file by file", () => {
    const fromTests = tests.flatMap(({ imports }) => imports.map(({ target }) => target));
    const tested = reachable(source, fromTests, ["static", "type", "lazy"]);
    // The cases of fixtures/cli run the program as it is built.
    const run = reachable(source, ["src/cli/main.ts"], ["static", "type", "lazy"]);
    const untested = source
      .map(({ path }) => path)
      .filter((path) => path !== library && !tested.has(path) && !(layerOf(path) === "cli" && run.has(path)));
    expect(untested).toEqual([]);
  });
});

describe("the start of the program", () => {
  it("loads commander and no other package for help", () => {
    const loaded = [...reachable(source, ["src/cli/main.ts"], ["static"])];
    const packages = loaded.filter((name) => !name.startsWith("src/") && !name.startsWith("node:"));
    expect(packages).toEqual(["commander"]);
  });
});
