import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dayFromIso } from "../../src/calendar/day.ts";
import { holidayEvents } from "../../src/calendar/holidays/holiday-events.ts";
import { dataFile, isDataThere } from "./run-restock.ts";

if (!isDataThere) console.log("test/real-data/holidays: skipped, the data sets are not here");

/** What the grocers' calendar of 2011 to 2016 calls an event, ours, and its day within ours. */
const american = [
  ["SuperBowl", "Super Bowl"],
  ["ValentinesDay", "Valentine's Day"],
  ["PresidentsDay", "Washington's Birthday"],
  ["StPatricksDay", "St. Patrick's Day"],
  ["Easter", "Easter"],
  ["Mother's day", "Mother's Day"],
  ["MemorialDay", "Memorial Day"],
  ["Father's day", "Father's Day"],
  ["IndependenceDay", "Independence Day"],
  ["LaborDay", "Labor Day"],
  ["ColumbusDay", "Columbus Day"],
  ["Halloween", "Halloween"],
  ["VeteransDay", "Veterans Day"],
  ["Thanksgiving", "Thanksgiving"],
  ["Christmas", "Christmas"],
  ["NewYear", "New Year"],
  ["MartinLutherKingDay", "Martin Luther King Jr. Day"],
] as const;

/** Days of an event in the grocers' calendar. */
function published(event: string): readonly number[] {
  return readFileSync(dataFile("m5/calendar.csv"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","))
    .filter((cells) => cells[7] === event || cells[9] === event)
    .map(([date = ""]) => dayFromIso(date)!);
}

async function spans(country: string, name: string) {
  const from = dayFromIso("2011-01-29")!;
  const to = dayFromIso("2016-06-19")!;
  const events = await holidayEvents({ country, from, to });
  const { occurrences = [] } = events.find((event) => event.name === name) ?? {};
  return occurrences.filter(({ start }) => start >= from && start <= to);
}

describe.skipIf(!isDataThere)("the holidays of a published calendar of five years", () => {
  it.each(american)("are ours: %s", async (theirs, ours) => {
    const days = published(theirs);
    const found = await spans("US", ours);
    expect(days.length).toBeGreaterThanOrEqual(5);
    expect(found.length).toBe(days.length);
    for (const [index, { start, end }] of found.entries()) {
      expect(days[index]).toBeGreaterThanOrEqual(start);
      expect(days[index]).toBeLessThanOrEqual(end);
    }
  });

  it.each([
    ["Pesach End", "Passover", 1],
    ["Chanukah End", "Hanukkah", 0],
    ["Purim End", "Purim", 0],
  ] as const)("end when ours do, but for a day of the diaspora: %s", async (theirs, ours, daysLater) => {
    const found = await spans("IL", ours);
    expect(published(theirs)).toEqual(found.map(({ end }) => end + daysLater));
  });

  it.each([
    ["Ramadan starts", "Ramadan"],
    ["Eid al-Fitr", "Eid al-Fitr"],
    ["EidAlAdha", "Eid al-Adha"],
    ["OrthodoxChristmas", "Orthodox Christmas"],
    ["OrthodoxEaster", "Orthodox Easter"],
  ] as const)("are ours to within a day, the moon being seen later in America: %s", async (theirs, ours) => {
    const found = await spans(ours.startsWith("Orthodox") ? "RS" : "SA", ours);
    const days = published(theirs);
    expect(found.length).toBe(days.length);
    for (const [index, { start, isEstimated }] of found.entries()) {
      expect(days[index]! - start).toBeGreaterThanOrEqual(0);
      expect(days[index]! - start).toBeLessThanOrEqual(isEstimated ? 1 : 0);
    }
  });
});
