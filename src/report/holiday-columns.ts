import type { HolidayFlag, HolidayRow } from "../plan/holiday-rows.ts";
import type { Column, ColumnKind } from "./column.ts";

/** Every column of the calendar, in the order of csv and JSON. New columns go last. */
export const holidayColumns: readonly Column<HolidayRow>[] = [
  {
    ...given("event", "Event", "text", "Name of the holiday, promotion or closure."),
    value: (row) => row.event,
  },
  { ...given("event_date", "Date", "date", "Its first day."), value: (row) => row.day },
  { ...given("event_end", "End", "date", "Its last day."), value: (row) => row.end },
  {
    ...given("window_from", "From", "date", "First day on which it is taken to move demand."),
    value: (row) => row.from,
  },
  { ...given("window_to", "To", "date", "Last such day."), value: (row) => row.to },
  {
    ...given("source", "Source", "text", "public (holiday), retail (kept by shops) or own (events file)."),
    value: (row) => row.source,
  },
  {
    ...given("category", "Category", "text", "Category that the row is told of; empty: all."),
    value: (row) => row.category,
  },
  { ...given("sku", "SKU", "text", "Item that the row is told of; empty: all."), value: (row) => row.sku },
  {
    ...given("location", "Location", "text", "Location that the row is told of; empty: all."),
    value: (row) => row.location,
  },
  {
    ...computed("uplift", "Uplift", "ratio", "Demand of the window's days ÷ the same without the event."),
    value: (row) => row.uplift,
  },
  {
    ...computed("peak_uplift", "Peak", "ratio", "The same of its strongest day."),
    value: (row) => row.peakUplift,
  },
  { ...given("peak_date", "Peak day", "date", "That day."), value: (row) => row.peakDay },
  {
    ...computed("units_observed", "Sold", "units", "Units sold so far on days of the event."),
    value: (row) => row.unitsObserved,
  },
  {
    ...computed("units_expected", "Usual", "units", "Units that these days without the event let expect."),
    value: (row) => row.unitsExpected,
  },
  {
    ...given("years_seen", "Years", "units", "Years of the history in which the event was seen."),
    value: (row) => row.years,
  },
  {
    ...computed(
      "own_weight",
      "Own",
      "fraction",
      "How much of the uplift rests on the row's own sales; the rest on the wider group's.",
    ),
    value: (row) => (row.ownWeight === null ? null : Number(row.ownWeight.toFixed(3))),
  },
  {
    ...given(
      "order_by",
      "Order by",
      "date",
      "Last safe order day: goods ordered then are there before the window, 99 times in 100.",
    ),
    value: (row) => row.orderBy,
  },
  {
    ...given("flags", "Flags", "list", "What to know of the row, joined by ; in csv."),
    value: (row) => row.flags,
  },
];

/** What each flag of a calendar row means. */
export const holidayFlagMeanings: Readonly<Record<HolidayFlag, string>> = {
  "date-estimated":
    "The date rests on the sight of the moon or on a computed calendar; it may shift by a day or two.",
  "uplift-given": "The uplift is the events file's word for the days of the event itself.",
  "event-unseen": "The history holds no day of it: nothing is learned, and nothing is added for it.",
  "no-effect": "Its days cannot be told from others by chance: nothing is added for it.",
  overlapped: "Every day of its window belongs to a nearer event.",
  "order-late": "The last safe order day is past: what is ordered now may come after the window has begun.",
};

function given(
  name: string,
  heading: string,
  kind: ColumnKind,
  doc: string,
): Omit<Column<HolidayRow>, "value"> {
  return { name, heading, kind, origin: "given", doc };
}

function computed(
  name: string,
  heading: string,
  kind: ColumnKind,
  doc: string,
): Omit<Column<HolidayRow>, "value"> {
  return { name, heading, kind, origin: "computed", doc };
}
