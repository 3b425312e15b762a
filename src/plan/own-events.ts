import type { CalendarEvent, EventOccurrence } from "../calendar/event.ts";
import { compareText } from "./compare-text.ts";
import { groupBy } from "./group-by.ts";
import type { EventRecord } from "./shop.ts";

/** What two spellings of one event's name share. */
export function eventKey(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, " ");
}

/**
 * Whether a row counts for a shop in a country: it names none, the shop's own, or (DE for DE-BY) the one
 * that the shop's region is in. Without a country only rows that name none count.
 */
export function isOfCountry({ country }: Pick<EventRecord, "country">, shopCountry: string | null): boolean {
  return country === "" || country === shopCountry || (shopCountry?.startsWith(`${country}-`) ?? false);
}

/**
 * Holidays and the shop's own events as one calendar, holidays first. Rows that bear a holiday's name
 * belong to it. Those without a scope take the place of its occurrences within ten days, so that a row can
 * mend a date that was estimated; those with one stand beside it for their items.
 */
export function withOwnEvents(
  holidays: readonly CalendarEvent[],
  records: readonly EventRecord[],
  country: string | null,
): readonly CalendarEvent[] {
  const counted = records.filter((record) => isOfCountry(record, country));
  const rowsOf = groupBy(counted, ({ event }) => eventKey(event));
  const named = new Set(holidays.map(({ name }) => eventKey(name)));
  const joined = holidays.map((holiday) => joinedEvent(holiday, rowsOf.get(eventKey(holiday.name)) ?? []));
  const own = [...rowsOf]
    .filter(([key]) => !named.has(key))
    .sort(([a], [b]) => compareText(a, b))
    .map(([, rows]) => ownEvent(rows));
  return [...joined, ...own];
}

/** A row of the holiday's name stands for its occurrence when no more days lie between the two. */
const sameOccasionDays = 10;

function joinedEvent(holiday: CalendarEvent, rows: readonly EventRecord[]): CalendarEvent {
  if (rows.length === 0) return holiday;
  const usual = holiday.occurrences.at(-1) ?? noWindow;
  const own = occurrencesOf(rows, usual);
  const kept = holiday.occurrences.filter(
    ({ start, end }) =>
      !own.some(
        (other) =>
          isEveryone(other) && other.start <= end + sameOccasionDays && start <= other.end + sameOccasionDays,
      ),
  );
  return { ...holiday, occurrences: [...kept, ...own].sort(byDay) };
}

function ownEvent(rows: readonly EventRecord[]): CalendarEvent {
  const [name = ""] = rows.map(({ event }) => event).sort(compareText);
  const occurrences = occurrencesOf(rows, noWindow);
  return { name, source: "own", isFixedDate: false, occurrences };
}

type Window = Pick<EventOccurrence, "daysBefore" | "daysAfter">;

const noWindow: Window = { daysBefore: 0, daysAfter: 0 };

/** Of rows for the same items and days the one of the narrower country counts: DE-BY before DE before all. */
function occurrencesOf(rows: readonly EventRecord[], usual: Window): readonly EventOccurrence[] {
  const byScope = groupBy(rows, ({ sku, category, location }) => [sku, category, location].join("\u0000"));
  return [...byScope.values()]
    .flatMap((rowsOfScope) => joinNeighbours(withoutWider(rowsOfScope).toSorted((a, b) => a.start - b.start)))
    .map((row) => ({
      start: row.start,
      end: row.end,
      daysBefore: row.daysBefore ?? usual.daysBefore,
      daysAfter: row.daysAfter ?? usual.daysAfter,
      uplift: row.uplift,
      isEstimated: false,
      scope: { sku: row.sku, category: row.category, location: row.location },
    }))
    .sort(byDay);
}

/**
 * Rows of neighbouring days that say the same are one time that the event takes place: an export often has a
 * row for each day of a promotion, though its first day does more than its last.
 */
function joinNeighbours(rows: readonly EventRecord[]): readonly EventRecord[] {
  const joined: EventRecord[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    const continues =
      last !== undefined &&
      last.end + 1 === row.start &&
      last.uplift === row.uplift &&
      last.daysBefore === row.daysBefore &&
      last.daysAfter === row.daysAfter;
    if (continues) joined[joined.length - 1] = { ...last, end: row.end };
    else joined.push(row);
  }
  return joined;
}

function withoutWider(rows: readonly EventRecord[]): readonly EventRecord[] {
  const ofCountries = rows.filter(({ country }) => country !== "");
  return rows.filter((row) => !ofCountries.some((other) => isNarrower(other, row)));
}

function isNarrower(other: EventRecord, row: EventRecord): boolean {
  return other.country.length > row.country.length && other.start <= row.end && row.start <= other.end;
}

function isEveryone({ scope }: EventOccurrence): boolean {
  return scope.sku === "" && scope.category === "" && scope.location === "";
}

function byDay(a: EventOccurrence, b: EventOccurrence): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    compareText(a.scope.sku, b.scope.sku) ||
    compareText(a.scope.category, b.scope.category) ||
    compareText(a.scope.location, b.scope.location)
  );
}
