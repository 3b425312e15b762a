import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FlagTexts, requireOptions, resolveSettings } from "../../src/cli/config.ts";
import { showConfig, showConfigJson } from "../../src/cli/show-config.ts";
import { FatalError } from "../../src/errors.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "restock-config-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function writeConfig(value: unknown, name = "restock.json"): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

function resolve(flags: FlagTexts = new Map(), env: Record<string, string> = {}) {
  return resolveSettings({ command: "plan", flags, env, folder });
}

describe("a setting", () => {
  it("is its default when nobody says otherwise", () => {
    const { settings, origins } = resolve();
    expect(settings.serviceLevel).toBe(0.95);
    expect(origins.serviceLevel).toEqual({ source: "default", name: "default" });
    expect(settings.stock).toBeNull();
    expect(settings.sales).toEqual([]);
  });

  it("is taken from the flag, else the variable, else the file", () => {
    const file = writeConfig({ serviceLevel: 0.9 });
    expect(resolve().settings.serviceLevel).toBe(0.9);
    expect(resolve().origins.serviceLevel).toEqual({ source: "file", name: `${file}:1:17` });
    const env = { RESTOCK_SERVICE_LEVEL: "0.91" };
    expect(resolve(new Map(), env).settings.serviceLevel).toBe(0.91);
    const both = resolve(new Map([["serviceLevel", ["0.92"]]]), env);
    expect(both.settings.serviceLevel).toBe(0.92);
    expect(both.origins.serviceLevel).toEqual({ source: "flag", name: "--service-level" });
  });

  it("that is null in the file, or empty in a variable, is not said", () => {
    writeConfig({ reviewDays: null, stock: null });
    const { settings } = resolve(new Map(), { RESTOCK_REVIEW_DAYS: "" });
    expect(settings.reviewDays).toBe(7);
    expect(settings.stock).toBeNull();
  });

  it("that names a file in the settings file is taken from that file's folder", () => {
    mkdirSync(join(folder, "shop"));
    const file = writeConfig({ sales: ["s.csv", "-", "/abs.csv"], stock: "in/k.csv" }, "shop/my.json");
    const { settings } = resolve(new Map([["config", [file]]]));
    expect(settings.sales).toEqual([join(folder, "shop/s.csv"), "-", "/abs.csv"]);
    expect(settings.stock).toBe(join(folder, "shop/in/k.csv"));
  });
});

describe("the settings file", () => {
  it("of the working directory is used with a notice, and not beside another", () => {
    writeConfig({ reviewDays: 1 });
    const other = writeConfig({ reviewDays: 2 }, "other.json");
    expect(resolve().settings.reviewDays).toBe(1);
    expect(resolve().notices).toEqual(["settings are taken from restock.json"]);
    const named = resolve(new Map([["config", [other]]]));
    expect(named.settings.reviewDays).toBe(2);
    expect(named.notices).toEqual([]);
    expect(resolve(new Map(), { RESTOCK_CONFIG: other }).settings.reviewDays).toBe(2);
  });

  it("is not read by commands that need none", () => {
    writeConfig({ serviceLevel: 95 });
    expect(resolveSettings({ command: "init", flags: new Map(), env: {}, folder }).settings.quiet).toBe(
      false,
    );
  });

  it("tells all its mistakes in one run", () => {
    const file = writeConfig({ servicelevel: 0.9, reviewDays: 1.5 });
    expect(() => resolve()).toThrow(
      new FatalError(
        `${file} has 2 mistakes:\n` +
          `  ${file}:1:2: unknown key "servicelevel"; did you mean "serviceLevel"?\n` +
          `  ${file}:1:34: reviewDays 1.5: must be a whole number from 0 to 365`,
      ),
    );
  });

  it("that is not there is told by its name", () => {
    expect(() => resolve(new Map([["config", ["nowhere.json"]]]))).toThrow(
      /cannot read the settings file nowhere\.json/,
    );
  });
});

describe("the format", () => {
  const output = (path: string): FlagTexts => new Map([["output", [path]]]);

  it("follows the extension of the output file", () => {
    expect(resolve(output("a/plan.CSV")).settings.format).toBe("csv");
    expect(resolve(output("plan.md")).settings.format).toBe("markdown");
    expect(resolve(output("plan")).settings.format).toBe("table");
  });

  it("must be said for a file whose extension is no format's", () => {
    expect(() => resolve(output("orders.xlsx"))).toThrow("no format has the extension .xlsx");
    expect(resolve(new Map([...output("orders.log"), ["csv", ["true"]]])).settings.format).toBe("csv");
  });

  it("in the settings file yields to an output file on the command line", () => {
    writeConfig({ format: "markdown" });
    expect(resolve().settings.format).toBe("markdown");
    expect(resolve(output("plan.csv")).settings.format).toBe("csv");
  });

  it("that is said wins over the extension", () => {
    const flags: FlagTexts = new Map([...output("plan.csv"), ["json", ["true"]]]);
    expect(resolve(flags).settings.format).toBe("json");
  });

  it("cannot be two things at once", () => {
    const flags: FlagTexts = new Map([
      ["csv", ["true"]],
      ["json", ["true"]],
    ]);
    expect(() => resolve(flags)).toThrow("--csv and --json contradict each other");
  });
});

describe("the environment", () => {
  it("is refused where a variable has a wrong value", () => {
    expect(() => resolve(new Map(), { RESTOCK_QUIET: "maybe" })).toThrow(
      "RESTOCK_QUIET=maybe: must be true or false",
    );
  });

  it("brings a notice where a variable looks mistyped, and none where it is someone else's", () => {
    const { notices } = resolve(new Map(), {
      RESTOCK_SERVCE_LEVEL: "0.9",
      RESTOCK_TOKEN_OF_ANOTHER_TOOL: "x",
    });
    expect(notices).toEqual([
      "the variable RESTOCK_SERVCE_LEVEL means nothing; did you mean RESTOCK_SERVICE_LEVEL?",
    ]);
  });
});

describe("what a command cannot do without", () => {
  it("is asked for with a hint", () => {
    expect(() => requireOptions("plan", resolve().settings)).toThrow("restock plan needs --sales FILE");
    const sales: FlagTexts = new Map([["sales", ["s.csv"]]]);
    expect(() => requireOptions("plan", resolve(sales).settings)).toThrow(
      "restock plan needs --lead-times FILE",
    );
    expect(() => requireOptions("check", resolve().settings)).not.toThrow();
  });
});

describe("--show-config", () => {
  it("prints a line for each setting, and the same as JSON", () => {
    const flags: FlagTexts = new Map([["asOf", ["2026-10-05"]]]);
    const { settings, origins } = resolve(flags);
    expect(showConfig("plan", settings, origins)).toMatch(/^asOf = "2026-10-05" +\(--as-of\)$/m);
    expect(JSON.parse(showConfigJson("plan", settings, origins))).toMatchObject({
      asOf: { value: "2026-10-05", source: "flag", origin: "--as-of" },
      serviceLevel: { value: 0.95, source: "default", origin: "default" },
    });
  });
});
