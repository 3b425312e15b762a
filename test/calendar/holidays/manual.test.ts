import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { occasions } from "../../../src/calendar/holidays/occasions.ts";
import { projectFolder } from "../../source-tree.ts";

const page = readFileSync(join(projectFolder, "docs/calendar.md"), "utf8");

interface Row {
  readonly name: string;
  readonly window: string;
}

/** Event and window of each row of the table of events; a row without a name is of the event above it. */
function tableRows(): readonly Row[] {
  const lines = page.slice(page.indexOf("| event |"), page.indexOf("Windows meet")).trim().split("\n");
  const rows: Row[] = [];
  for (const line of lines.slice(2)) {
    const [, name = "", , , window = ""] = line.split("|").map((cell) => cell.trim());
    rows.push({ name: name || (rows.at(-1)?.name ?? ""), window });
  }
  return rows;
}

const rows = tableRows();

describe("the page of the calendar", () => {
  it("lists every occasion and none that there is not", () => {
    const listed = [...new Set(rows.map(({ name }) => name))].sort();
    expect(listed).toEqual(occasions.map(({ name }) => name).sort());
  });

  it.each(occasions)("tells the windows of $name as they are", ({ name, daysBefore, daysAfter, kept }) => {
    const windows = kept
      .filter(({ rules }) => rules.length > 0)
      .map((keeping) => `${keeping.daysBefore ?? daysBefore} / ${keeping.daysAfter ?? daysAfter}`);
    const listed = rows.filter((row) => row.name === name).map(({ window }) => window);
    expect(new Set(listed)).toEqual(new Set(windows));
  });
});
