import { eventKey, isOfCountry } from "../plan/own-events.ts";
import type { EventRecord } from "../plan/shop.ts";
import { countText } from "../report/numbers.ts";
import type { Settings } from "./options.ts";

/** One line that says which holidays and own events are counted with, and which rows are left out. */
export function calendarNote(
  events: readonly EventRecord[],
  { country, holidays }: Pick<Settings, "country" | "holidays">,
): string {
  const counted = events.filter((event) => isOfCountry(event, country));
  const names = new Set(counted.map(({ event }) => eventKey(event)));
  const parts = [holidaysText(country, holidays)];
  if (names.size > 0) parts.push(countText(names.size, "own event"));
  const leftOut = events.length - counted.length;
  if (leftOut > 0) parts.push(`${countText(leftOut, "event row")} of other countries left out`);
  return `calendar: ${parts.join(", ")}`;
}

function holidaysText(country: string | null, holidays: boolean): string {
  if (!holidays) return "no holidays (--no-holidays)";
  return country === null
    ? "the international retail days (--country adds a country's holidays)"
    : `holidays of ${country}`;
}

/** Names the holidays whose dates are known only up to a year; "": there are none. */
export function gapNote(gaps: readonly HolidayGap[]): string {
  if (gaps.length === 0) return "";
  const names = gaps.map(({ name, lastYear }) => `${name} (to ${lastYear})`);
  return `calendar: dates are not known further of ${names.join(", ")}; name them in the events file`;
}

interface HolidayGap {
  readonly name: string;
  readonly lastYear: number;
}
