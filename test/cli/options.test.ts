import { describe, expect, it } from "vitest";
import { commandEntries } from "../../src/cli/commands/registry.ts";
import { defaultOf } from "../../src/cli/config.ts";
import { checkValue } from "../../src/cli/option-value.ts";
import { flagName, optionEntries, options, optionsOf, variableName } from "../../src/cli/options.ts";
import { parseCommandLine } from "../../src/cli/parser.ts";
import { forecastMethods } from "../../src/forecast/methods.ts";
import { safetyStockMethods } from "../../src/inventory/safety-stock/methods.ts";
import { formats } from "../../src/report/formats.ts";

function helpOf(...argv: readonly string[]): string {
  const invocation = parseCommandLine(argv, "1.2.3");
  return invocation.kind === "print" ? invocation.text : "";
}

describe("the option table", () => {
  it("offers the forecast methods that there are, and auto", () => {
    expect([...options.method.choices].sort()).toEqual(["auto", ...Object.keys(forecastMethods)].sort());
  });

  it("offers the safety-stock methods that there are", () => {
    expect([...options.safetyStock.choices].sort()).toEqual(Object.keys(safetyStockMethods).sort());
  });

  it("offers the formats that there are", () => {
    expect(options.format.choices).toEqual(Object.keys(formats));
  });

  it("names each flag, variable and letter once", () => {
    const flags = optionEntries.map(([key]) => flagName(key));
    const variables = optionEntries.map(([key]) => variableName(key));
    const letters = optionEntries.flatMap(([, { short }]) => (short === undefined ? [] : [short]));
    for (const names of [flags, variables, letters]) expect(new Set(names).size).toBe(names.length);
    expect(letters).not.toContain("h");
  });

  it("has a placeholder for every value and a place among the commands", () => {
    for (const [key, spec] of optionEntries) {
      expect(spec.value === undefined, key).toBe(spec.kind === "flag");
      expect(spec.commands.length, key).toBeGreaterThan(0);
    }
  });

  it("has defaults that pass its own checks", () => {
    for (const [key, spec] of optionEntries) {
      const value = defaultOf(spec);
      if (value !== null && key !== "map") expect(checkValue(spec, value), key).toEqual({ value });
    }
  });

  it("says the keys as flags and as variables", () => {
    expect(flagName("serviceLevel")).toBe("--service-level");
    expect(flagName("color")).toBe("--no-color");
    expect(variableName("serviceLevel")).toBe("RESTOCK_SERVICE_LEVEL");
  });
});

describe("help", () => {
  const names = commandEntries.map(([name]) => name);

  it.each(names)("of %s tells every option it takes, under 80 columns, with examples to paste", (name) => {
    const text = helpOf(name, "--help");
    for (const [key] of optionsOf(name)) expect(text).toContain(flagName(key));
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThan(80);
    expect(text).toMatch(/\nExamples:\n {2}restock /);
  });

  it.each(names)("of %s has examples that the parser takes", (name) => {
    for (const example of commandEntries.find(([each]) => each === name)?.[1].examples ?? []) {
      const words = example.replace(/ > .*/, "").split(" ");
      expect(parseCommandLine(words.slice(1), "1.2.3")).toMatchObject({ kind: "run", command: name });
    }
  });

  it("groups the options as Input, Model, Policy, Output", () => {
    const headings = [...helpOf("plan", "--help").matchAll(/^(\w+):$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(["Input", "Model", "Policy", "Output", "Examples"]);
  });

  it("tells each default with the option", () => {
    expect(helpOf("plan", "--help")).toMatch(/--review-days DAYS .*\(default: 7\)/);
  });
});
