import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../source-tree.ts";
import { caseNames, expectedOutcome, type Outcome, runCase, writeExpected } from "./golden-case.ts";

/** `UPDATE=1 npx vitest run test/cli/golden` takes what the program does now; read the diff. */
const isUpdate = process.env.UPDATE === "1";

/** Bytes as text, so that a difference can be read. */
function readable({ files, ...rest }: Outcome) {
  return {
    ...rest,
    files: Object.fromEntries([...files].map(([path, bytes]) => [path, bytes?.toString("latin1")])),
  };
}

describe("the program, case by case of fixtures/cli", () => {
  beforeAll(() => {
    expect(existsSync(join(projectFolder, "dist/cli/main.js")), "run npm run build first").toBe(true);
  });

  it.for(caseNames())("%s", (name, { skip }) => {
    const outcome = runCase(name);
    if (outcome === undefined) {
      console.log(`${name}: left out, does not apply here`);
      return skip();
    }
    if (isUpdate) writeExpected(name, outcome);
    expect(readable(outcome)).toEqual(readable(expectedOutcome(name)));
  });
});
