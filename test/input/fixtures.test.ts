import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { caseNames, fixtures, readCase, tell } from "./fixture-cases.ts";

describe("each mistake in the files is told with its place and a way out", () => {
  it.each(caseNames)("%s", async (name) => {
    const told = tell(await readCase(name));
    await expect(told).toMatchFileSnapshot(join(fixtures, name, "diagnostics.txt"));
  });
});
