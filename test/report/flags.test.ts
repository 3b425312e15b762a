import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flagMeanings } from "../../src/report/flags.ts";

describe("the flags", () => {
  it("each have a sentence, whichever part of the plan sets them", () => {
    const source = ["plan", "inventory"]
      .map((folder) => sourceOf(join(import.meta.dirname, "../../src", folder)))
      .join("");
    const set = [
      ...source.matchAll(
        /flags\.(?:push|add)\("([a-z-]+)"\)|\["((?:max-stock|moq-over-max|pack-over-max|no-stock-row))"\]/g,
      ),
    ];
    const names = set.map((match) => match[1] ?? match[2] ?? "");
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(flagMeanings, name).toHaveProperty(name);
    for (const meaning of Object.values(flagMeanings)) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });
});

function sourceOf(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}
