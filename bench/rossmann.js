/**
 * Daily sales of drug stores over the last 42 days, promotions and closed days known ahead:
 * `npm run build && node bench/rossmann.js [folder]`.
 *
 * folder: sales.csv.gz (store, weekday, date, sales, open, promo, state and school holiday). A promotion is an
 * event from its first to its last day, a closed day one of uplift 0 for its store. Scored are open days.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { everyone } from "../dist/calendar/event.js";
import { holidayEvents } from "../dist/calendar/holidays/holiday-events.js";
import { dayOf, historyOf, rowsOf, seasonalForecasts, wapeLine } from "./seasonal-model.js";

/** @typedef {{ location: string, day: number, weekday: number, quantity: number, isOpen: boolean, isPromotion: boolean }} StoreDay */

const folder = process.argv[2] ?? "../shared/data/rossmann";
const daysAhead = 42;

/** @returns {StoreDay[]} */
function readDays() {
  return rowsOf(join(folder, "sales.csv.gz"))
    .map(([location = "", weekday, date = "", sales, open, promo]) => ({
      location,
      day: dayOf(date),
      weekday: Number(weekday),
      quantity: Number(sales),
      isOpen: open === "1" && Number(sales) > 0,
      isPromotion: promo === "1",
    }))
    .toSorted((a, b) => a.day - b.day);
}

/**
 * Runs of neighbouring days as spans.
 *
 * @param {readonly number[]} days ascending
 */
function spansOf(days) {
  /** @type {{ start: number, end: number }[]} */
  const spans = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last !== undefined && day <= last.end + 1) last.end = day;
    else spans.push({ start: day, end: day });
  }
  return spans;
}

/** @param {readonly StoreDay[]} days */
function ownEvents(days) {
  const window = { daysBefore: 0, daysAfter: 0, isEstimated: false };
  const promotions = spansOf(days.filter(({ isPromotion }) => isPromotion).map(({ day }) => day));
  const closures = [...daysByStore(days)].flatMap(([location, own]) =>
    spansOf(own.filter(({ isOpen }) => !isOpen).map(({ day }) => day)).map((span) => ({
      ...span,
      ...window,
      uplift: 0,
      scope: { ...everyone, location },
    })),
  );
  const shared = { source: /** @type {const} */ ("own"), isFixedDate: false };
  return [
    {
      ...shared,
      name: "promotion",
      occurrences: promotions.map((span) => ({ ...span, ...window, uplift: null, scope: everyone })),
    },
    { ...shared, name: "closed", occurrences: closures.toSorted((a, b) => a.start - b.start) },
  ];
}

/** @param {readonly StoreDay[]} days */
function daysByStore(days) {
  /** @type {Map<string, StoreDay[]>} */
  const stores = new Map();
  for (const day of days) {
    const own = stores.get(day.location);
    if (own === undefined) stores.set(day.location, [day]);
    else own.push(day);
  }
  return stores;
}

/**
 * Mean sales by store, weekday and promotion.
 *
 * @param {readonly StoreDay[]} days
 */
function meansOf(days) {
  /** @type {Map<string, { sum: number, count: number }>} */
  const cells = new Map();
  const key = (/** @type {StoreDay} */ day) => `${day.location}|${day.weekday}|${day.isPromotion}`;
  for (const day of days.filter(({ isOpen }) => isOpen)) {
    const cell = cells.get(key(day)) ?? { sum: 0, count: 0 };
    cells.set(key(day), { sum: cell.sum + day.quantity, count: cell.count + 1 });
  }
  return (/** @type {StoreDay} */ day) => {
    const cell = cells.get(key(day));
    return cell === undefined ? 0 : cell.sum / cell.count;
  };
}

async function measure() {
  const days = readDays();
  const end = (days.at(-1)?.day ?? 0) + 1;
  const asOf = end - daysAhead;
  const past = days.filter(({ day }) => day < asOf);
  const scored = days.filter(({ day, isOpen }) => day >= asOf && isOpen);
  /** @param {string} name @param {(day: StoreDay) => number} forecast */
  const print = (name, forecast) =>
    console.log(
      wapeLine(
        name,
        scored.map((day) => ({ column: "", forecast: forecast(day), actual: day.quantity })),
      ),
    );
  console.log(`${scored.length} open days; WAPE`);
  print("means by store, weekday and promotion", meansOf(past));
  print("the same over the last 365 days", meansOf(past.filter(({ day }) => day >= asOf - 365)));
  const history = historyOf(
    past.map((day) => ({ ...day, sku: "all" })),
    { asOf },
  );
  const holidays = await holidayEvents({ country: "DE", from: (days[0]?.day ?? 0) - 60, to: end + 60 });
  const own = ownEvents(days);
  for (const [name, events, parts] of /** @type {const} */ ([
    ["weekday, closed days", own.slice(1), { useWeekOfYear: false, useDayOfMonth: false }],
    ["and promotions", own, { useWeekOfYear: false, useDayOfMonth: false }],
    ["and week of year", own, { useDayOfMonth: false }],
    ["and day of month", own, {}],
    ["and public holidays: all", [...holidays, ...own], {}],
  ])) {
    const forecasts = seasonalForecasts(history, { events, buckets: daysAhead, parts });
    print(name, ({ location, day }) => forecasts.get(`all|${location}`)?.[day - asOf] ?? 0);
  }
}

if (existsSync(folder)) await measure();
else console.log(`no ${folder}: nothing measured`);
