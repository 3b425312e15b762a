import { lastDay } from "../calendar/day.ts";
import type { CalendarEvent } from "../calendar/event.ts";
import { type HolidayOptions, holidayEvents, holidayGaps } from "../calendar/holidays/holiday-events.ts";
import { withOwnEvents } from "../plan/own-events.ts";
import { calendarNote, gapNote } from "./event-notes.ts";
import type { LoadedShop } from "./load-shop.ts";
import type { Settings } from "./options.ts";

/** Every event that may move a day of a shop's history or of the days ahead. */
export interface LoadedEvents {
  readonly events: readonly CalendarEvent[];
  /** What a user should know of them, one sentence a line. */
  readonly notes: readonly string[];
}

/**
 * The country's holidays, without a country the international retail days, and the shop's own events.
 *
 * @param horizonDays the days ahead of as-of that are looked at
 * @throws FatalError where a holiday has no date in a year that is needed
 */
export async function loadEvents(
  { shop, frame }: Pick<LoadedShop, "shop" | "frame">,
  { country, holidays }: Pick<Settings, "country" | "holidays">,
  horizonDays: number,
): Promise<LoadedEvents> {
  const from = shop.ledger.distinctDays[0] ?? frame.asOf;
  const to = Math.min(lastDay, frame.asOf + horizonDays);
  const options: HolidayOptions = { country, from, to };
  const kept = holidays ? await holidayEvents(options) : [];
  const events = withOwnEvents(kept, shop.events, country);
  const gaps = holidays ? await holidayGaps(options) : [];
  const notes = [calendarNote(shop.events, { country, holidays }), gapNote(gaps)];
  return { events, notes: notes.filter((note) => note !== "") };
}
